"""Whether a PDF can be read with assistive technology, as far as the file itself tells."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True)
class PdfFacts:
    """What PDF/UA asks of the document as a whole (ISO 14289-1, clause 7)."""

    is_tagged: bool = False
    has_title: bool = False
    has_language: bool = False


def inspect(file: BinaryIO) -> PdfFacts:
    """The facts of a file that calls itself a PDF; a damaged or locked one has none of them."""
    import pikepdf  # slow to load, and not needed before there is a PDF

    file.seek(0)
    try:
        with pikepdf.open(file) as pdf:
            return _read(pdf)
    except Exception:  # whatever is wrong with a file of somebody else, it can still be uploaded
        return PdfFacts()
    finally:
        file.seek(0)


def _read(pdf: "pikepdf.Pdf") -> PdfFacts:
    root: Any = pdf.Root
    marks = root.get("/MarkInfo")
    is_marked = marks is not None and bool(marks.get("/Marked", False))
    return PdfFacts(
        is_tagged=is_marked and "/StructTreeRoot" in root,
        has_title=bool(_title(pdf).strip()),
        has_language=bool(str(root.get("/Lang", "")).strip()),
    )


def _title(pdf: "pikepdf.Pdf") -> str:
    title = pdf.open_metadata().get("dc:title")
    return str(title or pdf.docinfo.get("/Title", ""))
