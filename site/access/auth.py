"""Who is asking: `Authorization: Bearer <key>` of a partner.

A request without a bearer key is anonymous. One with a key that does not, or no longer, open
anything is refused and never answered as if it were anonymous, so that partners notice.
A session never counts.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.security.http import HttpAuthBase

from access.models import Token
from access.scopes import Scope
from home.api.problems import ProblemError

_FOUND = "_partner_token"


def missing() -> ProblemError:
    """401: there is no key where there must be one."""
    return ProblemError(
        401, "A bearer token is needed here.", headers={"WWW-Authenticate": "Bearer"}
    )


def unauthorized() -> ProblemError:
    """401: there is a key, but not one that is valid."""
    return ProblemError(
        401,
        "The token is unknown, expired or revoked.",
        headers={"WWW-Authenticate": 'Bearer error="invalid_token"'},
    )


def forbidden(*scopes: str) -> ProblemError:
    """403: the token is valid, but not for this."""
    return ProblemError(
        403,
        f"This needs a token with the scope {', '.join(scopes)}.",
        headers={
            "WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{" ".join(scopes)}"'
        },
    )


def bearer_key(request: HttpRequest) -> str | None:
    """The key in the header; other schemes, such as a proxy's Basic, are no business of ours."""
    scheme, _, key = request.headers.get("Authorization", "").strip().partition(" ")
    return key.strip() if scheme.lower() == "bearer" else None


def find_token(request: HttpRequest, *scopes: str) -> Token | None:
    """The valid token of a request with all these scopes, or None for an anonymous one.

    Raises `ProblemError`: 401 for a key that is not valid, 403 where a scope is missing.
    """
    key = bearer_key(request)
    return None if key is None else _checked(request, key, scopes)


def require_token(request: HttpRequest, *scopes: str) -> Token:
    """The same where nobody gets in without a token (401).

    `request.user` becomes the token's user where `content` is asked for, and nobody otherwise.
    """
    request.user = AnonymousUser()
    token = find_token(request, *scopes)
    if token is None:
        raise missing()
    if Scope.CONTENT in scopes and token.user is not None:
        request.user = token.user
    return token


def _checked(request: HttpRequest, key: str, scopes: tuple[str, ...]) -> Token:
    token = _valid_token(request, key)
    if token is None:
        raise unauthorized()
    if not token.allows(*scopes):
        raise forbidden(*scopes)
    return token


def _valid_token(request: HttpRequest, key: str) -> Token | None:
    """Looked up once a request: throttle and endpoint ask both."""
    found: tuple[str, Token | None] | None = getattr(request, _FOUND, None)
    if found is None or found[0] != key:
        token = Token.find(key)
        if token is not None and token.is_valid:
            token.touch()
        else:
            token = None
        found = (key, token)
        setattr(request, _FOUND, found)
    return found[1]


class BearerAuth(HttpAuthBase):
    """`require_token` for operations of Django Ninja."""

    openapi_scheme = "bearer"

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self.scopes = scopes

    def __call__(self, request: HttpRequest) -> Token:
        return require_token(request, *self.scopes)
