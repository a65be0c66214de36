"""Organisations are found by the parts of their written forms."""

from django.db import migrations

from tidtam.accounts.trigrams import Searchable


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_names_and_provinces_of_those_there")]
    operations = [Searchable("organisation", "written_forms")]
