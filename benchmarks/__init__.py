"""What the claims of speed rest on: ratios against a named alternative in one run, median of five; no test does."""
