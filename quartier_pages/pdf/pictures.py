"""The pictures of a page as files."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from wagtail.images import get_image_model


@dataclass(frozen=True)
class Picture:
    """A picture that is read only when a file is made. Another content has another name."""

    name: str
    read: Callable[[], bytes]


def find_picture(address: str) -> Picture | None:
    """The scaled picture that a page shows under an address, if it is one of ours."""
    name = unquote(urlsplit(address).path).rsplit("/", 1)[-1]
    renditions = get_image_model().get_rendition_model().objects
    # Wagtail puts all of them into one folder, so the last part of the address tells them apart.
    rendition = renditions.filter(file=f"images/{name}").first()
    if rendition is None or not rendition.file.storage.exists(rendition.file.name):
        return None

    def read() -> bytes:
        with rendition.file.storage.open(rendition.file.name) as file:
            content: bytes = file.read()
        return content

    return Picture(rendition.file.name, read)
