"""“Angebote importieren”: a file is read, shown line by line, and taken over when confirmed."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from quartier_pages.editing.offers import sheet
from quartier_pages.editing.offers.import_apply import apply
from quartier_pages.editing.offers.import_lines import Line, State
from quartier_pages.editing.offers.import_plan import ImportPlan, lines_of
from quartier_pages.editing.offers.sheet_files import SheetError, file_response, read_table
from quartier_pages.models import AngebotPage

_SALT = "quartier_pages.import_offers"
_HOUR = 3600


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Table"),
        help_text=gettext_lazy("CSV or XLSX, up to 1000 offers and 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> list[Line]:
        try:
            return lines_of(read_table(self.cleaned_data["file"]))
        except SheetError as error:
            raise forms.ValidationError(str(error)) from error


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """Between the dry run and the confirmation the lines travel in the page, signed."""

    template_name = "quartier_pages/editing/offers/import.html"
    page_title = gettext_lazy("Import offers")
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        policy: Any = policy_registry.get_by_type(AngebotPage)
        if not policy.user_has_any_permission(request.user, {"add", "change"}):
            raise PermissionDenied
        self.may_publish = policy.user_has_permission(request.user, "publish")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "vorlage" in request.GET:
            return file_response(sheet.table_of([]), "xlsx", "angebote-vorlage")
        return self._answer(form=UploadForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "lines" in request.POST:
            return self._confirm()
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._answer(form=form)
        return self._show(ImportPlan(form.cleaned_data["file"], request.user))

    def _confirm(self) -> HttpResponse:
        try:
            sent = signing.loads(self.request.POST["lines"], salt=self._salt, max_age=_HOUR)
        except signing.BadSignature:
            messages.error(self.request, _("Choose the file again: it was checked too long ago."))
            return redirect(self.request.path)
        lines = [Line(number, values) for number, values in sent["lines"]]
        plan = ImportPlan(lines, self.request.user)
        if plan.problems or plan.fingerprint != sent["shown"]:
            messages.warning(
                self.request,
                _("Offers were changed meanwhile. Nothing is imported yet: check the table again."),
            )
            return self._show(plan)
        apply(plan, self.request.user, self.may_publish and "publish" in self.request.POST)
        messages.success(self.request, _done(plan))
        return redirect(reverse("angebote:index"))

    def _show(self, plan: ImportPlan) -> HttpResponse:
        """The dry run; problems come first."""
        lines = [[line.number, line.values] for line in plan.lines]
        content = {"lines": lines, "shown": plan.fingerprint}
        return self._answer(
            plan=plan,
            lines=sorted(plan.lines, key=lambda line: not line.problems),
            counts=[(state.value, plan.counted(state)) for state in State],
            can_apply=bool(plan.to_do) and not plan.problems,
            signed=signing.dumps(content, salt=self._salt, compress=True),
            form=UploadForm(),
            may_publish=self.may_publish,
        )

    @property
    def _salt(self) -> str:
        return f"{_SALT}.{self.request.user.pk}"

    def _answer(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("angebote:index"), "label": _("Offers")},
            {"url": "", "label": self.page_title},
        ]


def _done(plan: ImportPlan) -> str:
    new, changed = plan.counted(State.NEW), plan.counted(State.CHANGED)
    added = ngettext("%(count)s offer added", "%(count)s offers added", new) % {"count": new}
    edited = ngettext("%(count)s offer changed", "%(count)s offers changed", changed) % {
        "count": changed
    }
    return f"{added}, {edited}."
