"""Whatever one request of an editor changes, it changes together or not at all."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from home.transactions import atomic_admin


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("post", "/admin/pages/1/edit/", True),
        ("get", "/admin/pages/1/edit/", False),
        ("post", "/rueckmeldung/", False),
    ],
)
def test_changes_in_the_admin_are_one_transaction(method, path, expected, db):
    depth = len(transaction.get_connection().atomic_blocks)
    seen = []

    def view(_request):
        seen.append(len(transaction.get_connection().atomic_blocks) > depth)
        return HttpResponse()

    atomic_admin(view)(getattr(RequestFactory(), method)(path))
    assert seen == [expected]


@pytest.mark.parametrize(("status", "kept"), [(200, True), (302, True), (500, False)])
def test_a_failed_request_leaves_nothing(status, kept, django_user_model, db):
    def view(_request):
        django_user_model.objects.create_user("neu")
        return HttpResponse(status=status)

    atomic_admin(view)(RequestFactory().post("/admin/users/new/"))
    assert django_user_model.objects.filter(username="neu").exists() is kept
