"""Building blocks that any page may use.

Depth stays at stream → struct → list or image, or stream → list → struct → image: deeper lists
are silently skipped by wagtail-localize.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.data import ChartBlock, KeyFiguresBlock, TranslatableTableBlock
from home.blocks.media import (
    DownloadsBlock,
    FigureBlock,
    GalleryBlock,
    SignLanguageVideoBlock,
    VideoBlock,
)
from home.blocks.people import ContactsBlock
from home.blocks.text import (
    AccordionBlock,
    CalloutBlock,
    HeadingBlock,
    LinksBlock,
    ParagraphBlock,
    QuoteBlock,
    StepsBlock,
)

__all__ = ["ContentStreamBlock"]

_TEXT = _("Text")
_MEDIA = _("Media")
_DATA = _("Numbers")
_MORE = _("Contacts and links")


class ContentStreamBlock(blocks.StreamBlock):
    """The blocks of running content."""

    heading = HeadingBlock(group=_TEXT)
    paragraph = ParagraphBlock(group=_TEXT)
    quote = QuoteBlock(group=_TEXT)
    callout = CalloutBlock(group=_TEXT)
    accordion = AccordionBlock(group=_TEXT)
    steps = StepsBlock(group=_TEXT)
    image = FigureBlock(group=_MEDIA)
    gallery = GalleryBlock(group=_MEDIA)
    video = VideoBlock(group=_MEDIA)
    sign_language_video = SignLanguageVideoBlock(group=_MEDIA)
    downloads = DownloadsBlock(group=_MEDIA)
    key_figures = KeyFiguresBlock(group=_DATA)
    table = TranslatableTableBlock(group=_DATA)
    chart = ChartBlock(group=_DATA)
    contacts = ContactsBlock(group=_MORE)
    links = LinksBlock(group=_MORE)

    class Meta:
        template = "home/blocks/stream.html"
