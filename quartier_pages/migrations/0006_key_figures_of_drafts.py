"""A draft may hold key figures whose value is not known yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quartier_pages", "0005_few_measures_of_all_centres")]

    operations = [
        migrations.AlterField(
            model_name="kennzahl",
            name="value",
            field=models.DecimalField(
                decimal_places=3, max_digits=14, null=True, verbose_name="value"
            ),
        ),
    ]
