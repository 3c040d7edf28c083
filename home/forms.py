"""Form fields of the shared model fields."""

from typing import Any

from django import forms
from django.conf import settings


class LocalizedTextWidget(forms.MultiWidget):
    """One labelled text input per content language."""

    template_name = "home/widgets/localized_text.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        self.languages = list(settings.WAGTAIL_CONTENT_LANGUAGES)
        super().__init__({code: forms.TextInput() for code, _name in self.languages}, attrs)

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        return [(value or {}).get(code, "") for code, _name in self.languages]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = zip(self.languages, context["widget"]["subwidgets"], strict=True)
        context["rows"] = [
            {"code": code, "label": label, "widget": widget} for (code, label), widget in rows
        ]
        return context


class LocalizedTextFormField(forms.MultiValueField):
    """Collects one optional text per content language into a dictionary."""

    widget = LocalizedTextWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = [
            forms.CharField(required=False, max_length=255)
            for _language in settings.WAGTAIL_CONTENT_LANGUAGES
        ]
        super().__init__(fields, required=False, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        return {code: text for code, text in zip(codes, data_list, strict=False) if text}
