"""What README.md says is true: its example is printed by a command, its commands and links are there."""

import re

import pytest
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_is_what_the_command_prints(run, seeds_index):
    block = re.search(r"<!-- example -->\n```\n(.*?)```\n<!-- end -->", README, re.DOTALL)
    assert block, "README.md has no example"
    shown = run("report", ROOT / "seeds", "--index", seeds_index).stdout
    parts = [part.strip("\n") for part in block[1].split("[...]\n")]
    place = 0
    for part in parts:
        found = shown.find(part, place)
        assert found >= 0, f"not printed:\n{part}"
        place = found + len(part)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^claimcheck (\w+)", README, re.MULTILINE))))
def test_commands_are_there(run, command):
    assert run(command, "--help").returncode == 0


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_links_lead_somewhere(target):
    assert (ROOT / target).exists()
