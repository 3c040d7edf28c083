"""Model fields that several page types share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.partial_dates import PartialDate, PartialDateError


class ChoiceListField(models.JSONField):
    """Several values out of fixed choices, stored as a JSON list in the order of the choices.

    A list instead of a relation survives revisions, copies and translations unchanged.
    """

    description = "List of choices"

    def __init__(self, *args: Any, choices: Sequence[tuple[str, Any]] = (), **kwargs: Any) -> None:
        # Not handed to Field: its own check expects one value, not a list.
        self.list_choices = choices
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.list_choices,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
            initial=self.get_default(),
        )

    def clean(self, value: Any, model_instance: models.Model | None) -> list[str]:
        value = list(value or [])
        known = [code for code, _label in self.list_choices]
        unknown = [code for code in value if code not in known]
        if unknown:
            raise ValidationError(
                _("Unknown choice: %(value)s."), params={"value": ", ".join(map(str, unknown))}
            )
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return [code for code in known if code in value]

    def labels(self, value: Sequence[str] | None) -> list[str]:
        """The translated labels of a stored value."""
        return [str(label) for code, label in self.list_choices if code in (value or [])]


@ChoiceListField.register_lookup
class Includes(models.Lookup):
    """`field__includes="tr"`: the list holds this value (the same on SQLite and PostgreSQL)."""

    lookup_name = "includes"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (value,)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        elements = f"jsonb_array_elements_text({lhs}) AS item(value)"
        if connection.vendor == "sqlite":
            elements = f"json_each({lhs}) AS item"
        return (
            f"EXISTS (SELECT 1 FROM {elements} WHERE item.value = {rhs})",  # noqa: S608
            (*lhs_params, *rhs_params),
        )


class PartialDateField(models.Field):
    """A date known to the day, month or year, or a period between two such dates.

    Stored as ISO 8601 text of reduced precision (`2024`, `2024-04`, `2018-12/2019-01`), so it
    sorts by time. No CharField, because text fields count as translatable.
    """

    description = "Date with precision"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 21
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def to_python(self, value: Any) -> str:
        if value in (None, ""):
            return ""
        try:
            return PartialDate.parse(str(value)).iso
        except PartialDateError as error:
            raise ValidationError(str(error), code="invalid") from error

    def formfield(self, **kwargs: Any) -> Any:
        defaults = {
            "form_class": forms.CharField,
            "widget": forms.TextInput(attrs={"placeholder": "2024 · 04.2024 · 01.04.2024"}),
        }
        return super().formfield(**{**defaults, **kwargs})


class LocalizedTextField(models.JSONField):
    """One short text per site language, stored as `{"de": "…", "tr": "…"}` without empty texts."""

    description = "Text per language"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        from home.forms import LocalizedTextFormField

        return LocalizedTextFormField(label=self.verbose_name, help_text=self.help_text)
