"""Pictures and files on public pages that not everybody can read."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, ReferenceIndex

from home.models import CustomDocument, CustomImage
from quartier_pages.editing.completeness.rule import Batch, Finding, Rule, Severity, field_of


def image_without_alt(batch: Batch) -> Iterator[Finding]:
    """Teaser images only: wherever else a picture stands, the form asks for its text there."""
    uses = _uses(batch, CustomImage, model_path="teaser_image")
    for image in batch.mine_among(CustomImage).filter(pk__in=uses):
        if image.alt_text(settings.LANGUAGE_CODE):
            continue
        address = reverse("wagtailimages:edit", args=[image.pk])
        message = _("The picture “%(title)s” has no alternative text.") % {"title": image.title}
        for page in uses[image.pk]:
            yield Finding(page, message, field_of("alt_texts_0"), address)


def untagged_pdf(batch: Batch) -> Iterator[Finding]:
    untagged = batch.mine_among(CustomDocument).filter(is_tagged=False)
    uses = _uses(batch, CustomDocument)
    for document in untagged.filter(pk__in=uses):
        address = reverse("wagtaildocs:edit", args=[document.pk])
        message = _("The PDF “%(title)s” has no tags.") % {"title": document.title}
        for page in uses[document.pk]:
            yield Finding(page, message, field_of("file"), address)


def _uses(batch: Batch, model: type[Any], **where: Any) -> dict[int, list[Page]]:
    """The public pages on which each image or document stands."""
    of_pages, to_model = map(ContentType.objects.get_for_model, (Page, model))
    rows = ReferenceIndex.objects.filter(
        base_content_type=of_pages, to_content_type=to_model, **where
    ).values_list("to_object_id", "object_id")
    pairs = {(int(target), int(page)) for target, page in rows}
    pages = batch.public(Page).in_bulk({page for _target, page in pairs})
    uses = defaultdict(list)
    for target, page in sorted(pairs):
        if page in pages:
            uses[target].append(pages[page])
    return uses


RULES = (
    Rule(
        "bild-ohne-alternativtext",
        gettext_lazy("Picture without alternative text"),
        Severity.IMPORTANT,
        image_without_alt,
    ),
    Rule(
        "pdf-ohne-tags",
        gettext_lazy("PDF without tags"),
        Severity.IMPORTANT,
        untagged_pdf,
    ),
)
