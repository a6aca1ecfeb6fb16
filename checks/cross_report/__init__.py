"""What two reports tell of one thing: pairs of statements, and the rules on them."""
