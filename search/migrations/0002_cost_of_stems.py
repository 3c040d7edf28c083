"""Have PostgreSQL read the index of the stems, and little else, of words on very many pages."""

from typing import Any

from django.db import migrations

_NARROW = ("locale", "language", "type", "title", "name_words")
_FORWARDS = (
    # Texts and stems lie apart from what is counted and sorted by, which stays together. Applies
    # to what is indexed from now on.
    "ALTER TABLE search_entry SET (toast_tuple_target = 128)",
    *(f"ALTER TABLE search_entry ALTER COLUMN {name} SET STORAGE MAIN" for name in _NARROW),
    "ALTER TABLE search_entry ALTER COLUMN stems SET STORAGE EXTERNAL",
    # The planner knows nothing of the time that it takes to fetch stems from where they lie, and
    # would compare those of all pages one by one. It believes what a function says of itself.
    """
    CREATE FUNCTION search_stems(tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS 'BEGIN RETURN $1; END'
    """,
    "DROP INDEX search_entry_stems",
    "CREATE INDEX search_entry_stems ON search_entry USING gin (search_stems(stems))",
)
_BACKWARDS = (
    "DROP INDEX search_entry_stems",
    "DROP FUNCTION search_stems(tsvector)",
    "CREATE INDEX search_entry_stems ON search_entry USING gin (stems)",
    "ALTER TABLE search_entry ALTER COLUMN stems SET STORAGE EXTENDED",
    *(f"ALTER TABLE search_entry ALTER COLUMN {name} SET STORAGE EXTENDED" for name in _NARROW),
    "ALTER TABLE search_entry RESET (toast_tuple_target)",
)


def _on_postgresql(statements: tuple[str, ...]) -> Any:
    def run(_apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]

    operations = [
        migrations.RunPython(_on_postgresql(_FORWARDS), _on_postgresql(_BACKWARDS)),
    ]
