"""Tables, columns and codes, what each means in both languages, and who may read them."""
