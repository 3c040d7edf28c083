"""What is in a PDF, for assistive technology: tags, text, language, bookmarks."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader


class File:
    """A PDF file, opened."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pikepdf.open(BytesIO(content))

    @property
    def text(self) -> str:
        """All text, white space as single spaces."""
        pages = PdfReader(BytesIO(self.content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    @property
    def language(self) -> str:
        return str(self.pdf.Root.Lang)

    @property
    def title(self) -> str:
        return str(self.pdf.docinfo.Title)

    @property
    def standards(self) -> dict[str, str]:
        """What the file says it conforms to."""
        with self.pdf.open_metadata() as metadata:
            names = {"pdfaid:part": "A", "pdfaid:conformance": "level", "pdfuaid:part": "UA"}
            return {name: str(metadata[key]) for key, name in names.items() if key in metadata}

    @property
    def bookmarks(self) -> list[str]:
        with self.pdf.open_outline() as outline:
            return [entry.title for entry in outline.root]

    def tags(self, *names: str) -> list[Any]:
        return [tag for tag in self._walk(self.pdf.Root.StructTreeRoot) if str(tag.S)[1:] in names]

    def scopes(self) -> list[str]:
        """The scopes of all headings of tables."""
        return [_scope(tag) for tag in self.tags("TH")]

    def _walk(self, element: Any) -> Iterator[Any]:
        children = element.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield child
                yield from self._walk(child)


def _scope(tag: Any) -> str:
    attributes = tag.get("/A", [])
    owners = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(owner.Scope)[1:] for owner in owners if "/Scope" in owner), "")
