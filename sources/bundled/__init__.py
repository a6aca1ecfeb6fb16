"""The bundled reports: short summaries of published figures, written for this project, and the program that makes them.

`content/` holds what they say and `content/facts.yaml` where every figure comes from; `reports/` holds the made files
with their catalogue. Reading reports does not belong here: for the rest of `sources` these are reports like any other.
"""
