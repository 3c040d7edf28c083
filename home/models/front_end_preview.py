"""The preview of a front end beside our own, as soon as front ends are configured."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail_headless_preview.models import HeadlessPreviewMixin
from wagtail_headless_preview.settings import headless_preview_settings

FRONT_END = "front-end"


def with_front_end(own_modes: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Preview modes with that of the front end; ours come first, and so stay the default."""
    if not headless_preview_settings.CLIENT_URLS:
        return own_modes
    return [*own_modes, (FRONT_END, _("Front end"))]


class FrontEndPreviewMixin(HeadlessPreviewMixin):
    """wagtail-headless-preview as one preview mode among others; in front of Page."""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return with_front_end(super().preview_modes)

    def serve_preview(self, request: Any, preview_mode: str) -> Any:
        if preview_mode == FRONT_END:
            return super().serve_preview(request, preview_mode)
        # Past the package's own, which knows the front end only.
        return super(HeadlessPreviewMixin, self).serve_preview(request, preview_mode)
