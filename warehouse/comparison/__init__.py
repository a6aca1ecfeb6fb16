"""Year over year: which statements are of one thing, and what their difference is."""
