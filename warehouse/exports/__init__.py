"""The formats that views are exported in, one module each; which views, where and when is in `warehouse.export`.

A format is a class with `add(rows)`, called with lists of typed rows, and `close()`.
"""
