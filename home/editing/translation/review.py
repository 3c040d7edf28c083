"""„Prüfung eintragen“: who checked the public text of a page in Leichte Sprache."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput, Button
from wagtail.models import Page

from home.languages import is_fallback
from home.models import EASY_LANGUAGE, EasyLanguageReview


class ReviewForm(forms.ModelForm):
    class Meta:
        model = EasyLanguageReview
        fields = ("reviewed_by", "reviewed_on")
        widgets = {"reviewed_on": AdminDateInput}

    def clean_reviewed_on(self) -> Any:
        day = self.cleaned_data["reviewed_on"]
        if day > localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


def can_be_reviewed(page: Page) -> bool:
    """Whether a page has a public text of its own in easy German."""
    is_easy = page.locale.language_code == EASY_LANGUAGE
    return is_easy and page.live and not is_fallback(page)


def may_record(user: Any, page: Page) -> bool:
    """It decides what the public reads, so it is up to those who publish."""
    return bool(page.permissions_for_user(user).can_publish())


class ReviewView(WagtailAdminTemplateMixin, FormView):
    template_name = "home/editing/translation/review.html"
    header_icon = "check"
    page_title = gettext_lazy("Record a review")
    form_class = ReviewForm
    page: Page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(Page.objects.select_related("locale"), pk=kwargs["page_id"])
        if not may_record(request.user, self.page):
            raise PermissionDenied
        if not can_be_reviewed(self.page):
            messages.error(request, _("Publish the text in Leichte Sprache before its review."))
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_form_kwargs(self) -> dict[str, Any]:
        known = EasyLanguageReview.objects.filter(page=self.page).first()
        return {
            **super().get_form_kwargs(),
            "instance": known or EasyLanguageReview(page=self.page, reviewed_on=localdate()),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = EasyLanguageReview.objects.filter(page=self.page).first()
        return super().get_context_data(
            page=self.page,
            review=review,
            is_current=review is not None and review.is_of(self.page),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            **kwargs,
        )

    def form_valid(self, form: ReviewForm) -> HttpResponse:
        form.save()
        messages.success(self.request, _("Recorded. The page is called “Leichte Sprache” now."))
        return redirect("wagtailadmin_pages:edit", self.page.pk)


def review_button(
    page: Page, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """Hook: in the menu of a page in the page explorer."""
    if can_be_reviewed(page) and may_record(user, page):
        url = reverse("translation:review", args=[page.pk])
        yield Button(_("Record a review"), url, icon_name="check", priority=55)
