"""Printed times, their codes, and which of them a figure holds for."""
