"""The pages of a PDF, each read the fast way if it is plain enough for that, and else the exact way.

Both ways give the same record of a page; which one gave it makes no difference to anything that follows.
"""

from contextlib import ExitStack
from dataclasses import replace
from typing import Self

from sources.document import Rejected
from sources.limits import LeftOut
from sources.pdf.exact import ExactPages
from sources.pdf.fast import FastPages
from sources.pdf.page import PageContent


class Pages:
    """An open PDF; Rejected if it is damaged or locked. Use it with `with`."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        self._open = ExitStack()
        self._exact: ExactPages | None = None
        try:
            self._fast: FastPages | None = self._open.enter_context(FastPages(data))
        except ValueError:
            # What PDFium cannot open pdfminer sometimes can, and it says what is wrong with the rest.
            self._fast = None
            self._exact = self._open.enter_context(ExactPages(data, name))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def count(self) -> int:
        """How many pages the file has."""
        return (self._fast or self._exactly()).count

    def content(self, number: int) -> PageContent:
        """Give what page `number` (1-based) holds; LeftOut if it is damaged or holds too much."""
        return (self._fast.content(number) if self._fast else None) or self.exact_content(number)

    def exact_content(self, number: int) -> PageContent:
        """Give the same read the exact way; what is drawn as PDFium sees it, since pdfminer knows of no clips."""
        content = self._exactly().content(number)
        found = self._fast.drawn(number) if self._fast else None
        if found is None:
            return content
        edges, shading = tuple(found.drawing.edges), tuple(found.drawing.shading)
        return replace(content, edges=edges, shading=shading, images=tuple(found.images))

    def _exactly(self) -> ExactPages:
        """Open the file for the exact way, which takes a while, when the first page needs it."""
        if self._exact is None:
            try:
                self._exact = self._open.enter_context(ExactPages(self._data, self._name))
            except Rejected as error:
                raise LeftOut(f"contents that cannot be read ({error.found})") from error
        return self._exact
