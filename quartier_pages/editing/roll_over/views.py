"""„Jahresbericht 2026 vorbereiten“: says what is taken over, and then makes the draft."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from quartier_pages.editing.roll_over.plan import (
    RollOver,
    begun_report,
    centre_to_report,
    roll_over_of,
)
from quartier_pages.editing.roll_over.prepare import prepare
from quartier_pages.models import JahresberichtPage, QuartierszentrumPage


class RollOverForm(forms.Form):
    """Which measures go on: nothing is promised for another year unless somebody says so."""

    continued = forms.TypedMultipleChoiceField(
        required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, roll_over: RollOver, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["continued"]
        field.choices = [(str(row.uid), row.title) for row in roll_over.may_continue]


class RollOverView(WagtailAdminTemplateMixin, FormView):
    template_name = "quartier_pages/editing/roll_over.html"
    form_class = RollOverForm
    header_icon = "history"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        centre = get_object_or_404(QuartierszentrumPage, pk=kwargs["centre_pk"])
        if centre_to_report(centre) is None:
            raise Http404
        if not centre.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        if request.method == "POST":
            # Who comes second waits here, and then finds the draft of the first.
            centre = QuartierszentrumPage.objects.select_for_update().get(pk=centre.pk)
        self.roll_over = roll_over_of(centre)
        return self.why_not() or super().dispatch(request, *args, **kwargs)

    def why_not(self) -> HttpResponse | None:
        if begun := begun_report(self.roll_over):
            messages.warning(
                self.request,
                _("There is a draft already, so no second one was made: “%(title)s”.")
                % {"title": begun.get_admin_display_title()},
            )
            return self.go_to(begun)
        if self.roll_over.is_too_early:
            messages.warning(
                self.request,
                _("The Jahresbericht %(year)s can be prepared once that year has begun.")
                % {"year": self.roll_over.year},
            )
            return self.go_to_centre()
        return None

    def form_valid(self, form: RollOverForm) -> HttpResponse:
        try:
            report = prepare(self.roll_over, self.request.user, form.cleaned_data["continued"])
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return self.go_to_centre()
        except IntegrityError:
            messages.error(
                self.request,
                _("Somebody has just made a Jahresbericht for %(year)s. Continue with that one.")
                % {"year": self.roll_over.year},
            )
            return self.go_to_centre()
        # As after every new page: the other languages learn of it.
        for hook in hooks.get_hooks("after_create_page"):
            hook(self.request, report)
        messages.success(
            self.request,
            _("The draft “%(title)s” is ready. Nothing of it is public before it is approved.")
            % {"title": report.title},
        )
        return self.go_to(report)

    def go_to(self, report: JahresberichtPage) -> HttpResponse:
        if report.permissions_for_user(self.request.user).can_edit():
            return redirect("wagtailadmin_pages:edit", report.pk)
        return self.go_to_centre()

    def go_to_centre(self) -> HttpResponse:
        return redirect("wagtailadmin_explore", self.roll_over.centre.pk)

    def get_page_title(self) -> str:
        return prepare_label(self.roll_over)

    @cached_property
    def breadcrumbs_items(self) -> list[dict[str, str]]:
        centre = self.roll_over.centre
        address = reverse("wagtailadmin_explore", args=[centre.pk])
        return [
            {"url": address, "label": centre.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "roll_over": self.roll_over}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = self.request.POST.getlist("continued")
        return super().get_context_data(
            **kwargs,
            roll_over=self.roll_over,
            back=reverse("wagtailadmin_explore", args=[self.roll_over.centre.pk]),
            chosen=chosen,
        )


def prepare_label(roll_over: RollOver) -> str:
    return _("Prepare Jahresbericht %(year)s") % {"year": roll_over.year}
