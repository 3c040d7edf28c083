"""What a PDF says of itself, and where editors are told."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from pikepdf import Dictionary, Name, String
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from home.editing.checks.pdf import PdfFacts, inspect
from home.models import CustomDocument

WARNING = "mit Hilfsmitteln schwer zu lesen"


def build_pdf(*, tagged: bool = True, title: str = "Plan", language: str = "de") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if tagged:
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    if title:
        pdf.docinfo.Title = String(title)
    if language:
        pdf.Root.Lang = String(language)
    content = BytesIO()
    pdf.save(content)
    return content.getvalue()


def locked() -> bytes:
    pdf, content = pikepdf.new(), BytesIO()
    pdf.save(content, encryption=pikepdf.Encryption(owner="a", user="b"))
    return content.getvalue()


def marked_without_tree() -> bytes:
    with pikepdf.open(BytesIO(build_pdf(tagged=False))) as pdf:
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        content = BytesIO()
        pdf.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "facts"),
    [
        pytest.param(build_pdf(), PdfFacts(True, True, True), id="accessible"),
        pytest.param(build_pdf(tagged=False), PdfFacts(False, True, True), id="untagged"),
        pytest.param(build_pdf(title=" "), PdfFacts(True, False, True), id="no title"),
        pytest.param(build_pdf(language=""), PdfFacts(True, True, False), id="no language"),
        pytest.param(marked_without_tree(), PdfFacts(False, True, True), id="no structure"),
        pytest.param(locked(), PdfFacts(), id="locked"),
        pytest.param(b"%PDF-1.7 and no more", PdfFacts(), id="damaged"),
        pytest.param(b"", PdfFacts(), id="empty"),
    ],
)
def test_what_a_file_says(content: bytes, facts: PdfFacts) -> None:
    assert inspect(BytesIO(content)) == facts


@pytest.fixture
def german(admin_client: Any, admin: Any) -> Any:
    UserProfile.objects.create(user=admin, preferred_language="de")
    return admin_client


@pytest.mark.parametrize(
    ("name", "content", "warned"),
    [
        ("plan.pdf", build_pdf(), False),
        ("plan.pdf", build_pdf(tagged=False), True),
        ("plan.pdf", b"no PDF at all", True),
        ("plan.txt", b"no PDF at all", False),
    ],
)
def test_an_upload_is_kept_and_warned_of(
    german: Any, name: str, content: bytes, warned: bool
) -> None:
    answer = german.post(
        reverse("wagtaildocs:add_multiple"),
        {
            "title": "Plan",
            "files[]": SimpleUploadedFile(name, content),
            "collection": Collection.get_first_root_node().pk,
        },
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )
    assert answer.json()["success"]
    assert (WARNING in answer.json()["form"]) is warned
    document = CustomDocument.objects.get()
    with document.open_file() as file:
        assert file.read() == content
    form = german.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert (WARNING in form) is warned
    for address in ("wagtaildocs:index", "wagtaildocs:index_results"):
        assert ("nicht barrierefrei" in german.get(reverse(address)).content.decode()) is warned


@pytest.mark.django_db
def test_files_of_before_are_inspected_by_command() -> None:
    untagged = ContentFile(build_pdf(tagged=False), name="alt.pdf")
    old = CustomDocument.objects.create(title="Alt", file=untagged)
    lost = CustomDocument.objects.create(title="Fort", file="documents/fort.pdf")
    text = CustomDocument.objects.create(title="Text", file=ContentFile(b"x", name="x.txt"))
    call_command("inspect_documents")
    rows = [CustomDocument.objects.get(pk=row.pk).is_tagged for row in (old, lost, text)]
    assert rows == [False, False, None]
