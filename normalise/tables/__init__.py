"""The axes of a table: heading rows, what headings and labels say, the lines above it, and what its cells hold.

Which role a column has belongs to `normalise.tables.header`, what the cells state to `normalise.tables.statements`.
"""
