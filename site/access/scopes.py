"""What a partner's token may be allowed to do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    """Values are part of the contract with partners; a token carries one or several."""

    READ = "read", _("Read with a higher limit")
    DRAFTS = "drafts", _("Read drafts")
    CONTENT = "content", _("Edit content")
