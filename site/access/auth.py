"""Who is asking: `Authorization: Bearer <key>` of a partner.

A request without a bearer key is anonymous. One with a key that does not, or no longer, open
anything is refused and never answered as if it were anonymous, so that partners notice.
A session never counts.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.security import HttpBearer

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
    """The same where nobody gets in without a token (401); sets the user as `BearerAuth` does."""
    request.user = AnonymousUser()
    token = find_token(request, *scopes)
    if token is None:
        raise missing()
    _act_for(request, token, scopes)
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


def _act_for(request: HttpRequest, token: Token, scopes: tuple[str, ...]) -> None:
    """Lend the rights of the token's user, but only where they are what is asked for."""
    if Scope.CONTENT in scopes and token.user is not None:
        request.user = token.user


class BearerAuth(HttpBearer):
    """For Django Ninja: lets in valid tokens that carry all the named scopes.

    `request.user` becomes the token's user where `content` is asked for, and nobody otherwise.
    """

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self.scopes = scopes

    def __call__(self, request: HttpRequest) -> Token | None:
        # Ninja's own would keep the user of a session, and logs headers in development.
        request.user = AnonymousUser()
        key = bearer_key(request)
        return None if key is None else self.authenticate(request, key)

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        request.user = AnonymousUser()
        try:
            found = _checked(request, token, self.scopes)
        except ProblemError:
            return None
        _act_for(request, found, self.scopes)
        return found
