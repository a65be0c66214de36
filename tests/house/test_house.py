"""The house keeps its own rules: sizes, reasons, places, names."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tidtam.core.duties import states
from tidtam.core.sentences import SENTENCES

ROOT = Path(__file__).parents[2]
CODE = ROOT / "tidtam"
ROOMS = (
    "core", "paper", "accounts", "directory", "letters",
    "directives", "reporting", "followup", "consolidation", "front",
)  # fmt: skip


def sources(folder: Path = CODE) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def nodes(kind: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield path, node


def test_there_are_ten_rooms_and_nothing_else() -> None:
    found = {path.name for path in CODE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert found == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_knows(room: str) -> None:
    assert ast.get_docstring(ast.parse((CODE / room / "__init__.py").read_text(encoding="utf-8")))


def parts(room: str) -> dict[Path, int]:
    """Lines of each part of a room, and of what lies beside its parts (docs/adr/0005, 0006)."""
    counts: dict[Path, int] = {}
    for path in sources(CODE / room):
        counts[path.parent] = counts.get(path.parent, 0) + lines(path)
    return counts


@pytest.mark.parametrize("room", ROOMS)
def test_a_part_of_a_room_holds_at_most_2500_lines(room: str) -> None:
    assert {part: count for part, count in parts(room).items() if count > 2500} == {}


def test_a_file_fits_two_screens() -> None:
    assert [f"{path.relative_to(ROOT)} {lines(path)}" for path in sources() if lines(path) > 400] == []


def test_no_vague_module_names() -> None:
    vague = {"utils", "helpers", "common", "base", "misc", "services", "managers"}
    assert [path for path in sources() if path.stem in vague] == []


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path, function in nodes(ast.FunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_core_and_paper_never_read_the_clock() -> None:
    clocks = re.compile(r"\b(date\.today|datetime\.now|datetime\.today|time\.time|timezone\.now)\b")
    guilty = [
        path for room in ("core", "paper") for path in sources(CODE / room) if clocks.search(path.read_text("utf-8"))
    ]
    assert guilty == []


def test_core_uses_the_standard_library_only() -> None:
    allowed = set(__import__("sys").stdlib_module_names) | {"tidtam"}
    foreign = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, node in nodes(ast.Import | ast.ImportFrom)
        if path.is_relative_to(CODE / "core")
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name and name.split(".")[0] not in allowed
    ]
    assert foreign == []


def test_every_runtime_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [", 1)[1].split("\n]", 1)[0].strip().splitlines()
    for reason, requirement in zip(block[::2], block[1::2], strict=True):
        assert reason.strip().startswith("# "), requirement
        assert requirement.strip().startswith('"'), reason
    assert len(block) // 2 == len(tomllib.loads(text)["project"]["dependencies"])


def test_the_lock_names_only_the_public_index() -> None:
    hosts = set(re.findall(r"https?://[^/\"\s]+|file://[^\"\s]*", (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"https://pypi.org", "https://files.pythonhosted.org"}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def test_no_path_of_one_machine_is_committed() -> None:
    machine = re.compile("/" + "work/|/" + "root/|/opt/" + "pypi|/opt/" + "wheels")
    texts = {".py", ".md", ".toml", ".sh", ".html", ".css", ".js", ".txt", ".csv", ".lock", ""}
    written = [path for path in tracked() if path.is_file() and path.suffix in texts]
    guilty = [path for path in written if machine.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert guilty == []


def test_every_refusal_raised_has_its_sentence_and_every_sentence_is_used() -> None:
    raised = {
        node.args[0].value
        for _, node in nodes(ast.Call)
        if isinstance(node.func, ast.Name) and node.func.id == "Refused" and node.args
        and isinstance(node.args[0], ast.Constant)
    }  # fmt: skip
    assert raised == set(SENTENCES)


def test_every_sentence_says_what_next() -> None:
    assert [code for code, sentence in SENTENCES.items() if not (sentence.what and sentence.way_out)] == []


@pytest.mark.parametrize("name", states.TABLES)
def test_every_state_has_a_way_in(name: str) -> None:
    table = states.TABLES[name]
    starts = {state for state, _ in table} - set(table.values())
    assert len(starts) <= 1, f"more than one state of {name} is entered by no verb: {starts}"


@pytest.mark.parametrize("folder", [str(path.relative_to(CODE)) for path in sorted(CODE.rglob("migrations"))])
def test_migrations_are_named(folder: str) -> None:
    names = [path.stem for path in (CODE / folder).glob("0*.py")]
    assert names
    assert [name for name in names if "_auto_" in name] == []
