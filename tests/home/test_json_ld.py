import json
import re

import pytest

from home.json_ld import breadcrumb, script, without_blanks

HOSTILE = '</script><script>alert(1)</script><!-- <script> & \u2028 "\\'


def test_no_text_leaves_the_element():
    element = script({"@type": "Thing", "name": HOSTILE})
    (content,) = re.fullmatch(
        r'<script type="application/ld\+json">(.*)</script>', element, re.DOTALL
    ).groups()
    assert not set(content) & set("<>&\u2028")
    assert json.loads(content) == {
        "@context": "https://schema.org",
        "@type": "Thing",
        "name": HOSTILE,
    }


def test_several_things_share_a_graph():
    element = script({"@type": "A"}, {"@type": "B"})
    assert '"@graph":[{"@type":"A"},{"@type":"B"}]' in element


def test_nothing_to_say():
    assert script() == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": None, "b": "", "c": [], "d": {}, "e": 0, "f": False}, {"e": 0, "f": False}),
        ({"a": {"b": [None, {"c": ""}]}}, {}),
        (["a", None, ["b"]], ["a", ["b"]]),
    ],
)
def test_what_is_not_known_is_left_out(value, expected):
    assert without_blanks(value) == expected


def test_steps_are_numbered():
    found = breadcrumb([("Start", "https://example.org/"), ("Hier", "https://example.org/a/")])
    assert [(step["position"], step["item"]) for step in found["itemListElement"]] == [
        (1, "https://example.org/"),
        (2, "https://example.org/a/"),
    ]
