"""Texts go out as PO files and come back: nothing changes before somebody has looked."""

import io
import zipfile

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import StringTranslation

from home.editing.translation.po_check import fault
from tests.editing.translation.conftest import begin
from tests.editing.translation.test_board import state

EXCHANGE = "/admin/uebersetzungen/po/"
CONFIRM = f"{EXCHANGE}confirm/"


def download(client, english, **filters):
    return client.get(EXCHANGE, {"language": english.pk, **filters})


def exported(client, english):
    """The only file of the export."""
    archive = zipfile.ZipFile(io.BytesIO(download(client, english).content))
    (name,) = archive.namelist()
    return polib.pofile(archive.read(name).decode())


def upload(client, content, name="texte.po"):
    content = content if isinstance(content, bytes) else str(content).encode()
    return client.post(EXCHANGE, {"file": SimpleUploadedFile(name, content)})


def packed(*files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, file in enumerate(files):
            archive.writestr(f"en/{number}.po", str(file))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("original", "text", "expected"),
    [
        ("Hallo", "Hello", ""),
        ("Ein <b>Fest</b>", "A <b>party</b>", ""),
        ("Ein <b>Fest</b>", "A party", ""),
        ("Eins<br>zwei", "One<br/>two", ""),
        ("Ein <b>Fest</b>", "A <b>party", "nicht geschlossen"),
        ("Ein <b>Fest</b>", "A party</b>", "nicht geschlossen"),
        ("<b>a</b> <i>b</i>", "<b><i>a</b></i>", "falscher Reihenfolge"),
        ("Hallo", "<script>x</script>", "<script>"),
        ('<a id="a1">hier</a>', '<a id="a2">here</a>', "Links"),
        ('<a id="a1">hier</a>', '<a href="/x">here</a>', "Links"),
        ("{name} kommt", "{nom} comes", "{name}"),
        ("%(n)d Tage", "days", "%(n)d"),
    ],
)
def test_what_is_wrong_with_a_text(original, text, expected):
    problem = fault(original, text)
    assert (problem == "") == (expected == "")
    assert expected in problem


class TestExchange:
    @pytest.mark.parametrize("content", ["", "Kein PO", 'msgid ""\nmsgstr ""\n'])
    def test_the_editor_of_a_translation_looks_first_too(
        self, translator_client, offer, english, content
    ):
        translation = begin(offer, english)
        address = f"/admin/localize/translate/{translation.pk}/pofile/upload/"

        def send(text):
            file = SimpleUploadedFile("texte.po", text.encode())
            return translator_client.post(address, {"file": file})

        assert send(content).context["form"].errors
        assert translator_client.post(address).context["form"].errors
        texts = exported(translator_client, english)
        texts[0].msgstr = "<b>broken"
        assert "nicht geschlossen" in send(str(texts)).content.decode()
        assert not StringTranslation.objects.exists()

    def test_there_and_back_again(self, translator_client, offer, english):
        page = begin(offer, english).get_target_instance()
        texts = exported(translator_client, english)
        for entry in texts:
            entry.msgstr = f"English {entry.msgid}"
        shown = upload(translator_client, packed(texts), "texte.zip")
        assert not StringTranslation.objects.exists(), "looking changes nothing"
        assert f"Neu: {len(texts)}, geändert: 0" in shown.content.decode()
        translator_client.post(CONFIRM, {"token": shown.context["token"]})
        found = state(offer, english)
        assert (found.missing, found.is_public) == (0, False)
        after = Page.objects.get(pk=page.pk)
        assert after.live_revision_id is None, "published by a person only"

    def test_it_tells_apart_what_a_file_would_do(self, translator_client, offer, english):
        translation = begin(offer, english)
        texts = exported(translator_client, english)
        first = texts[0]
        first.msgstr = "English"
        token = upload(translator_client, texts).context["token"]
        translator_client.post(CONFIRM, {"token": token})
        first.msgstr = "Better English"
        texts.append(polib.POEntry(msgid="Fremd", msgctxt=first.msgctxt, msgstr="Strange"))
        (finding,) = upload(translator_client, texts).context["findings"]
        assert [(before, change.text) for before, change in finding.changed] == [
            ("English", "Better English")
        ]
        assert finding.unknown == ["Fremd"]
        first.msgstr = "<b>broken"
        (finding,) = upload(translator_client, texts).context["findings"]
        assert [text for text, _problem in finding.broken] == [first.msgid]
        first.msgstr, first.flags = "Better English", ["fuzzy"]
        (finding,) = upload(translator_client, texts).context["findings"]
        assert (finding.changes, finding.unsure) == ([], [first.msgid])
        assert StringTranslation.objects.get().data == "English"
        assert translation.get_progress()[1] == 1

    def test_who_wrote_meanwhile_keeps_the_text(self, translator_client, offer, english):
        begin(offer, english)
        texts = exported(translator_client, english)
        texts[0].msgstr = "First"
        stale = upload(translator_client, texts).context["token"]
        texts[0].msgstr = "Second"
        token = upload(translator_client, texts).context["token"]
        translator_client.post(CONFIRM, {"token": token})
        response = translator_client.post(CONFIRM, {"token": stale}, follow=True)
        assert StringTranslation.objects.get().data == "Second"
        assert "Jemand hat ihn inzwischen geändert" in response.content.decode()

    def test_only_who_looked_confirms(self, translator_client, admin, offer, english):
        begin(offer, english)
        texts = exported(translator_client, english)
        texts[0].msgstr = "English"
        token = upload(translator_client, texts).context["token"]
        translator_client.force_login(admin)
        for wrong in (token, f"{token}x", ""):
            translator_client.post(CONFIRM, {"token": wrong})
        assert not StringTranslation.objects.exists()

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("texte.po", b"msgid oops\nmsgstr"),
            ("texte.po", b"/etc/hostname"),
            ("texte.po", b"\xff\xfe\n"),
            ("texte.po", b'msgid "a"\nmsgstr "b"\n'),
            ("texte.zip", b"not a zip"),
            ("texte.zip", packed()),
            ("texte.zip", packed('msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: x\\n"\n')),
        ],
    )
    def test_unreadable_files_say_so_beside_the_field(
        self, translator_client, offer, name, content
    ):
        response = upload(translator_client, content, name)
        assert list(response.context["form"].errors) == ["file"]

    def test_a_page_that_is_not_ones_own_is_refused(self, translator_client, tree, offer, locales):
        for page in (tree.home, tree.index, tree.zentrum, offer):
            page.copy_for_translation(locales["tr"], alias=True)
        foreign = begin(offer, locales["tr"])
        GroupPagePermission.objects.filter(page__locale=locales["tr"]).delete()
        response = upload(translator_client, foreign.export_po())
        assert list(response.context["form"].errors) == ["file"]

    def test_nothing_to_export_says_so(self, translator_client, offer, english):
        assert "keine begonnene" in download(translator_client, english).content.decode()

    def test_only_a_part_of_the_tree(self, translator_client, tree, offer, english):
        begin(offer, english)
        assert download(translator_client, english, section=tree.zentrum.pk).headers[
            "Content-Type"
        ] == ("application/zip")
