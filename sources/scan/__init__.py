"""Pages that are pictures: which need recognition, and what tesseract reads in them."""
