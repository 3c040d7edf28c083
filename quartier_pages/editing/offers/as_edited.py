"""Offers as their editors know them: with what is not published yet."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Revision

from quartier_pages.models import AngebotPage


def as_edited(offers: Iterable[AngebotPage]) -> list[AngebotPage]:
    """The latest version of each, in one query for all of them: to be read, not to be saved."""
    offers = list(offers)
    keys = [offer.latest_revision_id for offer in offers if offer.has_unpublished_changes]
    contents = dict(Revision.objects.filter(pk__in=keys).values_list("pk", "content"))
    return [_latest(offer, contents) for offer in offers]


def _latest(offer: AngebotPage, contents: dict[int, dict[str, object]]) -> AngebotPage:
    content = contents.get(offer.latest_revision_id)
    if not offer.has_unpublished_changes or content is None:
        return offer
    draft: Any = AngebotPage.from_serializable_data(content, check_fks=False, strict_fks=False)
    draft.zentrum, draft.locale, draft.live = offer.zentrum, offer.locale, offer.live
    draft.__dict__["source_page"] = draft
    latest: AngebotPage = draft
    return latest
