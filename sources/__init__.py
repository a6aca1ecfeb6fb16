"""Where reports are and how a file becomes a Document: formats, stitching over pages, provenance.

What words and numbers mean does not belong here: that is `normalise`.
"""
