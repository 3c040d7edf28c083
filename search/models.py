"""The index: what is searched, apart from the pages that it is made of."""

from typing import ClassVar

from django.contrib.postgres.search import SearchVectorField
from django.db import models

LONGEST_WORD = 60


class Entry(models.Model):
    """A public page as it is searched.

    It has no foreign key to its page: it is made and deleted with the page's document, and every
    query asks which pages are public at that moment.
    """

    page_id = models.PositiveBigIntegerField(primary_key=True)
    # The language in which the page stands, and the one that its text is in.
    locale = models.CharField(max_length=20)
    language = models.CharField(max_length=20)
    type = models.CharField(max_length=100)
    # The centre that it is, or belongs to, whatever the language.
    centre = models.UUIDField(null=True)
    weight = models.FloatField(default=1)
    # The last day of an offer that will not come again.
    ends_on = models.DateField(null=True)

    title = models.TextField()
    teaser = models.TextField()
    body = models.TextField()
    # Folded words with spaces around them: of the title, and of teaser and body.
    name_words = models.TextField()
    text_words = models.TextField()
    # On PostgreSQL, with a GIN index: the stems of the language, and the folded words.
    stems = SearchVectorField(null=True)

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A word that public pages of a language hold, or held: to complete and to correct words."""

    language = models.CharField(max_length=20)
    folded = models.CharField(max_length=LONGEST_WORD)
    written = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["language", "folded"], name="search_word_once")
        ]

    def __str__(self) -> str:
        return self.written
