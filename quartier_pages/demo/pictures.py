"""Illustrations drawn by the loader: no photographs, so no rights of others and no people."""

from collections.abc import Callable

from django.contrib.auth.models import Permission
from django.core.files.images import ImageFile
from wagtail.models import Collection, GroupCollectionPermission

from home.models import CustomImage, Licence, Role, RoleKey
from quartier_pages.demo import canvas as c
from quartier_pages.demo.builder import Builder
from quartier_pages.demo.canvas import Canvas
from quartier_pages.demo.facts import read
from quartier_pages.editing.rights.provide import ON_SHARED_FILES

CREDIT = "Eigene Illustration"


def add_pictures(builder: Builder) -> None:
    """Draws and stores every picture."""
    texts = read("pictures")
    collection = _shared_collection()
    for name, scene in SCENES.items():
        facts = texts[name]
        picture = CustomImage(
            title=facts["title"],
            file=ImageFile(scene().png(), name=f"illustration-{name}.png"),
            alt_texts=facts["alt"],
            credit=CREDIT,
            licence=Licence.CC0,
            collection=collection,
        )
        picture.save()
        builder.known["picture"][name] = picture


def _shared_collection() -> Collection:
    """Pictures that the editors of every centre may use."""
    shared: Collection = Collection.get_first_root_node().add_child(name="Allgemein")
    if editors := Role.group_of(RoleKey.EDITORS):
        for right in Permission.objects.filter(codename__in=ON_SHARED_FILES):
            GroupCollectionPermission.objects.create(
                group=editors, collection=shared, permission=right
            )
    return shared


def _home() -> Canvas:
    canvas = Canvas(c.SKY_WARM)
    canvas.sun(1330, 190)
    canvas.oval(420, 800, 1500, 620, c.GRASS)
    canvas.oval(1300, 840, 1300, 560, c.GRASS_DEEP)
    canvas.ground(760, c.SAND_DEEP)
    canvas.house(90, 760, 230, 300, c.CREAM)
    canvas.house(350, 760, 300, 400, c.TEAL_SOFT, c.BRAND)
    canvas.block(690, 760, 3, 4, c.BRICK, c.DOOR)
    canvas.house(1030, 760, 260, 260, c.SAND, c.TEAL)
    canvas.house(1320, 760, 200, 330, c.CREAM, c.ROOF)
    for x, size in ((60, 0.9), (665, 0.7), (1010, 1), (1560, 0.9)):
        canvas.tree(x, 790, size)
    canvas.box(0, 830, c.WIDTH, 70, c.STONE)
    return canvas


def _boeckingen() -> Canvas:
    canvas = Canvas()
    canvas.sun(240, 180)
    canvas.ground(700)
    canvas.block(420, 700, 8, 3, c.CREAM, c.BRAND)
    canvas.shape([(620, 330), (800, 200), (980, 330)], c.TEAL)
    canvas.oval(800, 285, 70, 70, c.GLASS)
    canvas.line([(800, 285), (800, 262)], c.BRAND, 5)
    canvas.line([(800, 285), (816, 294)], c.BRAND, 5)
    canvas.box(730, 560, 140, 140, c.DOOR)
    for step in range(4):
        canvas.box(
            690 - step * 30, 700 + step * 24, 220 + step * 60, 24, (c.SAND, c.SAND_DEEP)[step % 2]
        )
    for x, colour in ((300, c.SUN), (1270, c.TEAL)):
        canvas.box(x, 330, 10, 370, c.STONE)
        canvas.shape([(x + 10, 335), (x + 130, 375), (x + 10, 415)], colour)
    for x, size in ((150, 1.4), (1400, 1.2), (1510, 0.9)):
        canvas.tree(x, 740, size)
    return canvas


def _nordstadt() -> Canvas:
    canvas = Canvas(c.SKY_WARM)
    canvas.sun(1260, 170)
    canvas.oval(700, 900, 1900, 1150, c.GRASS_DEEP)
    for row in range(9):
        x = 120 + row * 150
        canvas.line([(x, 700), (x * 0.62 + 260, 380)], c.LEAF_DEEP, 16)
    canvas.ground(690)
    canvas.house(520, 720, 560, 300, c.CREAM, c.ROOF)
    canvas.house(300, 730, 220, 200, c.TEAL_SOFT, c.BRAND)
    for x, colour in ((1160, c.SUN), (1320, c.TEAL)):
        canvas.box(x - 5, 610, 10, 130, c.DOOR)
        canvas.arch(x, 630, 170, colour)
        canvas.box(x - 40, 700, 80, 10, c.SAND)
    canvas.tree(190, 770, 1.3)
    canvas.tree(1490, 780, 1.5)
    return canvas


def _sueden() -> Canvas:
    canvas = Canvas()
    canvas.ground(680)
    for x, rows, wall in ((120, 5, c.CREAM), (620, 4, c.SAND_DEEP), (1110, 5, c.CREAM)):
        canvas.block(x, 700, 4, rows, wall, c.BRAND)
        for row in range(rows):
            for column, colour in enumerate((c.SUN, c.TEAL, c.BRICK, c.TEAL_SOFT)):
                canvas.box(x + 27 + column * 90, 700 - row * 105 - 75, 66, 22, colour)
    canvas.oval(800, 900, 1300, 190, c.GRASS_DEEP)
    canvas.line([(640, 840), (700, 700), (760, 840)], c.BRAND, 12)
    canvas.line([(900, 840), (960, 700), (1020, 840)], c.BRAND, 12)
    canvas.line([(690, 704), (970, 704)], c.BRAND, 12)
    for x in (790, 870):
        canvas.line([(x, 704), (x, 800)], c.STONE, 5)
    canvas.box(770, 800, 120, 14, c.SUN)
    for x, size in ((80, 1.1), (590, 0.8), (1075, 0.9), (1550, 1.2)):
        canvas.tree(x, 770, size)
    return canvas


def _bahnhofsvorstadt() -> Canvas:
    canvas = Canvas(c.SKY_WARM)
    for x, width, height, wall, roof in (
        (40, 260, 420, c.BRICK, c.DOOR),
        (330, 230, 360, c.CREAM, c.ROOF),
        (590, 300, 450, c.TEAL_SOFT, c.BRAND),
        (920, 240, 380, c.SAND, c.ROOF),
        (1190, 330, 430, c.PLUM, c.BRAND),
    ):
        canvas.house(x, 660, width, height, wall, roof)
    canvas.ground(650, c.STONE)
    canvas.box(0, 820, c.WIDTH, 10, c.BRAND)
    canvas.box(0, 862, c.WIDTH, 10, c.BRAND)
    canvas.line([(0, 520), (c.WIDTH, 520)], c.BRAND, 5)
    canvas.line([(760, 520), (800, 600), (840, 520)], c.BRAND, 6)
    canvas.box(300, 600, 1000, 210, c.SUN)
    canvas.box(300, 745, 1000, 65, c.TEAL)
    for x in range(340, 1260, 115):
        canvas.box(x, 635, 85, 85, c.GLASS)
    for x in (430, 560, 1040, 1170):
        canvas.oval(x, 815, 62, 62, c.BRAND)
    return canvas


def _augaertle() -> Canvas:
    canvas = Canvas()
    canvas.sun(1380, 170)
    canvas.ground(600)
    canvas.block(110, 640, 6, 3, c.CREAM, c.TEAL)
    canvas.house(830, 640, 300, 270, c.BRICK, c.BRAND)
    canvas.shape([(520, 640), (760, 640), (1000, 900), (420, 900)], c.SAND_DEEP)
    for x, y in ((90, 720), (90, 810), (1060, 720), (1120, 810)):
        canvas.box(x, y, 330, 60, c.DOOR)
        for plant, colour in enumerate((c.LEAF, c.SUN, c.LEAF_DEEP, c.BRICK, c.LEAF)):
            canvas.oval(x + 40 + plant * 62, y, 48, 48, colour)
    canvas.box(690, 770, 180, 16, c.DOOR)
    canvas.box(690, 715, 180, 14, c.DOOR)
    canvas.box(705, 720, 14, 110, c.BRAND)
    canvas.box(841, 720, 14, 110, c.BRAND)
    canvas.tree(1260, 700, 1.8)
    canvas.tree(1480, 690, 1.2)
    return canvas


def _hochgelegen() -> Canvas:
    canvas = Canvas(c.SKY_WARM)
    canvas.sun(220, 180)
    for y, colour in ((420, c.GRASS_DEEP), (560, c.GRASS), (700, c.GRASS_DEEP)):
        canvas.shape([(0, y + 120), (c.WIDTH, y - 80), (c.WIDTH, 900), (0, 900)], colour)
    canvas.block(860, 470, 3, 2, c.SAND, c.BRAND)
    canvas.block(1220, 430, 2, 3, c.TEAL_SOFT, c.TEAL)
    canvas.block(420, 640, 3, 3, c.CREAM, c.DOOR)
    canvas.block(800, 680, 2, 2, c.BRICK, c.BRAND)
    canvas.block(1120, 640, 4, 2, c.SAND, c.ROOF)
    canvas.block(120, 800, 2, 3, c.TEAL_SOFT, c.BRAND)
    canvas.line([(0, 880), (700, 800), (c.WIDTH, 720)], c.SAND, 34)
    for x, y, size in ((380, 830, 0.9), (760, 700, 0.7), (1060, 690, 0.8), (1530, 680, 1)):
        canvas.tree(x, y, size)
    return canvas


def _innenstadt() -> Canvas:
    canvas = Canvas()
    canvas.box(700, 180, 150, 500, c.SAND_DEEP)
    canvas.shape([(690, 180), (775, 20), (860, 180)], c.BRAND)
    canvas.oval(775, 260, 80, 80, c.GLASS)
    canvas.line([(775, 260), (775, 232)], c.BRAND, 5)
    canvas.line([(775, 260), (792, 268)], c.BRAND, 5)
    for x, width, height, wall, roof in (
        (60, 240, 330, c.CREAM, c.ROOF),
        (320, 260, 390, c.TEAL_SOFT, c.BRAND),
        (960, 250, 400, c.BRICK, c.DOOR),
        (1240, 290, 340, c.CREAM, c.ROOF),
    ):
        canvas.house(x, 690, width, height, wall, roof)
    canvas.ground(680, c.SAND_DEEP)
    for x, colour in ((160, c.SUN), (500, c.TEAL), (900, c.ROOF), (1240, c.SUN)):
        canvas.box(x, 720, 12, 130, c.DOOR)
        canvas.box(x + 188, 720, 12, 130, c.DOOR)
        canvas.box(x - 10, 790, 220, 60, c.BRICK)
        for stripe in range(5):
            left = x - 20 + stripe * 48
            fill = colour if stripe % 2 == 0 else c.SAND
            canvas.shape([(left, 740), (left + 10, 680), (left + 58, 680), (left + 48, 740)], fill)
    return canvas


def _sontheim() -> Canvas:
    canvas = Canvas()
    canvas.sun(860, 190)
    canvas.oval(300, 620, 1300, 460, c.GRASS_DEEP)
    canvas.oval(1300, 640, 1200, 400, c.GRASS)
    canvas.house(140, 560, 220, 220, c.CREAM)
    canvas.house(390, 560, 180, 180, c.TEAL_SOFT, c.BRAND)
    canvas.house(1180, 560, 240, 230, c.SAND, c.TEAL)
    canvas.ground(560)
    canvas.box(0, 640, c.WIDTH, 260, c.WATER)
    canvas.box(0, 500, c.WIDTH, 150, c.STONE)
    for x in (240, 620, 1000, 1380):
        canvas.arch(x, 650, 260, c.WATER)
    canvas.box(0, 480, c.WIDTH, 24, c.BRAND)
    for x, y in ((180, 730), (620, 800), (980, 740), (1300, 830)):
        canvas.box(x, y, 170, 10, c.SKY)
    canvas.tree(60, 500, 1)
    canvas.tree(1500, 500, 1.2)
    return canvas


SCENES: dict[str, Callable[[], Canvas]] = {
    "home": _home,
    "boeckingen": _boeckingen,
    "nordstadt": _nordstadt,
    "sueden": _sueden,
    "bahnhofsvorstadt": _bahnhofsvorstadt,
    "augaertle": _augaertle,
    "hochgelegen": _hochgelegen,
    "innenstadt": _innenstadt,
    "sontheim": _sontheim,
}
