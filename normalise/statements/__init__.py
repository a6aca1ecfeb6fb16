"""A passage to statements: what each number measures, whether it is reached, aimed at or a change, and of whom."""
