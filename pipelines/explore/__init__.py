"""`chiso explore`: pages over a copy of the views, for people who will never open a database.

`server` starts it, `plugin` adds to Datasette what it lacks, `metadata` tells it titles and meanings, `saying` has the
words of values, `links` where they lead, `cell` shows where a figure is printed, `worked_queries` reads the queries of
docs/analyst.md. The copy is made by `warehouse.snapshot`.
"""
