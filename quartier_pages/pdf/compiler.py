"""Trees of nodes as PDF files, through the templates in `typst/`.

The content goes in as data, never as markup: nothing that an editor types can be an instruction.
"""

import hashlib
import json
import re
import shutil
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.conf import settings
from django.core.cache import cache as stored

from quartier_pages.pdf.pictures import Picture
from quartier_pages.pdf.row_headers import mark_row_headers

STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
_TEMPLATES = Path(__file__).parent / "typst"
_A_DAY = 24 * 60 * 60
# They would turn all that follows around.
_OVERRIDES = "\u202a-\u202e"


@dataclass(frozen=True)
class Document:
    """What is printed, and with which template."""

    template: str
    data: dict[str, Any]
    pictures: list[Picture] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """The same for the same content in the same layout, and then the same file comes out."""
        text = json.dumps([self.template, self.data], sort_keys=True)
        return hashlib.blake2b(_layout() + text.encode(), digest_size=12).hexdigest()

    def pdf(self) -> bytes:
        """The file, from the cache if it was made before."""
        key = f"pdf:{self.fingerprint}"
        content: bytes | None = stored.get(key)
        if content is None:
            content = _compile(self)
            stored.set(key, content, _A_DAY)
        return content


def _compile(document: Document) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(_TEMPLATES, folder, dirs_exist_ok=True)
        (folder / "pictures").mkdir()
        for place, picture in enumerate(document.pictures):
            (folder / "pictures" / str(place)).write_bytes(picture.read())
        content = typst.compile(
            folder / f"{document.template}.typ",
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(printable(document.data))},
            pdf_standards=STANDARDS,
        )
    return mark_row_headers(content, document.data["body"])


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[settings.PDF_FONTS_DIR],
    )


@cache
def _layout() -> bytes:
    """Stands for everything beside the content that a file depends on."""
    sources = [path.read_bytes() for path in sorted(_TEMPLATES.glob("*.typ"))]
    return b"\0".join([version("typst").encode(), _characters_file().read_bytes(), *sources])


def printable(value: Any) -> Any:
    """The value with all text in characters that our fonts have: an archive allows no others."""
    if isinstance(value, str):
        return _unknown_characters().sub(_substitute, value)
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [printable(item) for item in value]
    return value


def _substitute(match: re.Match[str]) -> str:
    character = match[0]
    if unicodedata.category(character) in ("Cc", "Cf", "Mn", "Me"):
        return ""  # it would show nothing by itself
    # An accented letter or a ligature may be there in parts.
    parts = unicodedata.normalize("NFKD", character)
    return parts if not _unknown_characters().search(parts) else "\N{REPLACEMENT CHARACTER}"


@cache
def _unknown_characters() -> re.Pattern[str]:
    ranges = json.loads(_characters_file().read_text())
    # These have no shape of their own; they end a line or set a direction.
    known = "\\n\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u00ad"
    known += "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges)
    return re.compile(f"[{_OVERRIDES}]|[^{known}]")


def _characters_file() -> Path:
    return Path(settings.PDF_FONTS_DIR) / "characters.json"
