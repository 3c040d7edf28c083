"""Arithmetic of colours (`#rrggbb`): how well one is read on another (WCAG 2.2, 1.4.3)."""

from collections.abc import Iterable

BLACK, WHITE = "#000000", "#ffffff"
_STEPS = 50


def channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another one in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, backgrounds: Iterable[str], least: float, towards: str) -> str:
    """The colour, darkened or lightened only as far as it takes to be read on all backgrounds."""
    backgrounds = list(backgrounds)
    for step in range(_STEPS):
        changed = mix(colour, towards, step / _STEPS)
        if all(contrast(changed, background) >= least for background in backgrounds):
            return changed
    return towards
