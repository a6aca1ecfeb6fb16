"""The words of Vietnamese reports by class, and patterns built from the classes.

What a sentence means is said in the rooms above; here stands which words there are.
"""
