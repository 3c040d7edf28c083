"""The colours of a city: what may be chosen, and that whatever is derived can be read."""

import itertools
import re

import pytest
from django.core.exceptions import ValidationError

from home.city_theme import style_sheet, themes, validate_accent, validate_primary
from home.colours import BLACK, WHITE, contrast, mix, readable

# As scss/theme/_guard.scss has it for the colours of the design.
TEXT = [
    *itertools.product(["text", "action"], ["page", "sand", "sand-deep", "accent-soft"]),
    *itertools.product(["on-action"], ["action", "action-hover"]),
    *itertools.product(["accent-text"], ["page", "sand", "accent-soft"]),
    *itertools.product(["on-brand", "on-brand-muted"], ["brand", "brand-deep"]),
]
SHAPES = [*itertools.product(["brand-focus"], ["brand", "brand-deep"])]
GRID = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in itertools.product(range(0, 256, 51), repeat=3)]


def passes(validate, colour):
    try:
        validate(colour)
    except ValidationError:
        return False
    return True


PRIMARIES = [colour for colour in GRID if passes(validate_primary, colour)]
ACCENTS = [colour for colour in GRID if passes(validate_accent, colour)]


def seen(primary, accent):
    """Both themes as a visitor sees them."""
    rules = style_sheet(primary, accent).split("@media")
    for name, rule in zip(("light", "dark"), rules, strict=True):
        yield name, themes()[name] | dict(re.findall(r"--city-([\w-]+):(#\w+)", rule))


def unreadable(primary, accent):
    return [
        (primary, accent, name, foreground, background)
        for name, theme in seen(primary, accent)
        for pairs, least in ((TEXT, 4.5), (SHAPES, 3))
        for foreground, background in pairs
        if contrast(theme[foreground], theme[background]) < least
    ]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#fff", 4.48), ("#0a4753", "#0a4753", 1)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_a_colour_changes_only_as_far_as_it_must():
    assert readable("#0a4753", [WHITE], 4.5, BLACK) == "#0a4753"
    darker = readable("#e39a3b", [WHITE], 4.5, BLACK)
    assert 4.5 <= contrast(darker, WHITE) < 4.9
    assert readable("#888888", [WHITE], 22, BLACK) == BLACK


def test_colours_mix():
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000", "#fff", 0.5) == "#808080"


@pytest.mark.parametrize(
    ("validate", "colour", "words"),
    [
        (validate_primary, "#ffcc00", "Kontrast beträgt"),
        (validate_primary, "#777777", "4,4:1"),
        (validate_accent, "#0a4753", "Kontrast beträgt"),
        *[
            (validate, colour, "sechs Ziffern")
            for validate in (validate_primary, validate_accent)
            for colour in ("blue", "#fff", "#12345g", "#0a4753;}body{display:none", "#0a4753\n")
        ],
    ],
)
def test_what_cannot_be_read_or_is_no_colour_is_refused(validate, colour, words):
    with pytest.raises(ValidationError, match=words):
        validate(colour)


def test_the_colours_of_the_design_could_be_chosen():
    light = themes()["light"]
    validate_primary(light["brand"])
    validate_primary(light["action"])
    validate_accent(light["accent"])


def test_whatever_main_colour_is_allowed_every_text_can_be_read():
    assert len(PRIMARIES) > 50
    assert [bad for primary in PRIMARIES for bad in unreadable(primary, "")] == []


def test_whatever_accent_is_allowed_every_text_can_be_read():
    assert len(ACCENTS) > 50
    assert [bad for accent in ACCENTS for bad in unreadable("", accent)] == []


def test_any_two_of_them_go_together():
    pairs = itertools.product(PRIMARIES[::7], ACCENTS[::7])
    assert [bad for primary, accent in pairs for bad in unreadable(primary, accent)] == []


def test_the_chosen_colours_are_what_one_sees():
    light = dict(seen("#7a1f5c", "#f2b705"))["light"]
    assert (light["brand"], light["accent"]) == ("#7a1f5c", "#f2b705")


def test_nothing_chosen_is_nothing_sent():
    assert style_sheet("", "") == ""
