"""Text without markup, for formats that know none."""

import html
import re

from django.utils.html import strip_tags

# No XML document and no calendar may contain these.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLOCK_ENDS = re.compile(r"</(?:p|h\d|li|blockquote)>|<br\s*/?>", re.IGNORECASE)


def printable(text: str) -> str:
    """Without control characters; line breaks stay."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def from_html(markup: str) -> str:
    """Rich text as lines of text."""
    text = html.unescape(strip_tags(_BLOCK_ENDS.sub("\n", markup)))
    lines = (" ".join(line.split()) for line in printable(text).splitlines())
    return "\n".join(line for line in lines if line)
