"""„Texte austauschen“: PO files of many pages, out and in, with a look before anything changes."""

from dataclasses import astuple
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from home.editing.translation import po
from home.editing.translation.rights import editable_ids, german_pages, languages_of
from home.editing.translation.states import State, states_of

VALID_SECONDS = 3600


class SectionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Page) -> str:
        return "– " * (obj.depth - 2) + obj.title


class ExportForm(forms.Form):
    language = forms.ModelChoiceField(
        label=gettext_lazy("Language"), queryset=Locale.objects.none()
    )
    section = SectionField(
        label=gettext_lazy("Part of the tree"), queryset=Page.objects.none(), required=False
    )
    only_open = forms.BooleanField(
        label=gettext_lazy("Only pages with missing texts"), required=False, initial=True
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = [locale.pk for locale in languages_of(user)]
        fields: Any = self.fields
        fields["language"].queryset = Locale.objects.filter(pk__in=languages)
        sections = german_pages(user).filter(numchild__gt=0, live=True)
        fields["section"].queryset = sections.order_by("path")


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A ZIP file as it was exported here, or a single PO file."),
    )


class ExchangeView(WagtailAdminTemplateMixin, FormView):
    """Both forms on one page; exporting reads only."""

    template_name = "home/editing/translation/exchange.html"
    header_icon = "download"
    page_title = gettext_lazy("Exchange texts")
    form_class = ImportForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "language" not in request.GET:
            response: HttpResponse = super().get(request, *args, **kwargs)
            return response
        form = ExportForm(request.GET, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(export_form=form))
        found = exported(request.user, **form.cleaned_data)
        if not found:
            messages.warning(request, _("No translation that was begun matches."))
            return self.render_to_response(self.get_context_data(export_form=form))
        code = form.cleaned_data["language"].language_code
        name = f"uebersetzungen-{code}.zip"
        return HttpResponse(
            po.export(found),
            content_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("export_form", ExportForm(user=self.request.user))
        return super().get_context_data(board_url=reverse("translation:board"), **kwargs)

    def form_valid(self, form: ImportForm) -> HttpResponse:
        upload = form.cleaned_data["file"]
        try:
            findings = examine(self.request.user, upload.name, upload.read())
        except po.UnreadableError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        changes = [change for finding in findings for change in finding.changes]
        return self.render_to_response(
            self.get_context_data(
                findings=findings,
                count=len(changes),
                token=signing.dumps(
                    [astuple(change) for change in changes], salt=salt(self.request), compress=True
                ),
            )
        )


def exported(
    user: Any, language: Locale, section: Page | None, only_open: bool
) -> list[Translation]:
    """The translations that were begun, of pages that somebody may translate."""
    sources = german_pages(user)
    if section:
        sources = sources.filter(path__startswith=section.path)
    states = [row[language.pk] for row in states_of(sources, [language]).values()]
    begun = [state for state in states if state.translation_id and state.state != State.NOT_BEGUN]
    mine = editable_ids(user, [state.page["id"] for state in begun if state.page])
    ids = [
        state.translation_id
        for state in begun
        if state.page and state.page["id"] in mine and (state.missing or not only_open)
    ]
    found = Translation.objects.filter(pk__in=ids).select_related("source", "target_locale")
    return list(found.order_by("pk"))


def examine(user: Any, name: str, content: bytes) -> list[po.Finding]:
    """What a file would do; raises UnreadableError, also for pages that are somebody else's."""
    findings = []
    for file, texts in po.read(name, content):
        translation = po.translation_of(texts)
        if translation is None or not may_write(user, [translation]):
            raise po.UnreadableError(
                _("%s was not exported here, or its page is not yours to translate.") % file
            )
        findings.append(po.examine(translation, texts))
    if not findings:
        raise po.UnreadableError(_("%s holds no PO file.") % name)
    return findings


def may_write(user: Any, translations: list[Translation]) -> bool:
    pages = {
        page.pk
        for translation in translations
        for page in Page.objects.filter(
            translation_key=translation.source.object_id, locale=translation.target_locale_id
        )
    }
    return bool(pages) and editable_ids(user, pages) == pages


def salt(request: HttpRequest) -> str:
    """What one person looked at, nobody else confirms."""
    return f"translation.po.{request.user.pk}"


@transaction.atomic
def confirm(request: HttpRequest) -> HttpResponse:
    """Writes what was shown before, and nothing else."""
    back = redirect("translation:exchange")
    try:
        rows = signing.loads(
            request.POST.get("token", ""), salt=salt(request), max_age=VALID_SECONDS
        )
    except signing.BadSignature:
        messages.error(request, _("This took too long: please upload the file again."))
        return back
    changes = [po.Change(*row) for row in rows]
    ids = {change.translation for change in changes}
    translations = Translation.objects.filter(pk__in=ids).select_related("source")
    if len(translations) != len(ids) or not may_write(request.user, list(translations)):
        messages.error(request, _("Some of the pages are not yours to translate any more."))
        return back
    written, late = po.write(changes, request.user)
    done = ngettext("%(n)d text taken over.", "%(n)d texts taken over.", written) % {"n": written}
    rest = _("Nothing is published: the pages wait for that.")
    messages.success(request, f"{done} {rest}")
    if late:
        text = ngettext(
            "%(n)d text was left: somebody changed it meanwhile.",
            "%(n)d texts were left: somebody changed them meanwhile.",
            late,
        )
        messages.warning(request, text % {"n": late})
    return redirect("translation:board")
