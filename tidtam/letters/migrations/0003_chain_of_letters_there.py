from django.db import migrations

from tidtam.letters import keys

AT_ONCE = 500


def fill(apps, schema_editor):
    """Key, stem and citations of the letters already there."""
    letters = apps.get_model('letters', 'Letter').objects
    citation = apps.get_model('letters', 'Citation')
    pks = list(letters.order_by('pk').values_list('pk', flat=True))
    for start in range(0, len(pks), AT_ONCE):
        known, rows = [], []
        for letter in letters.filter(pk__in=pks[start : start + AT_ONCE]).only('fields', 'dated'):
            letter.stem, letter.key = keys.identity(letter.fields.get('number'), letter.dated)
            known.append(letter)
            rows += [citation(letter_id=letter.pk, **row) for row in keys.cited(letter.fields, letter.key)]
        letters.bulk_update(known, ['key', 'stem'])
        citation.objects.bulk_create(rows)


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0002_chain'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
