"""Blocks of text."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
INLINE_FEATURES = ["bold", "italic", "link"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the page; the page's title is the only first-level heading."""

    text = blocks.CharBlock(label=_("Text"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Heading")), ("3", _("Subheading")), ("4", _("Third level"))],
        default="2",
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Divides the page; shown in the table of contents.")
        template = "home/blocks/heading.html"
        preview_value = {"text": "Was das Quartierszentrum bietet", "level": "2"}


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with links and lists."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Running text with links and lists.")
        template = "home/blocks/paragraph.html"
        preview_value = "<p>Hier treffen sich <b>Nachbarinnen und Nachbarn</b>.</p>"


class QuoteBlock(blocks.StructBlock):
    """A quotation with its origin."""

    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's words, with their origin.")
        template = "home/blocks/quote.html"
        preview_value = {"text": "Beispielzitat", "attribution": "Beispiel"}


class CalloutBlock(blocks.StructBlock):
    """A note that stands out."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("Note")), ("success", _("Good news")), ("warning", _("Warning"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        description = _("A short note that nobody should miss.")
        template = "home/blocks/callout.html"
        preview_value = {"kind": "info", "title": "Hinweis", "text": "<p>Ein kurzer Hinweis.</p>"}


class AccordionItemBlock(blocks.StructBlock):
    """One question with its answer."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "arrow-down"
        label = _("Entry")


class AccordionBlock(blocks.ListBlock):
    """Entries that open on demand."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(AccordionItemBlock(), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        description = _("Questions and answers that open on demand.")
        template = "home/blocks/accordion.html"
        preview_value = [{"title": "Muss ich mich anmelden?", "text": "<p>Beispielantwort.</p>"}]


class StepBlock(blocks.StructBlock):
    """One step of an instruction."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES, required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class StepsBlock(blocks.ListBlock):
    """Numbered steps."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do, one numbered step after the other.")
        template = "home/blocks/steps.html"
        preview_value = [
            {"title": "Vorbeikommen", "text": "<p>Erster Beispielschritt.</p>"},
            {"title": "Mitmachen", "text": "<p>Zweiter Beispielschritt.</p>"},
        ]


class LinkBlock(blocks.StructBlock):
    """A link to a page of this site or to another site."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.CharBlock(label=_("Short text"), required=False, max_length=255)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("External address"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = _("Choose a page or enter an external address, one of the two.")
            raise StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return cleaned


class LinksBlock(blocks.ListBlock):
    """Links as cards."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(LinkBlock(), **kwargs)

    class Meta:
        icon = "link"
        label = _("Links")
        description = _("Cards that lead to pages of this site or elsewhere.")
        template = "home/blocks/links.html"
        preview_value = [
            {
                "title": "Quartierszentren",
                "text": "Alle Zentren",
                "url": "https://www.heilbronn.de/",
            }
        ]
