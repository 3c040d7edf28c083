"""Carries out an import that was confirmed."""

from typing import Any

from quartier_pages.editing.offers.changes import change_draft, publish_alone
from quartier_pages.editing.offers.import_lines import Line
from quartier_pages.editing.offers.import_plan import ImportPlan
from quartier_pages.models import AngebotPage, QuartierszentrumPage


def apply(plan: ImportPlan, user: Any, publish: bool) -> None:
    """All of it, as the request is one transaction; as drafts where somebody may not publish."""
    centres = {
        line.offer.zentrum_id: QuartierszentrumPage.objects.get(pk=line.offer.zentrum_id)
        for line in plan.to_do
    }
    may_publish = {
        pk: publish and centre.permissions_for_user(user).can_publish_subpage()
        for pk, centre in centres.items()
    }
    for line in plan.to_do:
        centre = centres[line.offer.zentrum_id]
        if line.is_new:
            _add(line, centre, user, may_publish[centre.pk])
        elif line.offer.live and may_publish[centre.pk]:
            publish_alone(line.offer, line.change, user)
        else:
            change_draft(line.offer, line.change, user)


def _add(line: Line, centre: QuartierszentrumPage, user: Any, publish: bool) -> None:
    offer: AngebotPage = line.offer
    offer.live, offer.owner, offer.has_unpublished_changes = False, user, True
    centre.add_child(instance=offer)
    revision = offer.save_revision(user=user, log_action=True, clean=False)
    if publish:
        revision.publish(user=user)
