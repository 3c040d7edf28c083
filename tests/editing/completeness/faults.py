"""For each rule: pages at fault, what mends them, and the anchor where it is mended."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from home.models import CustomDocument, CustomImage
from quartier_pages.models import (
    Beleg,
    Massnahme,
    MassnahmenRueckblick,
    ZentrumKontakt,
)
from tests.trees import Tree, build_offer, build_paper, build_report, weekly

TODAY = date(2026, 6, 15)

Mend = Callable[[], Any]


@dataclass(frozen=True)
class Fault:
    """`spoil` makes the fault on the centre of the tree and returns what mends it."""

    rule: str
    spoil: Callable[[Tree], tuple[Page, Mend]]
    words: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.spoil.__name__}"


def no_report(tree: Tree) -> tuple[Page, Mend]:
    return tree.zentrum, lambda: build_report(tree.zentrum, 2025)


def draft_report(tree: Tree) -> tuple[Page, Mend]:
    report = build_report(tree.zentrum, 2025, live=False)
    return report, lambda: report.save_revision().publish()


def began_this_year(tree: Tree) -> tuple[Page, Mend]:
    def mend() -> None:
        tree.zentrum.since = "03.2026"
        tree.zentrum.save()

    return tree.zentrum, mend


def silent_on_measure(tree: Tree) -> tuple[Page, Mend]:
    uid = uuid4()
    build_report(tree.zentrum, 2024, massnahmen=[Massnahme(uid=uid, title="Fest")])
    report = build_report(tree.zentrum, 2025)

    def mend() -> None:
        report.rueckblick.add(
            MassnahmenRueckblick(massnahme_uid=uid, zielerreichung="voll", locale=report.locale)
        )
        report.save()

    return report, mend


def no_paper(tree: Tree) -> tuple[Page, Mend]:
    return tree.zentrum, lambda: build_paper(tree.zentrum)


def future_paper(tree: Tree) -> tuple[Page, Mend]:
    paper = build_paper(tree.zentrum, valid_from=TODAY + timedelta(days=1))
    return tree.zentrum, lambda: type(paper).objects.update(valid_from=TODAY)


def expired_paper(tree: Tree) -> tuple[Page, Mend]:
    paper = build_paper(tree.zentrum, valid_to=TODAY - timedelta(days=1))
    return paper, lambda: build_paper(tree.zentrum, title="Neu", valid_from=TODAY)


def no_site(tree: Tree) -> tuple[Page, Mend]:
    site = tree.site
    site.delete()

    def mend() -> None:
        site.pk = None
        site.save()

    return tree.zentrum, mend


def no_hours(tree: Tree) -> tuple[Page, Mend]:
    def mend() -> None:
        site = tree.site
        site.opening_hours = json.dumps([{"type": "regular", "value": {"days": ["MO"]}}])
        site.save()

    return tree.zentrum, mend


def no_contact(tree: Tree) -> tuple[Page, Mend]:
    contacts = ZentrumKontakt.objects.filter(page=tree.zentrum)
    return tree.zentrum, lambda: contacts.update(phone="07131 56-0")


def ended(tree: Tree) -> tuple[Page, Mend]:
    offer = build_offer(tree.zentrum, [weekly("MO", valid_until=TODAY - timedelta(days=1))])
    return offer, lambda: offer.zeitfenster.model.objects.update(valid_until=TODAY)


def ended_by_hand(tree: Tree) -> tuple[Page, Mend]:
    offer = build_offer(tree.zentrum, [weekly("MO", valid_until=TODAY - timedelta(days=1))])
    return offer, lambda: type(offer).objects.update(status="beendet")


def no_time(tree: Tree) -> tuple[Page, Mend]:
    offer = build_offer(tree.zentrum)
    return offer, lambda: type(offer).objects.update(rhythm_note="in den Ferien")


def no_contact_for_offer(tree: Tree) -> tuple[Page, Mend]:
    offer = build_offer(tree.zentrum, [weekly("MO")])
    return offer, lambda: type(offer).objects.update(contact_key=uuid4())


def _source(page: Page, **fields: Any) -> Beleg:
    return Beleg.objects.create(page=page, title="Amtsblatt", **fields)


def unproven_centre(tree: Tree) -> tuple[Page, Mend]:
    _source(tree.zentrum, fact_group="contacts")
    _source(tree.zentrum, fact_group="status")
    return tree.zentrum, lambda: _source(tree.zentrum, fact_group="sites")


def unproven_offer(tree: Tree) -> tuple[Page, Mend]:
    offer = build_offer(tree.zentrum)
    return offer, lambda: _source(offer, fact_group="offer")


def example_offer(tree: Tree) -> tuple[Page, Mend]:
    offer = build_offer(tree.zentrum)
    return offer, lambda: type(offer).objects.update(is_example=True)


def unverified(tree: Tree) -> tuple[Page, Mend]:
    _source(tree.zentrum, fact_group="contacts")
    return tree.zentrum, lambda: Beleg.objects.update(verified=True)


def old(tree: Tree) -> tuple[Page, Mend]:
    _source(tree.zentrum, fact_group="contacts", verified=True, as_of="2022")
    return tree.zentrum, lambda: Beleg.objects.update(as_of="07.2024")


def picture_without_alt(tree: Tree) -> tuple[Page, Mend]:
    picture = CustomImage.objects.create(
        title="Haus", file=ImageFile(get_test_image_file(), name="haus.png")
    )
    tree.zentrum.teaser_image = picture
    tree.zentrum.save()

    def mend() -> None:
        picture.alt_texts = {"de": "Ein Haus mit Garten"}
        picture.save()

    return tree.zentrum, mend


def untagged_pdf(tree: Tree) -> tuple[Page, Mend]:
    content = ContentFile(b"%PDF", name="plan.pdf")
    document = CustomDocument.objects.create(title="Plan", file=content, is_tagged=False)
    report = build_report(tree.zentrum, 2022, pdf=document)
    return report, lambda: CustomDocument.objects.update(is_tagged=True)


def _old_draft(tree: Tree) -> Page:
    offer = build_offer(tree.zentrum, live=False)
    offer.save_revision()
    then = timezone.now() - timedelta(days=15)
    Page.objects.filter(pk=offer.pk).update(latest_revision_created_at=then)
    return Page.objects.get(pk=offer.pk).specific


def forgotten_draft(tree: Tree) -> tuple[Page, Mend]:
    offer = _old_draft(tree)
    return offer, lambda: offer.save_revision()


def submitted_draft(tree: Tree) -> tuple[Page, Mend]:
    offer = _old_draft(tree)
    return offer, lambda: _submit(offer)


def _submit(page: Page) -> Any:
    workflow = Workflow.objects.create(name="Freigabe")
    task = GroupApprovalTask.objects.create(name="Prüfen")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow.start(page, user=None)


def submitted(tree: Tree) -> tuple[Page, Mend]:
    offer = build_offer(tree.zentrum, live=False)
    offer.save_revision()
    state = _submit(offer)
    return offer, lambda: state.cancel()


FAULTS = [
    Fault("bericht-fehlt", no_report, "2025"),
    Fault("bericht-fehlt", draft_report, "2025"),
    Fault("bericht-fehlt", began_this_year, "2025"),
    Fault("rueckblick-fehlt", silent_on_measure, "2024", "id_rueckblick-FORMS"),
    Fault("papier-fehlt", no_paper, ""),
    Fault("papier-fehlt", future_paper, ""),
    Fault("papier-abgelaufen", expired_paper, "14.06.2026", "id_valid_to"),
    Fault("zentrum-ohne-standort", no_site, "", "id_standorte-FORMS"),
    Fault("zentrum-ohne-zeiten", no_hours, "", "id_standorte-FORMS"),
    Fault("zentrum-ohne-kontakt", no_contact, "", "id_kontakte-FORMS"),
    Fault("angebot-vorbei", ended, "", "id_status"),
    Fault("angebot-vorbei", ended_by_hand, "", "id_status"),
    Fault("angebot-ohne-zeit", no_time, "", "id_zeitfenster-FORMS"),
    Fault("angebot-ohne-kontakt", no_contact_for_offer, "", "id_contact_key"),
    Fault("beleg-fehlt", unproven_centre, "Standorte", "id_belege-FORMS"),
    Fault("beleg-fehlt", unproven_offer, "Angebot", "id_belege-FORMS"),
    Fault("beleg-fehlt", example_offer, "Angebot", "id_belege-FORMS"),
    Fault("beleg-ungeprueft", unverified, "Kontakt", "id_belege-FORMS"),
    Fault("beleg-alt", old, "3 Jahre", "id_belege-FORMS"),
    Fault("bild-ohne-alternativtext", picture_without_alt, "Haus", "id_alt_texts_0"),
    Fault("pdf-ohne-tags", untagged_pdf, "Plan", "id_file"),
    Fault("entwurf-liegt", forgotten_draft, ""),
    Fault("entwurf-liegt", submitted_draft, ""),
    Fault("freigabe-wartet", submitted, "Prüfen"),
]
