"""Organisations are found by the parts of their written forms."""

from django.db import migrations

from tidtam.accounts.trigrams import Searchable


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_kinds_and_dates")]
    operations = [Searchable("organisation", "written_forms")]
