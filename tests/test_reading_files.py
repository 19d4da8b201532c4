import os
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.reading.draft import Fault
from claimcheck.reading.files import find_common_folder, find_files

KINDS = frozenset({".txt"})


def found(files):
    return [(file.place.as_posix(), file.fault) for file in files]


def test_files_below_a_folder_are_found_and_others_counted(tmp_path):
    for name in ("b.txt", "a/c.TXT", "a/README.txt", "readme.md", "gold.json", ".hidden.txt", ".git/d.txt", "e.docx", "README/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    files, ignored = find_files([tmp_path], KINDS)
    assert found(files) == [("a/c.TXT", None), ("b.txt", None)]
    assert ignored == 7


def test_a_path_inside_another_is_read_once(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("x")
    files, _ = find_files([tmp_path / "a" / "b.txt", tmp_path, tmp_path / "a", tmp_path], KINDS)
    assert [(file.place.as_posix(), file.root) for file in files] == [("a/b.txt", tmp_path)]


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"nowhere.txt: no such file or folder; check the path"):
        find_files([tmp_path / "nowhere.txt"], KINDS)
    with pytest.raises(InputError, match="cannot be opened"):
        find_files([Path("a\0b")], KINDS)


def test_links_do_not_lead_out_or_round(tmp_path):
    corpus = tmp_path / "corpus"
    (corpus / "a").mkdir(parents=True)
    (tmp_path / "out.txt").write_text("x")
    (corpus / "in.txt").write_text("x")
    (corpus / "a" / "up").symlink_to(corpus)
    (corpus / "a" / "self.txt").symlink_to(corpus / "a" / "self.txt")
    (corpus / "a" / "again.txt").symlink_to(corpus / "in.txt")
    (corpus / "a" / "out.txt").symlink_to(tmp_path / "out.txt")
    (corpus / "a" / "outside").symlink_to(tmp_path.parent)
    files, ignored = find_files([corpus], KINDS)
    assert found(files) == [
        ("a/out.txt", Fault("a link out of the corpus")),
        ("a/outside", Fault("a link to a folder around it")),
        ("a/self.txt", Fault("a link that leads nowhere, or to itself")),
        ("a/up", Fault("a link to a folder around it")),
        ("in.txt", None),
    ]
    assert ignored == 1


def test_a_link_that_was_given_is_followed(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert found(find_files([tmp_path / "b.txt"], KINDS)[0]) == [("a.txt", None)]


def test_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert found(find_files([tmp_path], KINDS)[0]) == [("a.txt", Fault("not a regular file"))]
    assert found(find_files([tmp_path / "a.txt"], KINDS)[0]) == [("a.txt", Fault("not a regular file"))]


def test_names_that_are_no_unicode_can_be_printed(tmp_path):
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    with open(path, "w") as file:
        file.write("x")
    assert found(find_files([tmp_path], KINDS)[0]) == [("a\\xff.txt", None)]


def test_the_common_folder(tmp_path):
    for name in ("a/b/c.txt", "a/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x")
    assert find_common_folder(find_files([tmp_path], KINDS)[0]) == tmp_path / "a"
