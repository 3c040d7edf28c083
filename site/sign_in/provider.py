"""The city's identity provider, asked by OpenID Connect: code flow with PKCE."""

from typing import Any

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

_TIMEOUT = 10
# Signatures that the client's own secret, or nothing at all, could make are not the provider's.
_SIGNED_BY_PROVIDER = ("RS", "ES", "PS", "Ed")


class ProviderError(Exception):
    """The provider cannot be reached, or says what cannot be trusted."""


def ask(request: HttpRequest, callback: str) -> HttpResponse:
    """Send the browser to the provider."""
    try:
        answer: HttpResponse = _client().authorize_redirect(request, callback)
    except (RequestException, ValueError, KeyError, RuntimeError) as error:
        raise ProviderError(str(error)) from error
    return answer


def claims(request: HttpRequest) -> dict[str, Any]:
    """Who the provider says is back, once signature, issuer, audience and nonce are right."""
    try:
        token = _client().authorize_access_token(request)
    except (OAuthError, JoseError, RequestException, ValueError, KeyError, RuntimeError) as error:
        raise ProviderError(f"{type(error).__name__}: {error}") from error
    found = token.get("userinfo")
    if not found or not found.get("sub"):
        raise ProviderError("no signed identity in the answer")
    return dict(found)


def _client() -> Any:
    """Made for each sign-in: addresses and keys of the provider are as they are now."""
    oauth = OAuth()
    oauth.register(
        "provider",
        client_id=settings.OIDC_CLIENT_ID,
        client_secret=settings.OIDC_CLIENT_SECRET,
        server_metadata_url=f"{settings.OIDC_ISSUER.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": _TIMEOUT,
        },
    )
    client = oauth.create_client("provider")
    metadata = client.load_server_metadata()
    if metadata.get("issuer") != settings.OIDC_ISSUER:
        raise ValueError("the provider names another issuer than OIDC_ISSUER")
    offered = metadata.get("id_token_signing_alg_values_supported", ["RS256"])
    metadata["id_token_signing_alg_values_supported"] = [
        name for name in offered if name.startswith(_SIGNED_BY_PROVIDER)
    ]
    return client
