"""Base page, home page, standard pages, media, settings and users."""

from home.models.base import BasePage, facts
from home.models.easy_language import EASY_LANGUAGE, EasyLanguageReview
from home.models.feedback import FeedbackFormField, FeedbackPage
from home.models.media import CustomDocument, CustomImage, CustomRendition, Licence
from home.models.pages import HomePage, StandardPage
from home.models.roles import Role, RoleKey
from home.models.settings import FooterLink, SiteSettings, SocialLink
from home.models.unique_rows import UniqueRowsPage
from home.models.user import User

__all__ = [
    "EASY_LANGUAGE",
    "BasePage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "EasyLanguageReview",
    "FeedbackFormField",
    "FeedbackPage",
    "FooterLink",
    "HomePage",
    "Licence",
    "Role",
    "RoleKey",
    "SiteSettings",
    "SocialLink",
    "StandardPage",
    "UniqueRowsPage",
    "User",
    "facts",
]
