"""A printed number with its unit, scale, qualifier and bounds."""
