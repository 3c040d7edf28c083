"""Blocks of contacts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.facts import FactBlock


class ContactBlock(blocks.StructBlock):
    """A contact by role, not by name: people change, the role stays."""

    role = blocks.CharBlock(label=_("Role"), max_length=120)
    text = blocks.CharBlock(label=_("Responsible for"), required=False, max_length=255)
    phone = FactBlock(label=_("Phone"), required=False, max_length=50)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")


class ContactsBlock(blocks.ListBlock):
    """Contacts by role."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(ContactBlock(), **kwargs)

    class Meta:
        icon = "group"
        label = _("Contacts")
        description = _("Whom to ask, by role.")
        template = "home/blocks/contacts.html"
        preview_value = [{"role": "Quartiersmanagement", "text": "Fragen zum Zentrum"}]
