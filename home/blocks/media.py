"""Blocks of pictures, films and files."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from home.blocks.facts import FactBlock


def _any_image() -> Any:
    """A picture for previews in the block picker; none in an empty library."""
    image = get_image_model().objects.order_by("pk").first()
    if image:
        image.contextual_alt_text = image.default_alt_text
        image.decorative = not image.default_alt_text
    return image


def _documents() -> Any:
    """Documents for previews in the block picker."""
    return get_document_model().objects.order_by("pk")


class FigureBlock(blocks.StructBlock):
    """A picture whose alternative text is required unless it is marked as decorative."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with caption and credit.")
        template = "home/blocks/figure.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"image": _any_image(), "caption": _("Caption")})


class GalleryBlock(blocks.ListBlock):
    """Several pictures."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(FigureBlock(), **kwargs)

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Several pictures side by side.")
        template = "home/blocks/gallery.html"

    def get_preview_value(self) -> Any:
        figure = {"image": _any_image(), "caption": ""}
        return self.normalize([figure, figure])


class DownloadBlock(blocks.StructBlock):
    """One file to download."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to use the title of the document."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Download")
        description = _("A file with its type and size.")
        template = "home/blocks/single_download.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"document": _documents().first(), "title": ""})


class DownloadsBlock(blocks.ListBlock):
    """Files to download, with type and size."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(DownloadBlock(), **kwargs)

    class Meta:
        icon = "download"
        label = _("Downloads")
        description = _("Files with their type and size.")
        template = "home/blocks/downloads.html"

    def get_preview_value(self) -> Any:
        document = _documents().first()
        return self.normalize([{"document": document, "title": ""}] if document else [])


class _VideoFileBlock(blocks.StructBlock):
    """A film from the document library: self-hosted, so nothing is loaded from third parties."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    video = DocumentChooserBlock(label=_("Video file (MP4 or WebM)"))

    sample: ClassVar[dict[str, str]] = {}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        # A draft may still be without its film.
        if cleaned["video"] and not cleaned["video"].content_type.startswith("video/"):
            message = _("Choose a video file (MP4 or WebM).")
            raise StructBlockValidationError(block_errors={"video": ValidationError(message)})
        return cleaned

    def get_preview_value(self) -> Any:
        film = _documents().filter(file__iregex=r"\.(mp4|webm)$").first()
        return self.normalize({"title": "Beispielfilm", "video": film, **self.sample})


class VideoBlock(_VideoFileBlock):
    """A film with the transcript that replaces it for those who cannot see or hear it."""

    captions = DocumentChooserBlock(label=_("Captions (WebVTT)"), required=False)
    transcript = blocks.RichTextBlock(label=_("Transcript"), features=["bold", "ul", "ol"])

    sample: ClassVar = {"transcript": "<p>Beispieltext zum Film.</p>"}

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A film with transcript and captions.")
        template = "home/blocks/video.html"


class SignLanguageVideoBlock(_VideoFileBlock):
    """A film in German Sign Language, to download with size and duration (BITV 2.0 annex 2)."""

    duration = FactBlock(
        label=_("Duration (minutes:seconds)"), max_length=8, help_text=_("For example 2:30")
    )

    sample: ClassVar = {"duration": "2:30"}

    class Meta:
        icon = "view"
        label = _("Sign language video")
        description = _("A film in German Sign Language (DGS), also to download.")
        template = "home/blocks/sign_language_video.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        minutes, _colon, seconds = cleaned["duration"].partition(":")
        if not (minutes.isdigit() and seconds.isdigit() and int(seconds) < 60):
            message = _("Enter minutes and seconds, such as 2:30.")
            raise StructBlockValidationError(block_errors={"duration": ValidationError(message)})
        return cleaned
