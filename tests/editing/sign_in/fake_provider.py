"""An identity provider of our own: real HTTP, signed tokens, PKCE checked."""

import json
from base64 import b64decode, urlsafe_b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "cms", "geheim"


class FakeProvider:
    """Whoever comes is who `claims` says; `token` changes what is signed, `key` by whom."""

    def __init__(self):
        self.key = self.signing_key = RSAKey.generate_key(2048, {"kid": "one"})
        self.claims = {"sub": "4711", "preferred_username": "e.ditor"}
        self.token = {}
        self.codes = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = self.named_issuer = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def metadata(self):
        return {
            "issuer": self.named_issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }

    def authorize(self, query):
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def answer(self, form, authorization):
        """A token for a code, once, for the right client with the right verifier."""
        asked = self.codes.pop(form.get("code"), None)
        digest = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest())
        client = b64decode(authorization.removeprefix("Basic ")).decode()
        right = (
            asked
            and asked["code_challenge_method"] == "S256"
            and asked["code_challenge"] == digest.decode().rstrip("=")
            and asked["redirect_uri"] == form.get("redirect_uri")
            and client == f"{CLIENT}:{SECRET}"
        )
        if not right:
            return 400, {"error": "invalid_grant"}
        now = int(time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 60,
            "nonce": asked["nonce"],
            **self.claims,
            **self.token,
        }
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.signing_key)
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": signed}

    def _handler(provider):  # noqa: N805 (the server's `self` is another)
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                url = urlsplit(self.path)
                if url.path == "/.well-known/openid-configuration":
                    self.send(200, provider.metadata())
                elif url.path == "/keys":
                    self.send(200, {"keys": [provider.key.as_dict(private=False)]})
                else:
                    query = {name: values[0] for name, values in parse_qs(url.query).items()}
                    self.send_response(302)
                    self.send_header("Location", provider.authorize(query))
                    self.end_headers()

            def do_POST(self):
                length = int(self.headers["Content-Length"])
                read = parse_qs(self.rfile.read(length).decode())
                form = {name: values[0] for name, values in read.items()}
                self.send(*provider.answer(form, self.headers.get("Authorization", "")))

            def send(self, status, body):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *args):
                """The test's output is not the place for it."""

        return Handler
