"""The form of an Angebot."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm

from quartier_pages.editing.forms import ZentrumChildForm, identity_field


class AngebotForm(ZentrumChildForm):
    """Offers the sites and contacts of the centre by name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("site_key", self.zentrum.standorte),
            ("contact_key", self.zentrum.kontakte),
        ):
            if name in self.fields:
                choices = [(row.translation_key, str(row)) for row in rows.all()]
                self.fields[name] = identity_field(self.fields[name], choices)


class AngebotCopyForm(CopyForm):
    """Proposes a title and an address that tell the copy from the original."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["new_title"].initial = _("%(title)s (copy)") % {"title": self.page.title}
        fields["new_slug"].initial = free_slug(self.page.slug, self.page.get_parent())


def free_slug(slug: str, parent: Any) -> str:
    """The address, with a number when the place has it already."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(free for free in (slug, *numbered) if free not in taken)
