"""What the claims of speed rest on: each of `measures` against a named alternative in one run, median of five."""
