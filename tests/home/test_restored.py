"""Stored content of which parts are gone: checked at once, to the same end as row by row."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Comment

from home.models import CustomImage
from home.models.restored import DanglingReference, RestoredAtOnce
from quartier_pages.models import JahresberichtPage, Kennzahl, Massnahme
from tests.api.builders import Content, build_content
from tests.trees import build_indicator


@pytest.fixture
def content(db: None, settings: Any, tmp_path: Any) -> Content:
    settings.MEDIA_ROOT = tmp_path
    return build_content()


def restored_row_by_row(data: dict[str, Any]) -> Any:
    """What modelcluster itself would make of it."""
    return super(RestoredAtOnce, JahresberichtPage).from_serializable_data(data)


def content_of(page: Any) -> dict[str, Any]:
    """All but comments, which take the time of day whenever they are asked for."""
    return {**page.serializable_data(), "wagtail_admin_comments": None}


def test_what_is_gone_leaves_as_its_key_says(content):
    report = content.report_2024
    author = get_user_model().objects.create_user("author", "author@example.org")
    report.teaser_image = CustomImage.objects.get()
    report.massnahmen.add(Massnahme(title="Zweite", angebot=content.offer, locale=report.locale))
    report.wagtail_admin_comments = [Comment(user=author, contentpath="title", text="?")]
    data = report.serializable_data()
    whole = JahresberichtPage.from_serializable_data(data)
    assert content_of(whole) == content_of(restored_row_by_row(data))
    assert (whole.teaser_image_id, len(whole.massnahmen.all())) == (report.teaser_image_id, 2)
    assert [row.user_id for row in whole.wagtail_admin_comments.all()] == [author.pk]

    CustomImage.objects.all().delete()
    content.offer.delete()
    author.delete()
    left = JahresberichtPage.from_serializable_data(data)
    assert left.teaser_image_id is None
    assert [row.angebot_id for row in left.massnahmen.all()] == [None, None]
    assert not left.wagtail_admin_comments.all()
    assert content_of(left) == content_of(restored_row_by_row(data))


def test_what_must_not_be_gone_is_an_error(content):
    indicator = build_indicator("Gegangen")
    report = content.report_2024
    report.kennzahlen.add(Kennzahl(indikator=indicator, value=1, locale=report.locale))
    data = report.serializable_data()
    indicator.delete()
    with pytest.raises(DanglingReference, match="indikator"):
        JahresberichtPage.from_serializable_data(data)
