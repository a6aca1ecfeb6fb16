"""Functions of PDFium that are called for each letter or thing on a page, with handles as plain numbers.

The declarations of the bindings make a Python object of each pointer, which takes longer than the call.
"""

import ctypes
from typing import Any

from pypdfium2 import raw

_PLAIN = (ctypes.c_int, ctypes.c_uint, ctypes.c_long, ctypes.c_ulong, ctypes.c_float, ctypes.c_double)


def address(thing: Any) -> int:
    """Give the address that a handle or a function of the bindings stands for."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def quick(function: Any) -> Any:
    """Give a function of the bindings that takes an address wherever it takes a pointer, and gives one."""
    types = [kind if kind in _PLAIN else ctypes.c_void_p for kind in (function.restype, *function.argtypes)]
    return ctypes.PYFUNCTYPE(*types)(address(function))


text_object = quick(raw.FPDFText_GetTextObject)
char_origin = quick(raw.FPDFText_GetCharOrigin)
has_no_letter = quick(raw.FPDFText_HasUnicodeMapError)
glyph_width = quick(raw.FPDFFont_GetGlyphWidth)

font = quick(raw.FPDFTextObj_GetFont)
font_size = quick(raw.FPDFTextObj_GetFontSize)
fill_colour = quick(raw.FPDFPageObj_GetFillColor)
count_marks = quick(raw.FPDFPageObj_CountMarks)
mark = quick(raw.FPDFPageObj_GetMark)
mark_has = quick(raw.FPDFPageObjMark_GetParamValueType)

count_of_page = quick(raw.FPDFPage_CountObjects)
count_of_form = quick(raw.FPDFFormObj_CountObjects)
object_of_page = quick(raw.FPDFPage_GetObject)
object_of_form = quick(raw.FPDFFormObj_GetObject)
kind = quick(raw.FPDFPageObj_GetType)
matrix = quick(raw.FPDFPageObj_GetMatrix)
bounds = quick(raw.FPDFPageObj_GetBounds)

draw_mode = quick(raw.FPDFPath_GetDrawMode)
count_segments = quick(raw.FPDFPath_CountSegments)
segment = quick(raw.FPDFPath_GetPathSegment)
clip = quick(raw.FPDFPageObj_GetClipPath)
count_clip_paths = quick(raw.FPDFClipPath_CountPaths)
count_clip_segments = quick(raw.FPDFClipPath_CountPathSegments)
clip_segment = quick(raw.FPDFClipPath_GetPathSegment)
segment_kind = quick(raw.FPDFPathSegment_GetType)
segment_point = quick(raw.FPDFPathSegment_GetPoint)
segment_closes = quick(raw.FPDFPathSegment_GetClose)
