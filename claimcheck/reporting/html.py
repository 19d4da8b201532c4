"""The report as one HTML file that needs nothing else: no network, no other file."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

import jinja2
from markupsafe import Markup

from claimcheck.records import Report
from claimcheck.reporting.view import make_view


def to_html(report: Report) -> str:
    """The whole report. Everything from the sources is escaped, and the page itself forbids any script but its own."""
    templates = _templates()
    script, style = (_source(templates, name) for name in ("report.js", "report.css"))
    view = make_view(report)
    return templates.get_template("report.html.j2").render(
        view=view,
        origins=sorted({o for e in view.events for o in e.origins}, key=str.casefold),
        style=Markup(style),
        script=Markup(script),
        script_digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("claimcheck.reporting", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _source(templates: jinja2.Environment, name: str) -> str:
    assert templates.loader is not None
    return templates.loader.get_source(templates, name)[0]
