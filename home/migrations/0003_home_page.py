"""An empty home page in place of Wagtail's welcome page, so that a new installation has one."""

from django.conf import settings
from django.db import migrations


def create_home_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")

    # Deletes Wagtail's example site with it, by cascade.
    Page.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", slug="home", depth=2
    ).delete()
    content_type, _created = ContentType.objects.get_or_create(app_label="home", model="homepage")
    locale, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home = HomePage.objects.create(
        title="Quartierszentren",
        draft_title="Quartierszentren",
        slug="home",
        content_type=content_type,
        locale=locale,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    Site.objects.create(
        hostname="localhost", site_name="Quartierszentren", root_page=home, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [("home", "0002_pages_and_media")]

    operations = [migrations.RunPython(create_home_page, migrations.RunPython.noop)]
