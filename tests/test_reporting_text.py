"""Markdown, HTML and terminal: nothing from the sources becomes markup, and every width works."""

from __future__ import annotations

import html.parser
import re
import shutil
import subprocess
import sys
from itertools import pairwise

import factories
import pytest

from claimcheck import reporting
from claimcheck.records import Kind, Relation
from claimcheck.reporting.markdown import escape

NASTY = "<script>alert(1)</script> [bold red]x[/bold red] \x1b[31m **b** | `c` $d$ &lt; “quoted” said no"


def nasty_report():
    one = factories.make_document(f"{NASTY}.", publisher="<img src=x onerror=alert(1)>", path="a|b<i>.txt", title="<h1>")
    two = factories.make_document(f"It is not so that {NASTY}.", publisher="[red]Paper[/red]", path="b.txt")
    claims = [factories.make_claim(d, NASTY, origin="*Sp|eaker* \x07") for d in (one, two)]
    match = factories.make_match(*claims, Relation.CONFLICT, Kind.FACT, reason="<b>because</b> | \x1b]0;x\x07")
    return factories.make_report([one, two], claims, [match], events={"e1": ("<b>Event</b> \x9b31m", [one, two])})


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def test_html_holds_no_markup_of_the_sources_and_needs_no_network():
    page = Tags()
    made = reporting.to_html(nasty_report())
    page.feed(made)
    assert "img" not in page.names
    assert "h1" in page.names
    assert page.names.count("script") == 1
    assert "<script>alert(1)</script> [bold red]x[/bold red]" in page.text
    assert not any(name.startswith("on") or name == "src" for name, _ in page.attributes)
    assert all(value.startswith("#") for name, value in page.attributes if name == "href")
    assert not re.search(r"https?://", made)
    assert "\x1b" not in made
    assert "\x9b" not in made


def test_html_lets_only_its_own_script_run():
    import base64
    import hashlib

    made = reporting.to_html(nasty_report())
    script = re.search(r"<script>(.*)</script>", made, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in made


def test_html_can_be_filtered_by_what_it_shows():
    page = Tags()
    page.feed(reporting.to_html(factories.harbour_fire()))
    attributes = [(n, v) for n, v in page.attributes if n in ("data-kind", "data-origins")]
    kinds = [v for n, v in attributes if n == "data-kind"]
    assert {k: kinds.count(k) for k in set(kinds)} == {"conflict": 3, "update": 1, "agree": 3, "single": 6, "unclear": 1}
    assert "Ann Moe\nTom Ray" in [v for n, v in attributes if n == "data-origins"]


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_html_runs_its_filter_in_a_browser(tmp_path):
    page = tmp_path / "report.html"
    page.write_text(reporting.to_html(factories.harbour_fire()), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    assert re.search(r'<span id="shown" role="status">14 findings</span>', shown)


def test_terminal_strips_controls_and_reads_no_markup():
    made = reporting.to_terminal(nasty_report(), width=100)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", made)
    assert "[bold red]x[/bold red]" in made
    answers = factories.make_answers(factories.harbour_fire())
    assert "\x1b" not in reporting.answers_to_terminal("\x1b[2J[red]", answers)


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_no_line_is_wider_than_the_terminal(width):
    report = factories.harbour_fire()
    ids = [d.document_id for d in report.documents][1:3]
    for made in (
        reporting.to_terminal(report, width=width, unclear=True),
        reporting.comparison_to_terminal(report, *ids, width=width),
        reporting.answers_to_terminal("A tank leaked " * 20, factories.make_answers(report), width=width),
    ):
        assert max(len(line) for line in made.splitlines()) <= width
        assert not any(line != line.rstrip() for line in made.splitlines())


def test_color_changes_nothing_but_color():
    report = factories.harbour_fire()
    colored = reporting.to_terminal(report, color=True)
    assert "\x1b[1;31m" in colored
    assert [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in colored.splitlines()] == reporting.to_terminal(report).splitlines()


@pytest.mark.parametrize("text", ["*a*", "_a_", "a|b", "<b>", "[a](b)", "`a`", "~~a~~", "$a$", "&amp;", "#a", "a\\b"])
def test_markdown_escapes_every_mark(text):
    assert re.sub(r"\\(.)", r"\1", escape(text)) == text
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|~$&]", escape(text))


def test_markdown_table_rows_keep_their_columns():
    report = nasty_report()
    made = reporting.comparison_to_markdown(report, *(d.document_id for d in report.documents))
    rows = [line for line in made.splitlines() if line.startswith("|")]
    assert len(rows) == 3
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}
    assert "<script>" not in made


def test_many_origins_are_listed_in_pairs():
    documents = [factories.make_document("Rain fell in Dale.", path=f"{n}.txt", publisher=f"Paper {n:02}") for n in range(20)]
    claims = [factories.make_claim(d, "Rain fell in Dale") for d in documents]
    matches = [factories.make_match(a, b, Relation.AGREE) for a, b in pairwise(claims)]
    report = factories.make_report(documents, claims, matches, clusters=[claims])
    assert "- Paper 07 × Paper 08: 1a" in reporting.to_markdown(report).splitlines()
    assert " Paper 07 × Paper 08: 1a" in reporting.to_terminal(report, width=80).splitlines()
    assert reporting.to_terminal(report, width=80).count(" × ") == 19
    assert "20 outlets, 20 independent origins" in reporting.to_markdown(report)


def test_a_terminal_shows_the_beginning_of_a_page_long_quote():
    long = factories.make_document(f"The harbour burned {'and burned ' * 1_000}down.", path="a.txt")
    report = factories.make_report([long], [factories.make_claim(long, long.text)], events={"e1": ("Fire", [long])})
    shown = re.sub(r"\s+", " ", reporting.to_terminal(report, width=80, color=False))
    assert "burned and burned" in shown
    assert "[…]" in shown
    assert len(shown) < 5_000
    assert long.text in reporting.to_json(report)


def test_an_empty_report_is_written_in_every_form():
    report = factories.make_report([], [], events={})
    assert "Conflicts      0" in reporting.to_terminal(report)
    assert "**Conflicts**: 0" in reporting.to_markdown(report)
    assert "<h3>" not in reporting.to_html(report)


def test_a_form_loads_only_what_it_needs():
    code = "import sys, claimcheck.reporting as r; r.to_json; print(sorted({'pandas', 'jinja2', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="no attribute 'to_docx'"):
        reporting.to_docx  # noqa: B018


def test_every_promised_name_is_there():
    assert all(callable(getattr(reporting, name)) for name in reporting.__all__)
