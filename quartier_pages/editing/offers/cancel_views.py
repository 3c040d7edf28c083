"""“Termin absagen”: the next dates of an offer, each with one button."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from quartier_pages.editing.offers import cancelling
from quartier_pages.models import AngebotPage, Ausfall


class CancelForm(forms.Form):
    """One of the days that the page shows, and perhaps why."""

    day = forms.DateField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Reason (optional)"),
        help_text=gettext_lazy("Everybody can read it, for example “course leader is ill”."),
        max_length=Ausfall._meta.get_field("reason").max_length,
        required=False,
    )
    back = forms.BooleanField(required=False)


class CancelDateView(WagtailAdminTemplateMixin, TemplateView):
    """The dates of the next eight weeks; sending a day cancels it or takes that back."""

    template_name = "quartier_pages/editing/offers/cancel_date.html"
    page_title = gettext_lazy("Cancel a date")
    header_icon = "date"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.offer = get_object_or_404(AngebotPage, pk=kwargs["page_id"])
        self.next_url = get_valid_next_url_from_request(request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not cancelling.may_cancel(self.offer, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = CancelForm(request.POST)
        shown = {day.day: day for day in cancelling.days(self.offer)}
        if not form.is_valid() or form.cleaned_data["day"] not in shown:
            messages.error(request, _("Choose one of the dates below; keep the reason short."))
            return self.render_to_response(self.get_context_data(form=form))
        day = form.cleaned_data["day"]
        words = date_format(day, "l, j. F")
        if form.cleaned_data["back"]:
            cancelling.take_back(self.offer, day, request.user)
            messages.success(request, _("It takes place again on %(day)s.") % {"day": words})
        elif not shown[day].cancelled:
            cancelling.cancel(self.offer, day, form.cleaned_data["reason"], request.user)
            messages.success(request, self._done() % {"day": words})
        return redirect(request.get_full_path())

    def _done(self) -> str:
        if self.offer.live:
            return _("The date on %(day)s is cancelled. Everybody can see it now.")
        return _("The date on %(day)s is cancelled in the draft. The offer is not public yet.")

    def get_page_subtitle(self) -> str:
        return str(self.offer.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("angebote:index"), "label": _("Offers")},
            {
                "url": reverse("wagtailadmin_pages:edit", args=[self.offer.pk]),
                "label": self.get_page_subtitle(),
            },
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(
            **{"form": CancelForm(auto_id="cancel-%s"), **kwargs}
        )
        context["offer"] = self.offer
        context["days"] = cancelling.days(self.offer)
        context["back_url"] = self.next_url or reverse("angebote:index")
        return context
