"""What all formats share: grids of cells, headings, numbering, raised signs, notes, wrapped lines, old fonts."""
