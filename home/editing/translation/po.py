"""Texts of many pages out of here and back again, as PO files: for agencies and their tools."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import polib
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.editing.translation.po_check import fault

MAX_FILES = 2000
MAX_BYTES = 50 * 1024**2
_MARK = "X-WagtailLocalize-TranslationID"
TOOL = "PO"


class UnreadableError(Exception):
    """Says in plain words what is wrong with an uploaded file."""


@dataclass(frozen=True)
class Change:
    """One text that would be written: only if nobody has changed it meanwhile."""

    translation: int
    string: int
    context: int
    before: str | None
    text: str


@dataclass
class Finding:
    """What a file would do to the translation of one page."""

    title: str
    new: list[Change] = field(default_factory=list)
    changed: list[tuple[str, Change]] = field(default_factory=list)
    unchanged: int = 0
    unknown: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)

    @property
    def changes(self) -> list[Change]:
        return [*self.new, *(change for _before, change in self.changed)]


def export(translations: Iterable[Translation]) -> bytes:
    """A ZIP file with one PO file for each page."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for translation in translations:
            po = translation.export_po()
            po.metadata["Language"] = code = translation.target_locale.language_code
            name = slugify(translation.source.object_repr)[:60] or "seite"
            archive.writestr(f"{code}/{name}-{translation.pk}.po", str(po))
    return buffer.getvalue()


def read(name: str, content: bytes) -> Iterator[tuple[str, polib.POFile]]:
    """The PO files in an uploaded file, which is one itself or a ZIP file."""
    if not name.lower().endswith(".zip"):
        yield name, _parse(name, content)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [info for info in archive.infolist() if info.filename.endswith(".po")]
            if len(members) > MAX_FILES or sum(info.file_size for info in members) > MAX_BYTES:
                raise UnreadableError(_("%s is too large.") % name)
            for info in members:
                yield info.filename, _parse(info.filename, archive.read(info))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(_("%s is not a readable ZIP file.") % name) from error


def _parse(name: str, content: bytes) -> polib.POFile:
    try:
        text = content.decode("utf-8-sig")
        # polib takes a text without a line break for the name of a file.
        return polib.pofile(text if "\n" in text else f"{text}\n")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise UnreadableError(_("%s is not a readable PO file.") % name) from error


def translation_of(po: polib.POFile) -> Translation | None:
    """The translation that a file was exported from."""
    found = Translation.objects.filter(enabled=True).select_related("source", "target_locale")
    mark = po.metadata.get(_MARK, "")
    try:
        return found.filter(uuid=UUID(mark)).first()
    except ValueError:
        return None


def examine(translation: Translation, po: polib.POFile) -> Finding:
    """What importing would do; changes nothing."""
    segments = (
        StringSegment.objects.filter(source=translation.source)
        .select_related("string", "context")
        .annotate_translation(translation.target_locale, include_errors=True)
    )
    known = {(segment.string.data, segment.context.path): segment for segment in segments}
    title = f"{translation.source.object_repr} ({translation.target_locale.get_display_name()})"
    finding = Finding(title)
    for entry in po:
        if entry.obsolete or not entry.msgstr:
            continue
        segment = known.get((entry.msgid, entry.msgctxt))
        if segment is None:
            finding.unknown.append(entry.msgid)
        elif entry.fuzzy:
            finding.unsure.append(entry.msgid)
        elif segment.translation == entry.msgstr:
            finding.unchanged += 1
        elif problem := fault(entry.msgid, entry.msgstr):
            finding.broken.append((entry.msgid, problem))
        else:
            change = Change(
                translation.pk,
                segment.string_id,
                segment.context_id,
                segment.translation,
                entry.msgstr,
            )
            if segment.translation is None:
                finding.new.append(change)
            else:
                finding.changed.append((segment.translation, change))
    return finding


def write(changes: Iterable[Change], user: Any) -> tuple[int, int]:
    """How many texts were written, and how many not because somebody changed them meanwhile.

    Texts only: what the public reads changes when somebody publishes the page.
    """
    written = late = 0
    locales = dict(Translation.objects.values_list("pk", "target_locale_id"))
    for change in changes:
        place = {
            "translation_of_id": change.string,
            "context_id": change.context,
            "locale_id": locales[change.translation],
        }
        text = StringTranslation.objects.select_for_update().filter(**place).first()
        if (text.data if text else None) != change.before:
            late += 1
            continue
        text = text or StringTranslation(**place)
        text.data = change.text
        text.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        text.tool_name = TOOL
        text.last_translated_by = user
        text.has_error, text.field_error = False, ""
        text.save()
        written += 1
    return written, late
