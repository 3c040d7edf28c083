"""Words in the one form in which they are compared, however they are typed."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
# As umlauts are typed on other keyboards; not in "neue", "Bauer" or "Quelle".
_TYPED_UMLAUT = re.compile(r"(?<=[ao])e|(?<=(?<![aeq])u)e")


class Token(NamedTuple):
    """A word of a text: as it is compared, as it is written, and where it stands."""

    folded: str
    written: str
    start: int
    end: int


def fold(word: str) -> str:
    """`Straße` and `STRASSE` as `strasse`; `Grüße`, `Gruesse` and `Grusse` as `grusse`."""
    plain = word.casefold().replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _TYPED_UMLAUT.sub("", plain)


def tokens(text: str) -> Iterator[Token]:
    # Composed first: a letter and its accent may be two characters, of which one is no letter.
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        yield Token(fold(match[0]), match[0], *match.span())


def fold_text(text: str) -> str:
    """The words of a text, folded, with a space around each."""
    return f" {' '.join(token.folded for token in tokens(text))} "
