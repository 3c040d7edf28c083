"""How editors sign in (docs/sign-in.md)."""

from datetime import timedelta

import environ

env = environ.Env()

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # says no while an account is locked
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]

# Lock-out: counted in the database, so that all processes count together.
AXES_FAILURE_LIMIT = env.int("LOCKOUT_ATTEMPTS", default=5)
AXES_COOLOFF_TIME = timedelta(minutes=env.int("LOCKOUT_MINUTES", default=15))
# By both: one colleague's typing errors lock nobody else, and no stranger locks a colleague.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "sign_in.addresses.client_address"
AXES_RESET_ON_SUCCESS = True
# Trying while it is locked does not make it longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# The security log says it better.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# The form itself says that it is locked; the middleware would put a bare text in its place.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]

# Who must have a second factor: nobody, the Geschäftsstelle and administrators, or everybody.
SECOND_FACTOR = env("SECOND_FACTOR", default="optional")
OTP_TOTP_ISSUER = "Quartierszentren"

# One working day, and not so long without doing anything.
SESSION_ENGINE = "sign_in.session_store"
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=12) * 60 * 60
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=120)

SECURITY_LOG_DAYS = env.int("SECURITY_LOG_DAYS", default=180)

# The city's identity provider; none without an issuer.
OIDC_ISSUER = env("OIDC_ISSUER", default="")
OIDC_CLIENT_ID = env("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env("OIDC_CLIENT_SECRET", default="")
OIDC_NAME = env("OIDC_NAME", default="Mit dem Konto der Stadt anmelden")
OIDC_LINK_BY_EMAIL = env.bool("OIDC_LINK_BY_EMAIL", default=False)
OIDC_CREATE_ACCOUNTS = env.bool("OIDC_CREATE_ACCOUNTS", default=False)
OIDC_GROUPS_CLAIM = env("OIDC_GROUPS_CLAIM", default="")
