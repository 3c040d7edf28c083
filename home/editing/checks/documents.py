"""Says beside a document's form and in the list of documents what its PDF lacks."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.views.documents import IndexView

from home.models import CustomDocument


def shortcomings(document: CustomDocument) -> list[str]:
    """What a PDF lacks, in words; empty for any other file and for one not looked at yet."""
    lacking = {
        _("no tags, so that screen readers cannot tell headings, lists and tables"): (
            document.is_tagged
        ),
        _("no title in its properties"): document.has_title,
        _("no language in its properties"): document.has_language,
    }
    return [words for words, is_there in lacking.items() if is_there is False]


class DocumentForm(BaseDocumentForm):
    """Warns and never refuses: a poor PDF is better than none, and the editor may not own it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            # They have defaults: an upload without them is saved, so that its form can warn.
            for name in {"language", "licence"} & self.fields.keys():
                self.fields[name].required = False
        field = self.fields.get("is_accessible")
        if field and self.instance.pk and (missing := shortcomings(self.instance)):
            field.help_text = format_html(
                '<strong class="document-lacks">{} {}.</strong> {} {}',
                _("This PDF is hard to use with assistive technology:"),
                "; ".join(missing),
                _(
                    "Export it again from the word processor with “accessible PDF” or "
                    "“PDF/UA” ticked, and upload that file."
                ),
                field.help_text,
            )


class AccessibilityColumn(Column):
    def get_value(self, instance: CustomDocument) -> SafeString | str:
        if missing := shortcomings(instance):
            return format_html(
                '<span class="w-status w-status--critical" title="{}">{}</span>',
                "; ".join(missing),
                _("not accessible") if instance.is_tagged is False else _("incomplete"),
            )
        return ""


class DocumentIndexView(IndexView):
    """Wagtail's list of documents, with one column more."""

    @property
    def columns(self) -> list[Column]:
        first, title, *others = super().columns
        return [first, title, AccessibilityColumn("lacks", label=_("PDF")), *others]
