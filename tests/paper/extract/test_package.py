"""Packages are hostile until read."""

import pytest

from tests.paper.extract import files
from tidtam.paper.extract import package
from tidtam.paper.extract.package import BrokenPackageError, Package

RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="http://x/header" Target="header1.xml"/>
<Relationship Id="b" Type="http://x/footer" Target="/word/footer1.xml"/>
<Relationship Id="c" Type="http://x/image" Target="../../../../etc/passwd"/>
<Relationship Id="d" Type="http://x/hyperlink" Target="http://example.org" TargetMode="External"/></Relationships>"""


def test_relationships_are_followed_inside_the_package_only() -> None:
    found = Package.open(files.package({"word/_rels/document.xml.rels": RELATIONS})).related("word/document.xml")
    assert found == {
        "a": ("header", "word/header1.xml"),
        "b": ("footer", "word/footer1.xml"),
        "c": ("image", "etc/passwd"),
    }


def test_no_relationships_are_no_fault() -> None:
    assert Package.open(files.package({"a": "<a/>"})).related("word/document.xml") == {}


def test_a_missing_part_is_none_where_it_may_be_missing() -> None:
    opened = Package.open(files.package({"a": "<a/>"}))
    assert opened.optional("b") is None
    assert opened.optional(None) is None
    with pytest.raises(BrokenPackageError):
        opened.part("b")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(BrokenPackageError):
        Package.open(files.package({f"p{number}": "" for number in range(package.MOST_PARTS + 1)}))


def test_xml_is_read_up_to_a_limit_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_XML", 200)
    opened = Package.open(files.package({"a": f"<a>{'x' * 100}</a>", "b": f"<b>{'x' * 100}</b>"}))
    assert opened.part("a").tag == "a"
    with pytest.raises(BrokenPackageError):
        opened.part("b")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1_000_000)
    with pytest.raises(BrokenPackageError):
        Package.open(files.package({"a": "ก" * 400_000}))


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY e "ก"><!ENTITY f "&e;&e;">]><a>&f;</a>',
        "<a>" * 400 + "</a>" * 400,
        "<a",
        "",
    ],
)
def test_hostile_xml_is_refused(text: str) -> None:
    with pytest.raises(BrokenPackageError):
        Package.open(files.package({"a": text})).part("a")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", files.package({"a": "<a/>"})[:-30]])
def test_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenPackageError):
        Package.open(data)
