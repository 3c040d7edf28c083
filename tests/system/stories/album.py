"""Pictures of the stories: to look at after a run, and for the editors' handbook."""

import os
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page

# `make handbook` lets them be kept in the handbook itself.
FOLDER = Path(os.environ.get("STORY_PICTURES") or settings.VAR_DIR / "geschichten")

COLOURS = 64  # a picture of a form has few, and stays small
MAT, EDGE, SIGNAL = "#e9e9ef", "#b5b5c3", "#c8102e"
MARGIN, RADIUS = 12, 8


class Album:
    def take(self, page: Page, name: str, mark: Locator | None = None) -> None:
        """The window as it is, with a ring around what the reader should find."""
        page.wait_for_load_state("networkidle")
        picture = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
        if mark is not None and (box := mark.bounding_box()):
            _ring(picture, box["x"], box["y"], box["width"], box["height"])
        framed = _frame(picture).quantize(COLOURS, dither=Image.Dither.NONE)
        FOLDER.mkdir(parents=True, exist_ok=True)
        framed.save(FOLDER / f"{name}.png", optimize=True)


def _ring(picture: Image.Image, x: float, y: float, width: float, height: float) -> None:
    around = (x - 6, y - 6, x + width + 6, y + height + 6)
    ImageDraw.Draw(picture).rounded_rectangle(around, RADIUS, outline=SIGNAL, width=3)


def _frame(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    framed = Image.new("RGB", (width + 2 * MARGIN, height + 2 * MARGIN), MAT)
    corners = Image.new("L", picture.size)
    inside = (0, 0, width - 1, height - 1)
    ImageDraw.Draw(corners).rounded_rectangle(inside, RADIUS, fill=255)
    ImageDraw.Draw(picture).rounded_rectangle(inside, RADIUS, outline=EDGE)
    framed.paste(picture, (MARGIN, MARGIN), corners)
    return framed
