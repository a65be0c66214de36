"""Organisations that stand in the directory already get their province and the first row of their names."""

from typing import Any

from django.db import migrations


def fill(apps: Any, _schema_editor: Any) -> None:
    """Provinces first, for the names tell them too."""
    Organisation, Name = apps.get_model("directory", "Organisation"), apps.get_model("directory", "Name")
    known = {one.pk: one for one in Organisation.objects.all()}
    for one in known.values():
        top = one
        while top.kind != "province" and top.parent_id:
            top = known[top.parent_id]
        one.realm_id = None if top is one else top.pk
    Organisation.objects.bulk_update(known.values(), ["realm"], batch_size=500)
    columns = ("name", "short_name", "head", "parent_id", "area_id", "realm_id", "written_forms")
    Name.objects.bulk_create(
        [
            Name(
                organisation=one,
                since=one.valid_from,
                until=one.valid_to,
                **{column: getattr(one, column) for column in columns},
            )
            for one in known.values()
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_names_people_and_events")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
