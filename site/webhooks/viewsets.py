"""„Webhooks“ below the settings."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from webhooks import views
from webhooks.forms import EndpointForm
from webhooks.models import Endpoint


class EndpointViewSet(ModelViewSet):
    """Receivers, each with a log and the buttons that belong to it."""

    model = Endpoint
    name = "webhooks"
    url_prefix = "webhooks"
    icon = "upload"
    menu_label = _("Webhooks")
    menu_order = 620
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    search_fields = ("name", "url")
    index_view_class = views.IndexView
    add_view_class = views.CreateView
    edit_view_class = views.EditView
    inspect_view_class = views.LogView
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("url"),
            FieldPanel("active"),
            MultiFieldPanel(
                [FieldPanel("events"), FieldPanel("page_types"), FieldPanel("locale")],
                heading=_("What it is told"),
            ),
        ],
        base_form_class=EndpointForm,
    )
    actions = {
        "test": ("test/<int:pk>/", views.TestView),
        "renew": ("renew-secret/<int:pk>/", views.RenewView),
        "switch_on": ("switch-on/<int:pk>/", views.SwitchOnView),
        "resend": ("resend/<int:pk>/", views.ResendView),
    }

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs["inspect_url_name"] = self.get_url_name("inspect")
        return super().get_add_view_kwargs(**kwargs)

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs |= {f"{name}_url_name": self.get_url_name(name) for name in self.actions}
        return super().get_inspect_view_kwargs(**kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        own = [
            path(route, self.construct_view(view), name=name)
            for name, (route, view) in self.actions.items()
        ]
        return [*super().get_urlpatterns(), *own]
