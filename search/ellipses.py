"""Compounds that German writes once for several: "Hausaufgaben- und Bewerbungshilfe".

Where the part that they share begins, only a dictionary knows. So whatever it may be is taken up:
nobody looks for "Hausaufgabenewerbungshilfe", and it stands in no page.
"""

import re
from collections.abc import Iterator

_SHORTEST_PART = 3
_AND = r"\s*(?:,|/|&|und|oder|sowie|bzw\.)\s*"
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
# "Kinder-, Jugend- und Familienarbeit"
_SHARED_END = re.compile(rf"((?:{_WORD}-{_AND})+)({_WORD})")
# "Kinderbetreuung und -erziehung"
_SHARED_BEGINNING = re.compile(rf"({_WORD}){_AND}-({_WORD})")


def spelled_out(text: str) -> Iterator[str]:
    """The words that are left to the reader to complete, each in every way that it may be."""
    for match in _SHARED_END.finditer(text):
        whole = match[2].replace("-", "")
        for beginning in re.findall(rf"({_WORD})-", match[1]):
            for length in range(_SHORTEST_PART, len(whole) - _SHORTEST_PART + 1):
                yield beginning.replace("-", "") + whole[-length:]
    for match in _SHARED_BEGINNING.finditer(text):
        whole, end = match[1].replace("-", ""), match[2].replace("-", "")
        for length in range(_SHORTEST_PART, len(whole) - _SHORTEST_PART + 1):
            yield whole[:length] + end
