"""What figures refer to: entities and indicators, their catalogues, and how names are matched with them."""
