"""How a report's records, verdicts and quarantine enter the warehouse, by vintage."""
