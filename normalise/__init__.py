"""What words mean: quantities, periods, entities, indicators, statements, observations.

Pure functions, no I/O but the catalogues.

How a file is read (`sources`) and what may enter the warehouse (`checks`) do not belong here.
"""
