"""Plain text and Markdown to blocks, and in which encoding a text is."""
