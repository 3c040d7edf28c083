"""Images with their renditions, documents with what one must know before a download."""

from collections.abc import Mapping
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

from home.models import CustomDocument, CustomImage
from home.representation.library import Context, Library, depends_on, row_tag

# From a phone in the hand to a wide screen; `src` is the second one.
WIDTHS = (400, 800, 1200, 1600)


def _spec(width: int) -> str:
    return f"width-{width}|format-webp"


@depends_on(lambda pk: [row_tag(get_image_model(), pk)])
def fetch_images(library: Library, image_ids: set[int]) -> Mapping[int, CustomImage]:
    """Images that everybody may see."""
    images = get_image_model().objects.filter(pk__in=image_ids)
    images = images.exclude(collection__in=library.private_collections)
    return {image.pk: image for image in images.prefetch_renditions(*map(_spec, WIDTHS))}


@depends_on(lambda pk: [row_tag(get_document_model(), pk)])
def fetch_documents(library: Library, document_ids: set[int]) -> Mapping[int, CustomDocument]:
    """Documents that everybody may download."""
    documents = get_document_model().objects.filter(pk__in=document_ids)
    documents = documents.exclude(collection__in=library.private_collections)
    return {document.pk: document for document in documents}


def image(
    ctx: Context, image_id: int | None, alt: str = "", decorative: bool = False
) -> dict[str, Any] | None:
    """An image as it stands on a page; the alternative text of the place goes before its own."""
    found = ctx.get(fetch_images, image_id)
    if found is None:
        return None
    return {
        "id": found.pk,
        "title": found.title,
        "alt": "" if decorative else alt or found.alt_text(ctx.language),
        "decorative": decorative,
        "credit": found.credit,
        "licence": found.licence,
        "width": found.width,
        "height": found.height,
        **renditions(ctx, found),
    }


def renditions(ctx: Context, picture: CustomImage) -> dict[str, Any]:
    """An image in several widths, never wider than the original; empty when its file is lost."""
    narrower = [width for width in WIDTHS if width < picture.width]
    # The next width leaves a smaller picture at its own size.
    specs = [_spec(width) for width in WIDTHS[: len(narrower) + 1]]
    try:
        scaled = list(picture.get_renditions(*specs).values())
    except SourceImageIOError:
        scaled = []
    items = [
        {"url": ctx.absolute(one.url), "width": one.width, "height": one.height} for one in scaled
    ]
    return {
        "src": items[min(1, len(items) - 1)]["url"] if items else None,
        "srcset": ", ".join(f"{item['url']} {item['width']}w" for item in items),
        "renditions": items,
    }


def document(ctx: Context, document_id: int | None) -> dict[str, Any] | None:
    """A document; None when not everybody may download it."""
    found = ctx.get(fetch_documents, document_id)
    if found is None:
        return None
    return {
        "id": found.pk,
        "title": found.title,
        "url": ctx.absolute(found.url),
        "filename": found.filename,
        "file_size": found.file_size,
        "mime_type": found.content_type,
        "language": found.language,
        "is_accessible": found.is_accessible,
        "credit": found.credit,
        "licence": found.licence,
    }
