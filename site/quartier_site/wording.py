"""Sentences of Django that the catalogues here say in another way: it calls people "du" in German."""

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a valid URL."),
)
