"""How the assets run: Definitions, jobs, schedule, sensors, settings, and the `chiso` command.

What a step does belongs to `assets` and the rooms below.
"""
