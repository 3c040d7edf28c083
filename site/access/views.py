"""Where the tokens of partners are kept: a list, a form, and a key that is shown once."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import StatusSidePanel
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.log_actions import log

from access.forms import TokenForm
from access.models import State, Token


class ManageableMixin:
    """Only tokens whose rights the person at the keyboard may hand out."""

    request: HttpRequest

    def get_queryset(self) -> QuerySet[Token]:
        return super().get_queryset().manageable_by(self.request.user)  # type: ignore[misc]


class ConfirmView(ManageableMixin, generic.DeleteView):
    """Asks before a key stops working; what is revoked already stays as it is."""

    def get_queryset(self) -> QuerySet[Token]:
        return super().get_queryset().filter(revoked_at=None)

    def get_usage_url(self) -> None:
        """Nothing ever refers to a token."""


def show_key(view: Any, token: Token, key: str) -> HttpResponse:
    """The one page on which a key can be read; nothing may keep it."""
    return TemplateResponse(
        view.request,
        "access/editing/key.html",
        {
            "heading": token.name,
            "label": _("Key"),
            "value": key,
            "next_url": reverse(view.index_url_name),
            "next_label": _("Back to the list"),
            "page_title": _("Your new key"),
            "header_icon": "key",
        },
        headers={"Cache-Control": "no-store"},
    )


class TokenFilterSet(WagtailFilterSet):
    """Narrows the list to one state."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=State.choices,
        method="in_state",
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = Token
        fields: list[str] = []

    def in_state(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_state(State(value))


class IndexView(ManageableMixin, generic.IndexView):
    filterset_class = TokenFilterSet

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("name"),
            Column("short_key", label=_("Key")),
            Column("scope_labels", label=_("Scopes")),
            StatusTagColumn(
                "state_label",
                label=_("State"),
                primary=lambda token: token.state is State.ACTIVE,
            ),
            Column("expiry_label", label=_("Expires"), sort_key="expires_at"),
            DateColumn("last_used_at", label=_("Last used"), sort_key="last_used_at"),
        ]

    def get_list_more_buttons(self, instance: Token) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        delete_url = self.get_delete_url(instance)
        if instance.state is State.REVOKED:
            return [button for button in buttons if button.url != delete_url]
        for button in buttons:
            if button.url == delete_url:
                button.label = _("Revoke")
        return buttons


class CreateView(generic.CreateView):
    def save_instance(self) -> Token:
        self.key = self.form.instance.renew_key()
        return super().save_instance()

    def save_action(self) -> HttpResponse:
        return show_key(self, self.object, self.key)


class TokenStatusPanel(StatusSidePanel):
    """State, key and use of a token, where other things have live and draft."""

    template_name = "access/editing/status.html"


class EditView(ManageableMixin, generic.EditView):
    delete_item_label = gettext_lazy("Revoke")
    renew_url_name = ""

    def get_page_subtitle(self) -> str:
        return str(self.object.name)

    @property
    def can_delete(self) -> bool:
        return self.object.state is not State.REVOKED and self.user_has_permission("delete")

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = super().header_more_buttons
        if self.object.state is not State.REVOKED:
            url = reverse(self.renew_url_name, args=(self.object.pk,))
            buttons.append(Button(_("New key"), url=url, icon_name="key", priority=15))
        return buttons

    def get_side_panels(self) -> MediaContainer:
        panel = TokenStatusPanel(self.object, self.request, history_url=self.get_history_url())
        return MediaContainer([panel])


class RevokeView(ConfirmView):
    """Instead of deleting: the record stays, so that later one can see who had access."""

    page_title = gettext_lazy("Revoke")
    template_name = "access/editing/confirm_revoke.html"
    success_message = gettext_lazy("Access revoked: %(object)s.")

    def delete_action(self) -> None:
        self.object.revoke()
        log(self.object, "access.token.revoke", user=self.request.user)


class RenewView(ConfirmView):
    """A new key in place of the old one."""

    permission_required = "change"
    page_title = gettext_lazy("New key")
    template_name = "access/editing/confirm_renew.html"

    def form_valid(self, form: Any) -> HttpResponse:
        key = self.object.renew_key()
        self.object.save(update_fields=["key_hash", "prefix"])
        log(self.object, "access.token.renew", user=self.request.user)
        return show_key(self, self.object, key)


class TokenViewSet(ModelViewSet):
    """„API-Zugänge“ below the settings."""

    model = Token
    name = "api_access"
    url_prefix = "api-access"
    icon = "key"
    menu_order = 610
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    search_fields = ("name", "contact_email", "prefix")
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = RevokeView
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("contact_email")]),
            MultiFieldPanel(
                [FieldPanel("scopes"), FieldPanel("user")], heading=gettext_lazy("Scopes")
            ),
            MultiFieldPanel(
                [FieldPanel("expires_at"), FieldPanel("never_expires"), FieldPanel("rate")],
                heading=gettext_lazy("Limits"),
            ),
        ],
        base_form_class=TokenForm,
    )

    @property
    def renew_view(self) -> Any:
        return self.construct_view(RenewView, delete_url_name=self.get_url_name("renew"))

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs["renew_url_name"] = self.get_url_name("renew")
        return super().get_edit_view_kwargs(**kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        own = [path("renew/<int:pk>/", self.renew_view, name="renew")]
        return [*super().get_urlpatterns(), *own]
