"""The whole table: every action × every role, and no action without a case."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import seated
from tests.directives.conftest import addressee, duty, letter
from tests.permissions import changes, directives, directory, imports, letters, life, registers
from tests.permissions.case import NOW, Case, World
from tidtam.core.refusal import allows
from tidtam.directives import actions as laying
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters import contents

pytestmark = pytest.mark.django_db

CODE = Path(__file__).parents[2] / "tidtam"
TABLE: dict[str, dict[str, Case]] = {
    "directory.actions": directory.CASES,
    "directory.imports.actions": imports.CASES,
    "directory.changes.actions": changes.CASES,
    "letters.actions": letters.CASES,
    "letters.registers.actions": registers.CASES,
    "directives.actions": directives.CASES,
    "directives.life.actions": life.CASES,
}
"""Cases by the module that holds the actions."""

KEPT_BY_USERS = {"accounts.actions"}
"""Modules whose `by` is a user, not an officer: what people do with their own accounts."""

CASES = {f"{module}.{name}": case for module, cases in TABLE.items() for name, case in cases.items()}


def modules() -> set[str]:
    """Every module of actions in the house, parts of rooms included."""
    found = (path.relative_to(CODE).with_suffix("") for path in CODE.rglob("actions.py"))
    return {".".join(path.parts) for path in found} - KEPT_BY_USERS


def actions_of(module: str) -> set[str]:
    """The public functions made in a module that are done by somebody."""
    members = inspect.getmembers(import_module(f"tidtam.{module}"), inspect.isfunction)
    made = ((name, member) for name, member in members if member.__module__ == f"tidtam.{module}" and name[0] != "_")
    return {name for name, member in made if "by" in inspect.signature(member).parameters}


@pytest.fixture
def world(province: Organisation, officer: Officer) -> World:
    fields = contents.first({}) | {
        "subject": "ติดตามรายงาน",
        "addressees": [addressee("นายอำเภอทุกอำเภอ", class_code="district_chiefs")],
        "duties": [duty("จังหวัดระยอง", "2019-12-06")],
    }
    read, confirmed, circulated = (
        letter(officer, fields, state=state, sha256=digit * 64)
        for digit, state in (("1", "read"), ("2", "confirmed"), ("3", "confirmed"))
    )
    directive = laying.circulate(by=officer, letter=circulated, choices={}, now=NOW)
    return World(province, read, confirmed, directive)


def test_no_module_of_actions_is_left_out() -> None:
    assert modules() == set(TABLE)


@pytest.mark.parametrize("module", TABLE)
def test_every_action_has_its_case(module: str) -> None:
    assert actions_of(module) == set(TABLE[module])


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", CASES)
def test_an_action_is_done_by_its_roles_alone(world: World, action: str, role: Role) -> None:
    case = CASES[action]
    by = world.read.received_by if role == Role.PROVINCE_OFFICER else seated(world.province, role)
    verdict = allows(lambda: case.call(world, by) and None)
    refused_a_permit = verdict.refused is not None and verdict.refused.kind == "permit"
    assert refused_a_permit is (role not in case.roles), verdict.why
