"""What analysts see: the text of every view, in which order its rows come, and what its columns mean."""
