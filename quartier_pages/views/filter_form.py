"""Forms that narrow a list: sent with GET, so that what somebody found can be shared."""

from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import get_language, pgettext_lazy

from home.templatetags.text_tags import foreign

ANY = [("", pgettext_lazy("choice of a filter", "any"))]


class Name(str):
    """The label of a choice that is a name, in a language of its own."""

    lang: str

    def __new__(cls, text: str, lang: str) -> Self:
        name = super().__new__(cls, text)
        name.lang = lang
        return name


class NameSelect(forms.Select):
    """A list of names, each marked when it is in another language than the page."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        lang = getattr(option["label"], "lang", "")
        if lang and lang != get_language():
            option["attrs"].update(lang=lang, dir="auto")
        return option


@dataclass(frozen=True)
class Chip:
    """A choice that is in force, and where to go to be rid of it."""

    text: str
    url: str


class FilterForm(forms.Form):
    """All fields are optional; what cannot be meant is left out, and said to be so."""

    all_optional = True
    ignored: list[str]

    @classmethod
    def read(cls, data: QueryDict, **options: Any) -> Self:
        """The form with those values of an address that can be meant."""
        options["auto_id"] = "filter-%s"
        asked = cls(data, **options)
        valid = QueryDict(mutable=True)
        for name, field in asked.fields.items():
            values = [value for value in data.getlist(name) if value.strip()]
            if name not in asked.errors:
                valid.setlist(name, values)
            elif isinstance(field, forms.MultipleChoiceField):
                valid.setlist(name, [value for value in values if field.valid_value(value)])
        form = cls(valid, **options)
        form.is_valid()
        form.ignored = [str(asked.fields[name].label) for name in asked.errors]
        return form

    def query(self, **changes: Any) -> str:
        """The address of these choices ("?…"), some of them changed; empty when there are none."""
        chosen = QueryDict(mutable=True)
        for name in self.fields:
            values = changes[name] if name in changes else self.chosen(name)
            chosen.setlist(name, values)
        return f"?{chosen.urlencode()}" if chosen.urlencode() else ""

    def chosen(self, name: str) -> list[str]:
        """The values of a field that are in force, as they stand in the address."""
        value = self.cleaned_data.get(name)
        if isinstance(value, bool):
            return ["ja"] if value else []
        values = value if isinstance(value, list) else [value]
        return [str(item) for item in values if item not in (None, "")]

    def chips(self) -> list[Chip]:
        return [
            Chip(
                self._text(name, value),
                self.query(**{name: [v for v in self.chosen(name) if v != value]}) or "?",
            )
            for name in self.fields
            for value in self.chosen(name)
        ]

    def _text(self, name: str, value: str) -> str:
        field: Any = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return str(field.label)
        label = dict(getattr(field, "choices", ())).get(value, value)
        return format_html("{}: {}", field.label, foreign(label, getattr(label, "lang", "")))
