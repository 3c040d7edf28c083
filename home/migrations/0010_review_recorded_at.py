"""When a review of Leichte Sprache was recorded: older ones at the end of the day of the review."""

from datetime import datetime, time

from django.db import migrations, models
from django.utils.timezone import make_aware


def take_day_of_review(apps, _schema_editor):
    EasyLanguageReview = apps.get_model("home", "EasyLanguageReview")
    for review in EasyLanguageReview.objects.filter(recorded_at=None):
        recorded = make_aware(datetime.combine(review.reviewed_on, time.max))
        EasyLanguageReview.objects.filter(pk=review.pk).update(recorded_at=recorded)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0009_pdf_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="easylanguagereview",
            name="recorded_at",
            field=models.DateTimeField(auto_now=True, null=True, verbose_name="recorded at"),
        ),
        migrations.RunPython(take_day_of_review, migrations.RunPython.noop),
    ]
