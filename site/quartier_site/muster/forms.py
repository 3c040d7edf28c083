"""A form with every kind of field that a form page can have."""

from django import forms

_CHOICES = [("a", "Erste Möglichkeit"), ("b", "Zweite Möglichkeit")]


class SampleForm(forms.Form):
    """Each kind of field once, with and without help and duty."""

    text = forms.CharField(label="Text", help_text="Ein Satz, der beim Ausfüllen hilft.")
    email = forms.EmailField(label="E-Mail-Adresse", required=False)
    lines = forms.CharField(label="Mehrere Zeilen", widget=forms.Textarea)
    number = forms.DecimalField(label="Zahl", required=False)
    day = forms.DateField(label="Datum", required=False)
    select = forms.ChoiceField(label="Auswahlliste", choices=[("", "Bitte wählen"), *_CHOICES])
    radio = forms.ChoiceField(label="Eine von mehreren", choices=_CHOICES, widget=forms.RadioSelect)
    several = forms.MultipleChoiceField(
        label="Beliebig viele",
        choices=_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Auch keine ist möglich.",
    )
    consent = forms.BooleanField(label="Einverstanden")

    use_required_attribute = False


def sample_forms() -> dict[str, SampleForm]:
    """Not filled in, and filled in with mistakes; their fields have names of their own."""
    mistakes = {
        "fehler-text": "Beispieltext",
        "fehler-email": "keine Adresse",
        "fehler-day": "bald",
    }
    return {
        "empty": SampleForm(prefix="leer", label_suffix=""),
        "mistaken": SampleForm(mistakes, prefix="fehler", label_suffix=""),
    }
