"""The process of its own in which a file is read, and what may be unpacked there."""
