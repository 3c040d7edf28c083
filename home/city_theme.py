"""The colours that a city sets, as a small style sheet beside the common one.

A city says two colours. All others that follow from them are derived so that every text stays
readable, in the light and in the dark view; the contrast view is not the city's to change. The
sheet sets only `--city-…`, which scss/theme/_tokens.scss prefers to its own colours.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from home.colours import BLACK, WHITE, channels, contrast, mix, readable

TEXT_CONTRAST = 4.5
SHAPE_CONTRAST = 3
Theme = dict[str, str]


@lru_cache
def themes() -> dict[str, Theme]:
    """The colours of scss/theme/_city.scss, as its build writes them down."""
    built = finders.find("theme.json")
    if not isinstance(built, str):
        raise FileNotFoundError("theme.json: the style sheets are not built (make css)")
    found: dict[str, Theme] = json.loads(Path(built).read_text())
    return found


_is_colour = RegexValidator(
    r"^#[0-9a-fA-F]{6}\Z", _("Write the colour as # and six digits from 0 to f, such as #0a4753.")
)


def validate_primary(colour: str) -> None:
    """White text must be readable on it, and so it on white."""
    _is_colour(colour)
    if contrast(colour, WHITE) < TEXT_CONTRAST:
        raise ValidationError(
            _(
                "White text cannot be read on this colour: its contrast is %(contrast)s:1, "
                "needed are 4.5:1. Choose a darker one."
            ),
            params={"contrast": _rounded_down(contrast(colour, WHITE))},
        )


def validate_accent(colour: str) -> None:
    """Dark text must be readable on it."""
    _is_colour(colour)
    text = themes()["light"]["text"]
    if contrast(colour, text) < TEXT_CONTRAST:
        raise ValidationError(
            _(
                "Dark text cannot be read on this colour: its contrast is %(contrast)s:1, "
                "needed are 4.5:1. Choose a lighter one."
            ),
            params={"contrast": _rounded_down(contrast(colour, text))},
        )


def _rounded_down(ratio: float) -> str:
    """So that 4.49 does not read as 4.5."""
    return number_format(int(ratio * 10) / 10, 1)


@lru_cache
def style_sheet(primary: str, accent: str) -> str:
    """The sheet for two colours, of which either may be empty; empty without both."""
    if not (primary or accent):
        return ""
    light = ";".join(_declarations(_light(primary, accent)))
    dark = ";".join(_declarations(_dark(primary, accent)))
    # Paper is always light, hence `screen`.
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def version(sheet: str) -> str:
    """Fingerprint of a sheet, for an address under which it never changes."""
    return hashlib.blake2b(sheet.encode(), digest_size=6).hexdigest()


def _light(primary: str, accent: str) -> Theme:
    theme, derived = themes()["light"], Theme()
    if accent:
        soft = mix(accent, theme["page"], 0.82)
        backgrounds = [theme["page"], theme["sand"], soft]
        derived["accent"] = accent
        derived["accent-soft"] = soft
        derived["accent-text"] = readable(accent, backgrounds, TEXT_CONTRAST, BLACK)
    if primary:
        derived |= _band(theme, primary) | _action(theme | derived, primary, BLACK)
    return derived


def _dark(primary: str, accent: str) -> Theme:
    theme, derived = themes()["dark"], Theme()
    if accent:
        soft = mix(accent, theme["page"], 0.85)
        backgrounds = [theme["page"], theme["sand"], soft]
        surfaces = [theme["page"], theme["sand"], theme["sand-deep"]]
        derived["accent"] = readable(accent, surfaces, SHAPE_CONTRAST, WHITE)
        derived["accent-soft"] = soft
        derived["accent-text"] = readable(accent, backgrounds, TEXT_CONTRAST, WHITE)
    if primary:
        calm = mix(primary, BLACK, 0.25)
        derived |= _band(theme, calm) | _action(theme | derived, primary, WHITE)
    return derived


def _band(theme: Theme, brand: str) -> Theme:
    """The band across the top and the footer, with white text on it."""
    deep = mix(brand, BLACK, 0.25)
    return {
        "brand": brand,
        "brand-deep": deep,
        "on-brand-muted": readable(theme["on-brand-muted"], [brand, deep], TEXT_CONTRAST, WHITE),
        "brand-focus": readable(theme["brand-focus"], [brand, deep], SHAPE_CONTRAST, WHITE),
    }


def _action(theme: Theme, primary: str, towards: str) -> Theme:
    """What can be clicked."""
    backgrounds = [
        theme[name] for name in ("page", "sand", "sand-deep", "accent-soft", "on-action")
    ]
    action = readable(primary, backgrounds, TEXT_CONTRAST, towards)
    red, green, blue = channels(action)
    return {
        "action": action,
        "action-hover": mix(action, towards, 0.3),
        "tint-hover": f"rgb({red} {green} {blue}/8%)",
        "tint-active": f"rgb({red} {green} {blue}/16%)",
    }


def _declarations(theme: Theme) -> Iterator[str]:
    for name, colour in theme.items():
        yield f"--city-{name}:{colour}"
