"""Pages of a PDF to blocks: characters, lines, rulings, tables, and tables that run over pages."""
