"""The form of a Jahresbericht."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from wagtail.admin.forms.pages import CopyForm

from quartier_pages.domain.massnahmen import earlier_measures
from quartier_pages.domain.report_years import check_year_is_free
from quartier_pages.editing.forms import ZentrumChildForm


class JahresberichtForm(ZentrumChildForm):
    """Checks the year and offers the measures of earlier reports by name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = [
            (measure.uid, f"{measure.title} ({measure.page.year})")
            for measure in earlier_measures(self.zentrum, before=self.instance.year)
        ]
        names = dict(earlier)
        own = [
            (measure.uid, gettext("%(title)s (new in this report)") % {"title": measure.title})
            for measure in self.instance.massnahmen.all()
            if measure.uid not in names
        ]
        # Reviewed once, but no longer planned by an earlier report: kept until the editor decides.
        lost = [
            (review.massnahme_uid, gettext("A measure that no earlier report plans any more"))
            for review in self.instance.rueckblick.all()
            if review.massnahme_uid not in names
        ]
        if "massnahmen" in self.formsets:
            self.limit_choices("massnahmen", "uid", [*earlier, *own], gettext("New measure"))
        if "rueckblick" in self.formsets:
            self.limit_choices("rueckblick", "massnahme_uid", [*earlier, *lost])

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        try:
            check_year_is_free(self.zentrum, year, self.instance.pk)
        except ValidationError as error:
            raise error.error_dict["year"][0] from error
        return year


class JahresberichtCopyForm(CopyForm):
    """Refuses a copy that would be a second report of the same year."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        parent = cleaned.get("new_parent_page")
        if parent:
            try:
                check_year_is_free(parent.specific, self.page.specific.year, None)
            except ValidationError as error:
                self.add_error("new_parent_page", error.messages)
        return cleaned
