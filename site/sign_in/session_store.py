"""Sessions in the database that know when their time is over."""

from typing import Any

from django.contrib.sessions.backends import db

from sign_in.sessions import has_ended


class SessionStore(db.SessionStore):
    """As Django's; one that has ended is as if it had never been, whoever asks for it."""

    def load(self) -> dict[str, Any]:
        data: dict[str, Any] = super().load()
        if has_ended(data):
            self.delete()
            self._session_key = None
            return {}
        return data

    @classmethod
    def get_model_class(cls) -> Any:
        return super().get_model_class()
