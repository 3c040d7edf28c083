"""Which group of users has which part in the editors' rooms."""

from django.contrib.auth.models import Group
from django.db import models


class RoleKey(models.TextChoices):
    """The roles; what a role may do is what its group may do."""

    EDITORS = "editors", "Redaktion"
    OFFICE = "office", "Geschäftsstelle"
    TRANSLATION = "translation", "Übersetzung"
    ADMINISTRATION = "administration", "Administration"


class Role(models.Model):
    """The group of a role, known by identity: renaming the group changes nothing."""

    key = models.CharField(max_length=20, choices=RoleKey.choices, unique=True)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_key_display()

    @classmethod
    def group_of(cls, key: str) -> Group | None:
        """The group of a role; None when an administrator has deleted it."""
        role = cls.objects.select_related("group").filter(key=key).first()
        return role.group if role else None
