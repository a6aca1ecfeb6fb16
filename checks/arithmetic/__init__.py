"""The arithmetic of tables: what their cells say of each other, whatever they count.

`table_relations` finds the relations; each module finds those of one kind in a `Grid`. What must hold is declared
with its finder. What sentences say of each other, or of a table, belongs to `checks.relations`.
"""
