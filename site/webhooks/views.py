"""What editors see of a receiver: its list, its secret once, and the log of its messages."""

from typing import Any, cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import HeaderButton
from wagtail.log_actions import log

from webhooks.models import DELIVERED, Delivery, Endpoint
from webhooks.outbox import prepare_test
from webhooks.sending import attempt, claim
from webhooks.tasks import nudge

LOG_PAGE = 25


def show_secret(request: HttpRequest, endpoint: Endpoint, log_url_name: str) -> HttpResponse:
    """The one page on which a secret can be read; nothing may keep it."""
    return TemplateResponse(
        request,
        "webhooks/editing/secret.html",
        {
            "endpoint": endpoint,
            "heading": endpoint.name,
            "label": _("Secret"),
            "value": endpoint.secret,
            "next_url": reverse(log_url_name, args=(endpoint.pk,)),
            "next_label": _("Continue to the receiver"),
            "page_title": _("Secret for the receiver"),
            "header_icon": "key",
        },
        headers={"Cache-Control": "no-store"},
    )


class ReceiverColumn(TitleColumn):
    """Leads to the log, which is what one comes for."""

    def get_link_url(self, instance: Endpoint, parent_context: Any) -> str:
        return reverse("webhooks:inspect", args=(instance.pk,))


class IndexView(generic.IndexView):
    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("name", ReceiverColumn),
            Column("url", label=_("Address"), sort_key="url"),
            Column("event_labels", label=_("Events")),
            StatusTagColumn(
                "status_label", label=_("Status"), primary=lambda endpoint: endpoint.active
            ),
        ]


class CreateView(generic.CreateView):
    inspect_url_name = ""

    def save_action(self) -> HttpResponse:
        return show_secret(self.request, self.object, self.inspect_url_name)


class EditView(generic.EditView):
    def get_success_url(self) -> str:
        return cast(str, self.get_inspect_url())

    def save_action(self) -> HttpResponse:
        transaction.on_commit(nudge, robust=True)  # what waited for being switched on
        return cast(HttpResponse, super().save_action())


class LogView(generic.InspectView):
    """Everything about one receiver, its messages first."""

    template_name = "webhooks/editing/log.html"
    page_title = gettext_lazy("Deliveries")
    test_url_name = ""
    renew_url_name = ""
    switch_on_url_name = ""
    resend_url_name = ""

    @cached_property
    def header_buttons(self) -> list[Any]:
        url = self.get_edit_url()
        return [HeaderButton(_("Edit"), url=url, icon_name="edit")] if url else []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = cast(list[dict[str, Any]], super().get_breadcrumbs_items())
        return [item for item in items if item["url"] != self.get_edit_url()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        deliveries = WagtailPaginator(self.object.deliveries.all(), LOG_PAGE).get_page(
            self.request.GET.get("p")
        )
        return {
            **super().get_context_data(**kwargs),
            "deliveries": deliveries,
            "elided_page_range": deliveries.paginator.get_elided_page_range(deliveries.number),
            "may_change": self.user_has_permission("change"),
            "test_url": reverse(self.test_url_name, args=(self.object.pk,)),
            "renew_url": reverse(self.renew_url_name, args=(self.object.pk,)),
            "switch_on_url": reverse(self.switch_on_url_name, args=(self.object.pk,)),
            "resend_url_name": self.resend_url_name,
        }


class ActionView(PermissionCheckedMixin, View):
    """A button on the page of a receiver."""

    http_method_names = ["post"]
    permission_required = "change"
    model = Endpoint
    inspect_url_name = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        endpoint = get_object_or_404(Endpoint, pk=pk)
        return self.act(endpoint) or self.back_to(endpoint)

    def act(self, endpoint: Endpoint) -> HttpResponse | None:
        raise NotImplementedError

    def back_to(self, endpoint: Endpoint) -> HttpResponse:
        return redirect(self.inspect_url_name, endpoint.pk)


class TestView(ActionView):
    """Sends at once and says what came of it; that also works while the receiver is off."""

    def act(self, endpoint: Endpoint) -> None:
        delivery = claim(Delivery.objects.filter(pk=prepare_test(endpoint).pk))
        if delivery is None:
            return
        attempt(delivery)
        if delivery.state == DELIVERED:
            messages.success(self.request, _("The receiver has taken the test event."))
        else:
            messages.error(
                self.request,
                _("The receiver has not taken the test event: %(reason)s")
                % {"reason": delivery.answer},
            )


class RenewView(ActionView):
    def act(self, endpoint: Endpoint) -> HttpResponse:
        endpoint.renew_secret()
        log(endpoint, "webhooks.secret.renew", user=self.request.user)
        return show_secret(self.request, endpoint, self.inspect_url_name)


class SwitchOnView(ActionView):
    def act(self, endpoint: Endpoint) -> None:
        endpoint.switch_on()
        log(endpoint, "webhooks.switch_on", user=self.request.user)
        transaction.on_commit(nudge, robust=True)
        messages.success(self.request, _("The receiver is switched on again."))


class ResendView(ActionView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        delivery = get_object_or_404(Delivery.objects.select_related("endpoint"), pk=pk)
        if delivery.endpoint.active:
            delivery.send_again()
            transaction.on_commit(nudge, robust=True)
            messages.success(request, _("The message is being sent again."))
        else:
            messages.error(request, _("Switch the receiver on first."))
        return self.back_to(delivery.endpoint)
