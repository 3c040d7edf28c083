"""Two centres with all that a stranger should not see, and one person of each role."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource

from home.models import CustomDocument, CustomImage, Role, RoleKey
from quartier_pages.models import AngebotPage, QuartierszentrumPage
from tests.trees import build_offer, build_tree, build_zentrum

# What only a draft says, of a page that is public and of one that never was.
SECRET_CHANGE = "Umbenennung"
SECRET_PAGE = "Entwurfsfest"


@dataclass
class Place:
    """One centre."""

    centre: QuartierszentrumPage
    offer: AngebotPage
    draft: AngebotPage
    image: CustomImage
    document: CustomDocument

    @property
    def latest(self) -> int:
        return int(Page.objects.get(pk=self.offer.pk).latest_revision_id)


@dataclass
class World:
    own: Place
    other: Place
    english: AngebotPage
    people: dict[str, Any] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def client(self, name: str) -> Client:
        """The browser of somebody who signed in when the world was built, or does so now."""
        client = Client()
        if name in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[name]
        else:
            client.force_login(self.people[name])
        return client


def build_world() -> World:
    tree = build_tree(Site.objects.get(is_default_site=True).root_page.specific)
    nord = build_zentrum(tree.index, "Nord")
    english, _created = Locale.objects.get_or_create(language_code="en")
    tree.home.copy_for_translation(english)
    tree.index.copy_for_translation(english)
    tree.zentrum.copy_for_translation(english)
    own = _fill(tree.zentrum)
    world = World(own, _fill(nord), _translate(own.offer, english))
    roles = {
        "own": world.own.centre.redaktion.group,
        "other": world.other.centre.redaktion.group,
        "office": Role.group_of(RoleKey.OFFICE),
        "translators": Role.group_of(RoleKey.TRANSLATION),
        "administration": Role.group_of(RoleKey.ADMINISTRATION),
        "general": Role.group_of(RoleKey.EDITORS),
    }
    for name, group in roles.items():
        world.people[name] = person(name, group)
        cookies = world.client(name).cookies
        world.sessions[name] = cookies[settings.SESSION_COOKIE_NAME].value
    return world


def person(name: str, group: Any) -> Any:
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim")
    user.groups.add(group)
    UserProfile.objects.create(user=user, preferred_language="de")
    return user


def _fill(centre: QuartierszentrumPage) -> Place:
    offer = build_offer(centre, title="Bekanntes Fest", place_text="Im Park", site_key=None)
    offer.save_revision().publish()
    offer.title = f"{SECRET_CHANGE} {centre.title}"
    offer.save_revision()
    offer.refresh_from_db()
    draft = build_offer(centre, title=f"{SECRET_PAGE} {centre.title}", live=False)
    draft.save_revision()
    collection = centre.redaktion.collection
    image = CustomImage.objects.create(
        title=f"Bild {centre.title}",
        file=ImageFile(get_test_image_file(), name="bild.png"),
        collection=collection,
    )
    document = CustomDocument.objects.create(
        title=f"Plan {centre.title}", file=ContentFile(b"x", name="p.txt"), collection=collection
    )
    return Place(centre, AngebotPage.objects.get(pk=offer.pk), draft, image, document)


def _translate(offer: AngebotPage, locale: Locale) -> AngebotPage:
    source, _created = TranslationSource.update_or_create_from_instance(offer)
    Translation.objects.create(source=source, target_locale=locale).save_target(publish=False)
    translated: AngebotPage = offer.get_translation(locale)
    translated.latest_revision.publish()
    return AngebotPage.objects.get(pk=translated.pk)
