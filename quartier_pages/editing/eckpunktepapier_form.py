"""The form of an Eckpunktepapier."""

from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from quartier_pages.editing.forms import ZentrumChildForm


class EckpunktepapierForm(ZentrumChildForm):
    """Offers only papers of the same centre as predecessor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "predecessor" in self.fields:
            papers = self.zentrum.eckpunktepapiere.all()
            if self.instance.pk:
                papers = papers.exclude(pk=self.instance.pk)
            field = self.fields["predecessor"]
            self.fields["predecessor"] = forms.ModelChoiceField(
                queryset=papers.order_by(F("valid_from").desc(nulls_last=True), "-pk"),
                required=False,
                label=field.label,
                help_text=field.help_text,
                error_messages={"invalid_choice": _("Choose another paper of the same centre.")},
            )
