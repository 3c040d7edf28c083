"""Form fields in the markup of KERN."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def field_kind(field: BoundField) -> str:
    """Which markup a field needs: hidden, checkbox, choices, select or input."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "select" if isinstance(widget, forms.Select) else "input"


@register.filter
def kern_widget(field: BoundField, css_class: str) -> SafeString:
    """The widget with KERN's class; Django itself ties it to its help text and errors."""
    classes = f"{css_class} {css_class}--error" if field.errors else css_class
    attrs: dict[str, str | bool] = {"class": classes}
    if isinstance(field.field.widget, forms.EmailInput):
        attrs["autocomplete"] = "email"
    return field.as_widget(attrs=attrs)
