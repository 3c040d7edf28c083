"""Flat shapes out of which the illustrations are put together."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
# Drawn larger and scaled down: Pillow's shapes have no smooth edges of their own.
_SCALE = 2

SKY, SKY_WARM, SUN = "#dcebec", "#fbeed9", "#e39a3b"
GRASS, GRASS_DEEP, LEAF, LEAF_DEEP = "#a9c9a4", "#7fae83", "#4f8a5b", "#2f6b46"
SAND, SAND_DEEP, STONE = "#f8f4ec", "#e6dac4", "#b9b1a2"
BRAND, TEAL, TEAL_SOFT = "#0a4753", "#0b5a69", "#7fb3b8"
ROOF, BRICK, CREAM, PLUM = "#b5562c", "#cf7d4a", "#f6e3c3", "#6b3a5b"
WATER, GLASS, DOOR = "#8fc1cf", "#fff3d6", "#7a3d1c"
# Windows stand out from light walls and from dark ones.
_PANES = {CREAM: TEAL_SOFT, SAND: TEAL_SOFT, SAND_DEEP: TEAL_SOFT}

Point = tuple[float, float]


class Canvas:
    """A picture of 1600 × 900 units; the origin is at the top left."""

    def __init__(self, sky: str = SKY) -> None:
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), sky)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> BytesIO:
        """The finished picture as a file."""
        file = BytesIO()
        self._image.reduce(_SCALE).save(file, "PNG", compress_level=6)
        file.seek(0)
        return file

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        corners = (x * _SCALE, y * _SCALE, (x + width) * _SCALE - 1, (y + height) * _SCALE - 1)
        self._draw.rectangle(corners, fill=colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=colour)

    def oval(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """An ellipse around the middle `x`, `y`."""
        corners = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        self._draw.ellipse([corner * _SCALE for corner in corners], fill=colour)

    def arch(self, x: float, y: float, width: float, colour: str) -> None:
        """The upper half of a circle that stands on the line `y`."""
        corners = (x - width / 2, y - width / 2, x + width / 2, y + width / 2)
        self._draw.pieslice([corner * _SCALE for corner in corners], 180, 360, fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(scaled, fill=colour, width=int(width * _SCALE), joint="curve")

    def ground(self, y: float, colour: str = GRASS) -> None:
        self.box(0, y, WIDTH, HEIGHT - y, colour)

    def sun(self, x: float, y: float, colour: str = SUN) -> None:
        self.oval(x, y, 150, 150, colour)

    def tree(self, x: float, y: float, size: float = 1, colour: str = LEAF) -> None:
        """A tree whose trunk stands on the line `y`."""
        self.box(x - 9 * size, y - 110 * size, 18 * size, 110 * size, DOOR)
        self.oval(x, y - 170 * size, 150 * size, 190 * size, colour)
        self.oval(x + 26 * size, y - 150 * size, 90 * size, 130 * size, LEAF_DEEP)

    def windows(self, wall: str, start: Point, columns: int, rows: int, step: Point) -> None:
        """Windows of a wall in a grid from the upper left one on."""
        for row in range(rows):
            for column in range(columns):
                x, y = start[0] + column * step[0], start[1] + row * step[1]
                self.box(x, y, 42, 54, _PANES.get(wall, GLASS))

    def house(
        self, x: float, y: float, width: float, height: float, wall: str, roof: str = ROOF
    ) -> None:
        """A house with a gable that stands on the line `y`."""
        top = y - height
        self.box(x, top, width, height, wall)
        self.shape(
            [(x - 24, top), (x + width / 2, top - width * 0.45), (x + width + 24, top)], roof
        )
        columns = max(1, int((width - 60) // 80) + 1)
        margin = (width - (columns - 1) * 80 - 42) / 2
        rows = max(1, int((height - 150) // 100))
        self.windows(wall, (x + margin, top + 40), columns, rows, (80, 100))
        self.box(x + width / 2 - 28, y - 96, 56, 96, DOOR)

    def block(self, x: float, y: float, columns: int, rows: int, wall: str, trim: str) -> None:
        """A house with a flat roof that stands on the line `y`."""
        width, height = columns * 90 + 30, rows * 105 + 40
        self.box(x, y - height, width, height, wall)
        self.box(x - 12, y - height - 20, width + 24, 20, trim)
        self.windows(wall, (x + 39, y - height + 40), columns, rows, (90, 105))
