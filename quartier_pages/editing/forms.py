"""What the admin forms of several page types share."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import UniqueConstraint
from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm

NOTHING_CHOSEN = "---------"


class ZentrumChildForm(WagtailAdminPageForm):
    """The form of a page below a centre: knows the centre also before the page is saved."""

    @property
    def zentrum(self) -> Any:
        return self.parent_page.specific if self.parent_page else self.instance.zentrum

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rows in self.formsets.values():
            rows.get_unique_error_message = partial(_unique_message, rows.model)

    def limit_choices(
        self,
        formset: str,
        field: str,
        choices: Iterable[tuple[UUID, str]],
        empty_label: str = NOTHING_CHOSEN,
    ) -> None:
        """Offers identities with their names in a field of every row, the row for new ones too."""
        rows = self.formsets[formset]
        # A class of its own: base_fields of the shared one belong to all requests.
        rows.form = type(rows.form)(rows.form.__name__, (rows.form,), {})
        rows.form.base_fields[field] = identity_field(
            rows.form.base_fields[field], choices, empty_label
        )


def _unique_message(model: Any, unique_check: tuple[str, ...]) -> str:
    """What the model's own constraint says of rows that repeat each other."""
    constraints = (c for c in model._meta.constraints if isinstance(c, UniqueConstraint))
    messages = [
        str(c.violation_error_message) for c in constraints if set(c.fields) == set(unique_check)
    ]
    return messages[0] if messages else gettext("Two rows repeat each other. Change one of them.")


def identity_field(
    field: forms.Field, choices: Iterable[tuple[UUID, str]], empty_label: str = NOTHING_CHOSEN
) -> forms.TypedChoiceField:
    """A choice among named things in place of the plain field for their UUID."""
    return forms.TypedChoiceField(
        choices=[("", empty_label), *((str(key), name) for key, name in choices)],
        # Also the initial value, a UUID already, passes here.
        coerce=lambda value: UUID(str(value)),
        empty_value=None,
        required=field.required,
        label=field.label,
        help_text=field.help_text,
    )
