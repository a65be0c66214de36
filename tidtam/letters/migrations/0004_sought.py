"""Letters are found by the parts of a text of their own; those already there get theirs."""

from django.db import migrations, models

from tidtam.accounts.trigrams import Searchable
from tidtam.letters import contents, sought


def fill(apps, schema_editor):
    letters = apps.get_model("letters", "Letter").objects.only("fields", "sought")
    batch = []
    for letter in letters.iterator(500):
        letter.sought = sought.text_of(contents.EMPTY | letter.fields)
        batch.append(letter)
        if len(batch) == 500:
            letters.bulk_update(batch, ["sought"])
            batch = []
    letters.bulk_update(batch, ["sought"])


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_chain_of_letters_there")]
    operations = [
        migrations.AddField("letter", "sought", models.TextField(default="", editable=False)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        Searchable("letter", "sought"),
    ]
