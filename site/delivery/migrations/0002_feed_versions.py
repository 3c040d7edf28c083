from django.db import migrations, models

import delivery.models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0001_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeedVersion",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("nonce", models.PositiveIntegerField(default=delivery.models.draw_nonce)),
            ],
        ),
    ]
