"""Images and documents with what public bodies must state about them."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from home.editing.checks.pdf import PdfFacts, inspect
from home.fields import LocalizedTextField


class Licence(models.TextChoices):
    """Licences, named by their SPDX identifier where there is one."""

    ALL_RIGHTS_RESERVED = "all-rights-reserved", _("All rights reserved")
    CC0 = "CC0-1.0", _("CC0 1.0 (public domain)")
    CC_BY = "CC-BY-4.0", _("CC BY 4.0 (attribution)")
    CC_BY_SA = "CC-BY-SA-4.0", _("CC BY-SA 4.0 (attribution, share alike)")
    DL_DE_BY = "DL-DE-BY-2.0", _("Data licence Germany 2.0 (attribution)")


class MediaRights(models.Model):
    """Who made a file and how others may use it."""

    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made it, as it must be named: photographer, agency, office."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=30,
        choices=Licence.choices,
        default=Licence.ALL_RIGHTS_RESERVED,
    )

    class Meta:
        abstract = True


class CustomImage(MediaRights, AbstractImage):  # noqa: DJ008 (AbstractImage has __str__)
    """An image with credit, licence and one alternative text per language."""

    alt_texts = LocalizedTextField(
        _("alternative texts"),
        help_text=_("What the picture shows, for people who cannot see it. One text per language."),
    )

    admin_form_fields = (*Image.admin_form_fields, "alt_texts", "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def alt_text(self, language: str | None = None) -> str:
        """The alternative text in a language, else in German, else the description."""
        texts = self.alt_texts or {}
        language = language or get_language() or settings.LANGUAGE_CODE
        return texts.get(language) or texts.get(settings.LANGUAGE_CODE) or self.description

    @property
    def default_alt_text(self) -> str:
        return self.alt_text()


class CustomRendition(AbstractRendition):
    """A scaled copy of an image."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]

    @property
    def attrs_dict(self) -> dict[str, Any]:
        """Marks an alternative text that is shown in German because there is no other."""
        attrs: dict[str, Any] = super().attrs_dict
        texts, alt = self.image.alt_texts or {}, attrs["alt"]
        german = (texts.get(settings.LANGUAGE_CODE), self.image.description)
        if alt and alt in german and get_language() not in (settings.LANGUAGE_CODE, *texts):
            attrs["lang"] = settings.LANGUAGE_CODE
        return attrs


class CustomDocument(MediaRights, AbstractDocument):  # noqa: DJ008 (AbstractDocument has one)
    """A file to download, with its language and whether it is accessible."""

    language = models.CharField(
        _("language"), max_length=20, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_accessible = models.BooleanField(
        _("accessible"),
        default=False,
        help_text=_("The file can be read with assistive technology (a tagged PDF, for example)."),
    )

    # What the file itself says, if it is a PDF; unknown until somebody looked into it.
    is_tagged = models.BooleanField(_("tagged"), null=True, editable=False)
    has_title = models.BooleanField(_("has a title"), null=True, editable=False)
    has_language = models.BooleanField(_("has a language"), null=True, editable=False)

    PDF_FACTS: ClassVar = ("is_tagged", "has_title", "has_language")
    admin_form_fields = (
        *Document.admin_form_fields,
        "language",
        "is_accessible",
        "credit",
        "licence",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def _set_document_file_metadata(self) -> None:
        """Wagtail calls this for every new file."""
        super()._set_document_file_metadata()
        self.inspect_file()

    def inspect_file(self) -> None:
        """Takes the facts of a PDF from its file; a lost file has none."""
        facts: PdfFacts | None = None
        if self.file_extension == "pdf":
            try:
                with self.open_file() as file:
                    facts = inspect(file)
            except OSError:
                facts = PdfFacts()
        for name in self.PDF_FACTS:
            setattr(self, name, getattr(facts, name, None))
