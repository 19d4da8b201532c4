"""One canonical name for an origin over the corpus, with its body and side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.extraction.naming.names import explain_names, name_origins, read_names_table, write_sources
from claimcheck.extraction.naming.spellings import first_names_fit, sound
from claimcheck.extraction.referents.names_table import NamesTable
from claimcheck.records import Apposition, ChainRole, Claim, Link


@pytest.fixture(scope="module")
def table() -> NamesTable:
    return read_names_table()


def make(document: str, origin: str, body: str | None = None, publisher: str = "Reuters") -> Claim:
    links = (Link(publisher, None, None, ChainRole.PUBLISHER), Link(origin, 0, 3, ChainRole.SPEAKER))
    return Claim(f"{document}-{origin}", document, 0, 3, "Yes", 0, 3, "Yes.", "Yes.", publisher, origin, body=body, chain=links)


def roles(*pairs: tuple[str, str]) -> tuple[Apposition, ...]:
    return tuple(Apposition(name, role, 0, 1) for name, role in pairs)


@pytest.mark.parametrize(
    ("printed", "name", "side"),
    [
        ("Foggy Bottom", "US State Department", "United States"),
        ("U.S. Department of State", "US State Department", "United States"),
        ("the Russian foreign ministry", "Russian Foreign Ministry", "Russia"),
        ("Ministry of Foreign Affairs of the Russian Federation", "Russian Foreign Ministry", "Russia"),
        ("Armenia's Defence Ministry", "Armenian Defense Ministry", "Armenia"),
        ("the defense ministry of Azerbaijan", "Azerbaijani Defense Ministry", "Azerbaijan"),
        ("Indian Ministry of External Affairs", "Indian Foreign Ministry", "India"),
        ("Kenya's Ministry of Agriculture", "Kenyan Agriculture Ministry", "Kenya"),
        ("Moscow", "Russia", "Russia"),
        ("the U.S. government", "United States", "United States"),
        ("The Associated Press", "Associated Press", None),
    ],
)
def test_the_table_knows_institutions_by_form(table: NamesTable, printed: str, name: str, side: str | None) -> None:
    found = table.institution(printed)
    assert found is not None
    assert (found.name, found.side) == (name, side)


@pytest.mark.parametrize("printed", ["Georgia Tech", "Smith", "the defence ministry", "Chinese dissidents", "Paris Hilton"])
def test_what_is_no_institution_is_not_made_one(table: NamesTable, printed: str) -> None:
    assert table.institution(printed) is None


def test_an_office_gives_its_body_only_with_its_country(table: NamesTable) -> None:
    office = table.office("Russian Deputy Foreign Minister") or table.office("Russian Foreign Minister")
    assert office is not None
    assert office.name == "Russian Foreign Ministry"
    assert table.office("Prime Minister") is None
    assert table.is_office("Prime Minister")


def test_people_are_one_over_transliterations_and_short_names(table: NamesTable) -> None:
    claims = [make("a", "Sergey Lavrov"), make("b", "Sergei Lavrov"), make("c", "Mike Pompeo"), make("d", "Michael Pompeo")]
    found = {"a": roles(("Sergey Lavrov", "Russian Foreign Minister")), "c": roles(("Mike Pompeo", "U.S. Secretary of State"))}
    named = name_origins(claims, found, table)
    assert [c.origin for c in named] == ["Sergey Lavrov", "Sergey Lavrov", "Mike Pompeo", "Mike Pompeo"]
    assert {c.body for c in named[:2]} == {"Russian Foreign Ministry"}
    assert {c.side for c in named[2:]} == {"United States"}


def test_two_people_of_one_surname_stay_apart(table: NamesTable) -> None:
    claims = [make("a", "Hillary Clinton"), make("b", "Bill Clinton"), make("c", "Clinton")]
    assert [c.origin for c in name_origins(claims, {}, table)] == ["Hillary Clinton", "Bill Clinton", "Clinton"]


def test_a_surname_alone_joins_only_somebody_its_document_points_to(table: NamesTable) -> None:
    claims = [make("a", "Anna Berg"), make("b", "Berg"), make("c", "Berg"), make("a", "Harbour Board"), make("b", "Harbour Board")]
    named = name_origins(claims, {}, table)
    assert [c.origin for c in named[:3]] == ["Anna Berg", "Anna Berg", "Berg"]


def test_a_surname_beside_the_full_name_joins_it_where_the_role_is_the_same(table: NamesTable) -> None:
    claims = [make("a", "Anna Berg"), make("b", "Berg"), make("b", "Anna Berg")]
    same = {"a": roles(("Anna Berg", "President")), "b": roles(("Berg", "President"))}
    other = {"a": roles(("Anna Berg", "first lady")), "b": roles(("Berg", "President"))}
    assert [name_origins(claims, found, table)[1].origin for found in (same, other)] == ["Anna Berg", "Berg"]


def test_an_office_means_its_only_holder(table: NamesTable) -> None:
    claims = [make("a", "Sergey Lavrov"), make("b", "Russian foreign minister", "Russian Foreign Ministry")]
    named = name_origins(claims, {"a": roles(("Sergey Lavrov", "Russian Foreign Minister"))}, table)
    assert named[1].origin == "Sergey Lavrov"


def test_a_ministrys_own_release_and_a_quotation_of_it_are_one_origin(table: NamesTable) -> None:
    own = make("a", "Russian Foreign Ministry", publisher="Russian Foreign Ministry")
    quoted = make("b", "the Russian Foreign Ministry")
    first, second = name_origins([own, quoted], {}, table)
    assert (first.origin, first.body) == (second.origin, second.body) == ("Russian Foreign Ministry", "Russian Foreign Ministry")


def test_unnamed_sources_stay_apart_and_have_no_body(table: NamesTable) -> None:
    claims = [make("a", "unnamed: officials (Reuters)"), make("b", "unnamed: officials (AFP)", publisher="AFP")]
    named = name_origins(claims, {}, table)
    assert [c.origin for c in named] == ["unnamed: officials (Reuters)", "unnamed: officials (AFP)"]
    assert [c.body for c in named] == [None, None]


def test_the_fuller_body_wins(table: NamesTable) -> None:
    claims = [make("a", "Armand Balilo", "Coast Guard"), make("b", "Armand Balilo", "Philippine Coast Guard"), make("c", "Armand Balilo", "Coast Guard")]
    assert {c.body for c in name_origins(claims, {}, table)} == {"Philippine Coast Guard"}


def test_a_publisher_in_its_own_voice_is_its_own_body(table: NamesTable) -> None:
    (claim,) = name_origins([make("a", "Daily Bugle", publisher="Daily Bugle")], {}, table)
    assert (claim.body, claim.side) == ("Daily Bugle", None)


def test_only_names_change_and_the_order_of_documents_does_not_matter(table: NamesTable) -> None:
    claims = [make("a", "Sergei Lavrov"), make("b", "Sergey Lavrov"), make("c", "Lavrov"), make("d", "Sergey Lavrov"), make("e", "Foggy Bottom")]
    named = name_origins(claims, {}, table)
    assert [replace(c, origin="", body=None, side=None, chain=()) for c in named] == [replace(c, origin="", body=None, side=None, chain=()) for c in claims]
    assert name_origins(claims[::-1], {}, table) == named[::-1]
    assert named[0].chain[1].name == "Sergey Lavrov"


def test_the_users_file_wins(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text('[aliases]\n"Diplomats" = ["US State Department", "Jane Doe"]\n[bodies]\n"John Roe" = "Diplomats"\n[sides]\n"Diplomats" = "West"\n')
    own = read_names_table(file)
    named = name_origins([make("a", "Foggy Bottom"), make("b", "Jane Doe"), make("c", "John Roe")], {}, own)
    assert [c.origin for c in named] == ["Diplomats", "Diplomats", "John Roe"]
    assert {c.body for c in named} == {"Diplomats"}
    assert {c.side for c in named} == {"West"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [("[aliases", "cannot read"), ("[other]\n", "unknown table"), ('[bodies]\na = ["b"]\n', "bodies: 'a'"), ('[aliases]\na = "b"\n', "aliases: 'a'"), ('sides = "x"\n', "sides is not a table")],
)
def test_a_bad_file_is_told(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=problem) as told:
        read_names_table(file)
    assert str(file) in str(told.value)


def test_merges_are_explained_and_written_to_be_read_back(tmp_path: Path, table: NamesTable) -> None:
    claims = [make("a", "Sergey Lavrov", "Russian Foreign Ministry"), make("b", "Sergei Lavrov"), make("e", "Sergey Lavrov"), make("c", "Foggy Bottom"), make("d", "unnamed: sources (Reuters)")]
    merges = {m.name: m for m in explain_names(claims, {}, table)}
    assert merges["Sergey Lavrov"].names == ("Sergei Lavrov",)
    assert merges["Sergey Lavrov"].body == "Russian Foreign Ministry"
    assert merges["US State Department"].reason == "the built-in table"
    assert merges["Sergey Lavrov"].claims == 3
    file = tmp_path / "sources.toml"
    write_sources(file, list(merges.values()))
    again = read_names_table(file)
    assert again.canonical("Sergei Lavrov") == "Sergey Lavrov"
    assert again.bodies["Sergey Lavrov"] == "Russian Foreign Ministry"
    assert "unnamed" not in file.read_text()
    with pytest.raises(InputError, match="cannot write"):
        write_sources(tmp_path / "no" / "such" / "folder.toml", list(merges.values()))


def test_spellings() -> None:
    assert sound("sergei") == sound("sergey")
    assert sound("zelensky") == sound("zelenskyy")
    assert sound("lavrov") == sound("lavroff")
    assert sound("berg") != sound("burg")
    assert first_names_fit(["mike"], ["michael", "r"])
    assert first_names_fit(["j"], ["john"])
    assert not first_names_fit(["bill"], ["hillary"])


def test_an_organ_is_one_in_all_its_forms(table: NamesTable) -> None:
    claims = [
        make("a", "Karsian Ministry of Energy", publisher="Karsian Ministry of Energy"),
        make("b", "Karsia's Energy Ministry"),
        make("c", "Ministry of Energy"),
        make("d", "Velmora Interior Ministry"),
        make("e", "Velmoran Ministry of the Interior"),
        make("f", "Lev Harun"),
    ]
    named = name_origins(claims, {"f": (Apposition("Lev Harun", "Energy Minister", 0, 15),)}, table)
    assert [c.origin for c in named[:3]] == [named[0].origin] * 3
    assert named[3].origin == named[4].origin != named[0].origin
    assert named[5].body == named[0].origin


def test_an_organ_without_its_country_stays_apart_where_two_have_one(table: NamesTable) -> None:
    claims = [make("a", "Karsian Energy Ministry"), make("b", "Velmoran Energy Ministry"), make("c", "Ministry of Energy")]
    assert len({c.origin for c in name_origins(claims, {}, table)}) == 3
