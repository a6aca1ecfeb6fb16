"""Workbooks, of today and from before 2007, to blocks: sheets, their tables, number formats."""
