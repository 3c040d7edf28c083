"""An overview map, drawn from stored points alone: no tiles, no third party, printable.

North is up. Within a city the earth is flat: degrees become metres around the middle point.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians

WIDTH = 400
# Of the map proper, without the strip for scale and north below it.
MIN_HEIGHT, MAX_HEIGHT = 260, 520
MARGIN = 40
LEGEND = 36
LEGEND_MARGIN = 14
RADIUS = 17
# Pins that would touch are moved apart by this much, from middle to middle.
PIN_DISTANCE = 2 * RADIUS + 4
METRES_PER_DEGREE = 111_320
# What the picture shows at least, so that a single point does not fill a street corner.
MIN_EXTENT = 1_500.0
SCALES = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)


@dataclass(frozen=True)
class Place:
    """A point to draw. `label` is what the pin shows; the accessible name begins with it.

    `lang` is the language of the name, the one of the page around it when empty.
    """

    label: str
    name: str
    url: str
    latitude: float
    longitude: float
    approximate: bool = False
    lang: str = ""


@dataclass(frozen=True)
class Pin:
    """A place in the units of the drawing, written as SVG needs them."""

    place: Place
    x: float
    y: float

    @property
    def cx(self) -> str:
        return f"{self.x:.1f}"

    @property
    def cy(self) -> str:
        return f"{self.y:.1f}"


@dataclass(frozen=True)
class Drawing:
    """A map ready to be written as SVG; all lengths in its own units."""

    width: int
    height: int
    pins: tuple[Pin, ...]
    scale_metres: int
    scale_length: int
    grid: int

    @property
    def scale_kilometres(self) -> float:
        return self.scale_metres / 1000

    @property
    def ground(self) -> int:
        """Lower edge of the map proper; below it are scale and north."""
        return self.height - LEGEND

    @property
    def middle_of_legend(self) -> int:
        return self.height - LEGEND // 2

    @property
    def end_of_scale(self) -> int:
        return LEGEND_MARGIN + self.scale_length

    @property
    def columns(self) -> range:
        """Vertical grid lines, one scale length apart."""
        return range(self.grid, self.width, self.grid)

    @property
    def rows(self) -> range:
        """Horizontal grid lines, one scale length apart."""
        return range(self.grid, self.ground, self.grid)


def draw(places: Sequence[Place]) -> Drawing | None:
    """The map of these places; None when there is none to show."""
    if not places:
        return None
    latitudes = [place.latitude for place in places]
    longitudes = [place.longitude for place in places]
    north, south = max(latitudes), min(latitudes)
    east, west = max(longitudes), min(longitudes)
    metres_x = METRES_PER_DEGREE * cos(radians((north + south) / 2))
    extent_x = max((east - west) * metres_x, MIN_EXTENT)
    extent_y = max((north - south) * METRES_PER_DEGREE, MIN_EXTENT)
    # One scale for both directions, the coarser one of the two that fit.
    unit = min((WIDTH - 2 * MARGIN) / extent_x, (MAX_HEIGHT - 2 * MARGIN) / extent_y)
    height = max(MIN_HEIGHT, round(extent_y * unit) + 2 * MARGIN)
    pins = [
        Pin(
            place,
            WIDTH / 2 + (place.longitude - (east + west) / 2) * metres_x * unit,
            height / 2 - (place.latitude - (north + south) / 2) * METRES_PER_DEGREE * unit,
        )
        for place in places
    ]
    scale = next((metres for metres in SCALES if metres * unit >= 40), SCALES[-1])
    length = round(scale * unit)
    return Drawing(WIDTH, height + LEGEND, _apart(pins, height), scale, length, length)


def _apart(pins: list[Pin], height: int) -> tuple[Pin, ...]:
    """Moves pins that cover one another apart, a little at a time and inside the picture."""
    for _round in range(60):
        moved = False
        for first in range(len(pins)):
            for second in range(first + 1, len(pins)):
                moved = _push(pins, first, second, height) or moved
        if not moved:
            break
    return tuple(pins)


def _push(pins: list[Pin], first: int, second: int, height: int) -> bool:
    a, b = pins[first], pins[second]
    distance = hypot(b.x - a.x, b.y - a.y)
    if distance >= PIN_DISTANCE - 0.01:
        return False
    # Two points at the same spot go apart sideways.
    along_x, along_y = ((b.x - a.x) / distance, (b.y - a.y) / distance) if distance else (1.0, 0.0)
    step = (PIN_DISTANCE - distance) / 2
    pins[first] = _inside(a, a.x - along_x * step, a.y - along_y * step, height)
    pins[second] = _inside(b, b.x + along_x * step, b.y + along_y * step, height)
    return True


def _inside(pin: Pin, x: float, y: float, height: int) -> Pin:
    edge = RADIUS + 2
    return replace(pin, x=min(max(x, edge), WIDTH - edge), y=min(max(y, edge), height - edge))
