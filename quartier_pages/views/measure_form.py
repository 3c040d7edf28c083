"""What one can ask of measures."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quartier_pages.choices import MeasureStatus
from quartier_pages.domain.massnahmen import MeasureQuery, Verlauf
from quartier_pages.models import QuartierszentrumPage
from quartier_pages.views.filter_form import ANY, FilterForm, Name, NameSelect


class MeasureForm(FilterForm):
    """Centres to compare, year, field of action and status."""

    zentrum = forms.MultipleChoiceField(
        label=_("Centres"), required=False, widget=forms.CheckboxSelectMultiple
    )
    jahr = forms.ChoiceField(label=_("Year"), required=False)
    handlungsfeld = forms.ChoiceField(label=_("Field of action"), required=False, widget=NameSelect)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[*ANY, *MeasureStatus.choices]
    )

    def __init__(
        self,
        *args: Any,
        centres: Iterable[QuartierszentrumPage],
        measures: list[Verlauf],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["zentrum"].choices = [
            (row.slug, Name(row.title, row.content_language)) for row in centres
        ]
        years = {entry.year for measure in measures for entry in measure.entries}
        fields["jahr"].choices = [*ANY, *((str(year), str(year)) for year in sorted(years))]
        names = {
            field.slug: Name(field.name, field.locale.language_code)
            for measure in measures
            for field in measure.fields
        }
        in_order = sorted(names.items(), key=lambda item: item[1])
        fields["handlungsfeld"].choices = [*ANY, *in_order]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return list(self)

    def measure_query(self) -> MeasureQuery:
        asked = self.cleaned_data
        return MeasureQuery(
            status=asked["status"] or None,
            handlungsfeld=asked["handlungsfeld"] or None,
            year=int(asked["jahr"]) if asked["jahr"] else None,
        )
