"""Word files to blocks: runs of text, numbering, styles, notes."""
