from math import hypot

import pytest

from quartier_pages.formats.map_svg import PIN_DISTANCE, RADIUS, WIDTH, Place, draw


def place(label: str, latitude: float, longitude: float) -> Place:
    return Place(label, f"{label} Zentrum", "/", latitude, longitude)


NORTH, SOUTH = place("1", 49.154, 9.20), place("2", 49.130, 9.20)
WEST, EAST = place("3", 49.140, 9.19), place("4", 49.140, 9.23)


def pins(*places):
    drawing = draw(places)
    assert drawing is not None
    return drawing, {pin.place.label: pin for pin in drawing.pins}


def test_without_places_there_is_no_map():
    assert draw([]) is None


def test_north_is_up_and_east_is_right():
    _drawing, by_label = pins(NORTH, SOUTH, WEST, EAST)
    assert by_label["1"].y < by_label["3"].y < by_label["2"].y
    assert by_label["3"].x < by_label["1"].x < by_label["4"].x


def test_distances_are_the_same_in_all_directions():
    """A degree of longitude is shorter than one of latitude: 0.01° north = 0.0153° east here."""
    _drawing, by_label = pins(
        place("1", 49.14, 9.2), place("2", 49.15, 9.2), place("3", 49.14, 9.2153)
    )
    north = by_label["1"].y - by_label["2"].y
    east = by_label["3"].x - by_label["1"].x
    assert north == pytest.approx(east, rel=0.01)


@pytest.mark.parametrize(
    "places",
    [
        [NORTH],
        [NORTH, SOUTH, WEST, EAST],
        [place("1", 49.1, 9.0), place("2", 49.2, 9.9)],
        [place("1", 48.0, 9.2), place("2", 49.9, 9.2)],
    ],
)
def test_every_pin_lies_inside_the_picture(places):
    drawing = draw(places)
    for pin in drawing.pins:
        assert RADIUS <= pin.x <= WIDTH - RADIUS
        assert RADIUS <= pin.y <= drawing.ground - RADIUS


def test_pins_of_the_same_house_can_be_told_apart():
    _drawing, by_label = pins(place("1", 49.14, 9.2), place("1a", 49.14, 9.2), WEST, EAST)
    first, second = by_label["1"], by_label["1a"]
    assert hypot(first.x - second.x, first.y - second.y) >= PIN_DISTANCE - 0.1


def test_the_scale_is_a_round_length():
    drawing, _by_label = pins(NORTH, SOUTH, WEST, EAST)
    assert drawing.scale_metres == 500
    assert drawing.scale_kilometres == 0.5
    # 0.04 degrees of longitude, about 2.9 km, fill the picture between its margins.
    assert drawing.scale_length == pytest.approx(320 * 500 / 2914, abs=2)


def test_the_same_places_make_the_same_map():
    assert draw([NORTH, EAST]) == draw([NORTH, EAST])
