"""Files that editors may upload."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from home.models import CustomDocument


@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "untertitel.vtt"])
def test_films_and_captions_can_be_uploaded(db, name):
    CustomDocument(title="Film", file=ContentFile(b"x", name)).full_clean(exclude=["collection"])


def test_programs_cannot_be_uploaded(db):
    document = CustomDocument(title="Programm", file=ContentFile(b"x", "programm.exe"))
    with pytest.raises(ValidationError):
        document.full_clean(exclude=["collection"])
