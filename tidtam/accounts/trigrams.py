"""Search by parts of a text, through the database's own index of trigrams: all that differs between databases is here.

SQLite keeps an FTS5 table beside the model's, with a copy of the one column, in step by triggers; PostgreSQL an index
of pg_trgm, an extension that the owner of a database may make since version 13. The texts are folded
(core.thai.text.fold).
"""

from collections.abc import Collection, Iterable
from typing import Any, Final

from django.db import connections, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

LEAST: Final = 3
"""Characters that a needle needs for the index; a shorter one is looked for among the newest rows alone."""

NEWEST: Final = 4_000
"""Rows that are read one by one where a needle may stand in very many, or is too short for the index."""

_LAY: Final[dict[str, tuple[str, ...]]] = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS {index}_insert",
        "DROP TRIGGER IF EXISTS {index}_update",
        "DROP TRIGGER IF EXISTS {index}_delete",
        "DROP TABLE IF EXISTS {index}",
        "CREATE VIRTUAL TABLE {index} USING fts5({column}, tokenize='trigram case_sensitive 1')",
        "INSERT INTO {index} (rowid, {column}) SELECT {key}, {column} FROM {table}",
        """CREATE TRIGGER {index}_insert AFTER INSERT ON {table}
           BEGIN INSERT INTO {index} (rowid, {column}) VALUES (new.{key}, new.{column}); END""",
        """CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table} WHEN new.{column} <> old.{column}
           BEGIN UPDATE {index} SET {column} = new.{column} WHERE rowid = old.{key}; END""",
        """CREATE TRIGGER {index}_delete AFTER DELETE ON {table}
           BEGIN DELETE FROM {index} WHERE rowid = old.{key}; END""",
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "DROP INDEX IF EXISTS {index}",
        # without fastupdate a search never reads a list of what was not yet put in order
        "CREATE INDEX {index} ON {table} USING gin ({column} gin_trgm_ops) WITH (fastupdate = off)",
    ),
}
_LIFT: Final = {"sqlite": _LAY["sqlite"][:4], "postgresql": _LAY["postgresql"][1:2]}

type _Asked = tuple[str, tuple[Any, ...]]
"""A statement that gives keys, with its parameters."""


class Searchable(Operation):
    """Make a text column searchable by its parts, rows already there included.

    Safe to lay again: SQLite loses the triggers where a later migration remakes the table, which then ends with this.
    """

    reversible = True

    def __init__(self, model_name: str, column: str) -> None:
        self.model_name, self.column = model_name, column

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that Django's models know of."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self._run(_LAY, schema_editor, to_state.apps.get_model(app_label, self.model_name))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self._run(_LIFT, schema_editor, from_state.apps.get_model(app_label, self.model_name))

    def describe(self) -> str:
        return f"Make {self.column} of {self.model_name} searchable by its parts"

    def _run(
        self, statements: dict[str, tuple[str, ...]], schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]
    ) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement.format(**_names(model, self.column)), params=None)


def newest(
    rows: models.QuerySet[Any], column: str, needles: Collection[str], most: int, *, read_first: bool = True
) -> list[int]:
    """The keys of at most `most` of `rows` whose `column` holds every needle, the highest key first.

    The newest rows are read before the index is asked, so that a needle of half of all rows costs no more than one of
    few; `read_first` false where needles are known to be rare, or the rows are not many. Needles that are all shorter
    than LEAST are looked for among the newest rows alone. No needles find nothing.
    """
    needles = [needle for needle in dict.fromkeys(needles) if needle]
    if not needles or rows.query.is_empty():
        return []
    among_newest, by_index = _ASK[connections[rows.db].vendor]
    long = any(len(needle) >= LEAST for needle in needles)
    if read_first or not long:
        found = _keys(rows.db, among_newest(rows.order_by("-pk"), column, needles, most))
        if len(found) >= most or not long or not rows.order_by("-pk")[NEWEST : NEWEST + 1].exists():
            return found
    return _keys(rows.db, by_index(rows.order_by(), column, needles, most))


def in_turn(
    rows: models.QuerySet[Any],
    column: str,
    tiers: Iterable[Collection[str]],
    most: int,
    *,
    read_first: bool = True,
) -> list[int]:
    """As `newest`, for needles in tiers: what the first tier finds stands first; each row once."""
    found: dict[int, None] = {}
    for needles in dict.fromkeys(map(tuple, tiers)):
        if len(found) < most:
            found |= dict.fromkeys(newest(rows, column, needles, most, read_first=read_first))
    return list(found)[:most]


def _keys(alias: str, asked: _Asked) -> list[int]:
    with connections[alias].cursor() as cursor:
        cursor.execute(*asked)
        return [key for (key,) in cursor.fetchall()]


def _sqlite_among_newest(rows: models.QuerySet[Any], column: str, needles: list[str], most: int) -> _Asked:
    """The copy in FTS5's own table is read, for the model's rows are long."""
    names = _names(rows.model, column)
    newest, given = rows.values(names["key"])[:NEWEST].query.sql_with_params()
    holds = " AND ".join(["instr(one.c0, %s)"] * len(needles))
    sql = f"""SELECT one.id FROM ({newest}) AS newest CROSS JOIN {names["index"]}_content AS one
              ON one.id = newest.{names["key"]} WHERE {holds} ORDER BY one.id DESC LIMIT %s"""  # noqa: S608
    return sql, (*given, *needles, most)


def _sqlite_by_index(rows: models.QuerySet[Any], column: str, needles: list[str], most: int) -> _Asked:
    """From the newest match on as far as the limit; CROSS JOIN keeps this order (sqlite.org/optoverview.html)."""
    names = _names(rows.model, column)
    mine, given = rows.values(names["key"]).query.sql_with_params()
    match = " AND ".join('"{}"'.format(one.replace('"', '""')) for one in needles if len(one) >= LEAST)
    short = [one for one in needles if len(one) < LEAST]
    holds = "".join([f" AND instr(one.{column}, %s)"] * len(short))
    sql = f"""SELECT one.rowid FROM {names["index"]} AS one CROSS JOIN ({mine}) AS my ON my.{names["key"]} = one.rowid
              WHERE {names["index"]} MATCH %s{holds} ORDER BY one.rowid DESC LIMIT %s"""  # noqa: S608
    return sql, (*given, match, *short, most)


def _postgresql_among_newest(rows: models.QuerySet[Any], column: str, needles: list[str], most: int) -> _Asked:
    key = _names(rows.model, column)["key"]
    newest, given = rows.values(key, column)[:NEWEST].query.sql_with_params()
    holds = " AND ".join([f"strpos({column}, %s) > 0"] * len(needles))
    sql = f"SELECT {key} FROM ({newest}) AS newest WHERE {holds} ORDER BY {key} DESC LIMIT %s"  # noqa: S608
    return sql, (*given, *needles, most)


def _postgresql_by_index(rows: models.QuerySet[Any], column: str, needles: list[str], most: int) -> _Asked:
    """Ordered by the key + 0: else the planner may walk the primary key backwards and read every row."""
    holding = rows.filter(*(models.Q(**{f"{column}__contains": one}) for one in needles))
    return holding.order_by((models.F("pk") + 0).desc()).values_list("pk")[:most].query.sql_with_params()


_ASK: Final = {
    "sqlite": (_sqlite_among_newest, _sqlite_by_index),
    "postgresql": (_postgresql_among_newest, _postgresql_by_index),
}


def _names(model: type[models.Model], column: str) -> dict[str, str]:
    table = model._meta.db_table  # noqa: SLF001 - the documented way
    key = str(model._meta.pk.column)  # noqa: SLF001
    return {"table": table, "column": column, "key": key, "index": f"{table}_{column}_parts"}
