"""The database itself refuses to change, replace or delete an entry of the ledger.

SQLite's INSERT OR REPLACE deletes without asking the DELETE trigger (sqlite.org/lang_conflict.html), so a number that is
there is refused before. PostgreSQL's ON CONFLICT DO UPDATE asks the UPDATE trigger; its TRUNCATE asks no trigger of rows.

SQLite remakes a table when a later migration alters it, and its triggers are lost then: such a migration lays them again
by `lay`. A test tries both deeds on the migrated database.
"""

from django.db import migrations

GUARD = {
    "sqlite": (
        """CREATE TRIGGER ledger_no_update BEFORE UPDATE ON accounts_ledgerentry
           BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END""",
        """CREATE TRIGGER ledger_no_delete BEFORE DELETE ON accounts_ledgerentry
           BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END""",
        """CREATE TRIGGER ledger_no_replace BEFORE INSERT ON accounts_ledgerentry
           WHEN EXISTS (SELECT 1 FROM accounts_ledgerentry WHERE number = NEW.number)
           BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'the ledger is append only' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        """CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON accounts_ledgerentry
           FOR EACH ROW EXECUTE FUNCTION ledger_append_only()""",
        """CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON accounts_ledgerentry
           FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()""",
    ),
}
UNGUARD = {
    "sqlite": ("DROP TRIGGER ledger_no_update", "DROP TRIGGER ledger_no_delete", "DROP TRIGGER ledger_no_replace"),
    "postgresql": (
        "DROP TRIGGER ledger_no_change ON accounts_ledgerentry",
        "DROP TRIGGER ledger_no_truncate ON accounts_ledgerentry",
        "DROP FUNCTION ledger_append_only()",
    ),
}


def run(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def lay(apps, schema_editor):
    run(schema_editor.connection, GUARD)


def lift(apps, schema_editor):
    run(schema_editor.connection, UNGUARD)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_users_and_ledger")]
    operations = [migrations.RunPython(lay, lift)]
