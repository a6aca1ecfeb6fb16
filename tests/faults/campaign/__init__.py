"""Faults on purpose: refreshes that are killed, starved and misled, and what must hold after each (`make faults`)."""
