"""The form of an Angebot."""

from typing import Any

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
