"""The command line; the only prints, exits and progress bars. Results on stdout, everything else on stderr.

Exit 0: done. 1: done, and `--fail-on conflict` found some. 2: could not, with one line that says what to do.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError, InputError

if TYPE_CHECKING:
    from claimcheck.pipeline import SecondOpinion
    from claimcheck.records import Reading, Report
    from claimcheck.settings import Settings

app = typer.Typer(
    name="claimcheck",
    help="Who claims what: where several sources agree, where they conflict, and what only one of them says.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[list[Path], typer.Argument(help="Files and folders to read.", show_default=False)]
IndexOption = Annotated[Path | None, typer.Option("--index", help="Folder of the index. Default: one under ./indexes.", show_default=False)]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="Settings file. Default: ./claimcheck.toml if there.", show_default=False)]
JudgeOption = Annotated[str | None, typer.Option("--judge", help="default (fast, then strong), strong, fast, or the folder or name of an NLI cross-encoder.", show_default=False)]
EmbedderOption = Annotated[str | None, typer.Option("--embedder", help="default, or the folder or name of a sentence-transformers model.", show_default=False)]
SourceOption = Annotated[str | None, typer.Option("--source", help="Publisher of documents that do not name one.", show_default=False)]
SourcesOption = Annotated[Path | None, typer.Option("--sources", help="Names table (TOML): aliases, person to body, body to side.", show_default=False)]
MaxBytesOption = Annotated[int | None, typer.Option("--max-bytes", help="Skip files larger than this.", min=1, show_default=False)]
AnyLanguageOption = Annotated[bool, typer.Option("--any-language", help="Read languages the models do not know, too.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class FailOn(StrEnum):
    """What makes a report exit with 1."""

    CONFLICT = "conflict"


class TableFormat(StrEnum):
    """Formats of exported tables."""

    CSV = "csv"
    PARQUET = "parquet"


class StanceFilter(StrEnum):
    """Answers to keep."""

    SUPPORTS = "supports"
    CONFLICTS = "conflicts"
    RELATED = "related"


def main() -> None:
    """Run the command line. Every ClaimcheckError becomes one line on stderr and exit 2 (`--debug`: its traceback)."""
    debug = "--debug" in sys.argv
    if debug:
        sys.argv.remove("--debug")
    try:
        app()
    except ClaimcheckError as error:
        if debug:
            raise
        print(f"claimcheck: {error}", file=sys.stderr)
        raise SystemExit(2) from error
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        print("claimcheck: stopped; what was finished is kept, run the command again to go on", file=sys.stderr)
        raise SystemExit(130) from None


def _version(wanted: bool) -> None:
    if wanted:
        print(f"claimcheck {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    pass


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on stderr for work over two seconds; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    import time

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bars = Progress(*columns, console=Console(stderr=True), transient=True)
    tasks: dict[str, object] = {}
    started = time.monotonic()

    def show(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = bars.add_task(step, total=total)
        bars.update(tasks[step], completed=done, total=total)  # type: ignore[arg-type]
        if time.monotonic() - started > 2 and not bars.live.is_started:
            bars.start()

    try:
        yield show
    finally:
        bars.stop()


def _check_days(*days: str | None) -> None:
    """A day that is no date would silently select nothing."""
    from datetime import date

    for day in days:
        try:
            right = day is None or date.fromisoformat(day).isoformat() == day
        except ValueError:
            right = False
        if not right:
            raise InputError("no date", subject=repr(day), advice="give YYYY-MM-DD")


def _check_kind(out: Path | None, kinds: tuple[str, ...]) -> None:
    """Told before any work."""
    if out is not None and out.suffix not in kinds:
        raise InputError("unknown kind of output", subject=str(out), advice=f"end it with {', '.join(kinds)}")


def _settings(config: Path | None, **options: object) -> Settings:
    from claimcheck.settings import read_settings

    return read_settings(config, **{k: str(v) if isinstance(v, Path) else v or None for k, v in options.items() if v is not None})


def _find_index(index: Path | None, paths: list[Path] | None = None) -> Path:
    """The index a command works on: as given, by the paths, or the only one under ./indexes."""
    from claimcheck.pipeline import default_index

    if index is not None:
        if paths is None and not (index / "claims.db").exists():
            raise InputError("there is no index", subject=str(index), advice="make one: claimcheck report PATH --index DIR")
        return index
    if paths:
        return default_index(paths)
    found = sorted(p.parent for p in Path("indexes").glob("*/claims.db"))
    if len(found) != 1:
        listed = ", ".join(map(str, found)) or "none"
        raise InputError(f"{len(found)} indexes under ./indexes ({listed})", advice="name one with --index DIR")
    return found[0]


def _tell(reading: Reading) -> None:
    """What was not read, on stderr: one line each."""
    for skipped in reading.skipped:
        print(f"skipped {_plain(skipped.path)}: {_plain(skipped.reason)}", file=sys.stderr)
    if reading.ignored:
        print(f"ignored {reading.ignored} files of kinds nobody reads", file=sys.stderr)


def _plain(text: str) -> str:
    """Text without control characters: file names are input too."""
    return "".join(c if c.isprintable() else "�" for c in text)


def _refuse_skipped(reading: Reading) -> None:
    if reading.skipped:
        raise InputError(f"{len(reading.skipped)} inputs were skipped", advice="mend them, or run without --strict")


def _write(path: Path, text: str) -> None:
    """Write beside and rename, so that a full disk leaves what was there."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"cannot write ({error.strerror})", subject=str(path), advice="give another --out") from error


@app.command()
def report(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders; none: the whole index.", show_default=False)] = None,
    index: IndexOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write to FILE.md, FILE.html or FILE.json.", show_default=False)] = None,
    as_json: JsonOption = False,
    event: Annotated[str | None, typer.Option(help="Only this event (id, or words of its title).", show_default=False)] = None,
    origin: Annotated[str | None, typer.Option(help="Only what touches this origin or body.", show_default=False)] = None,
    since: Annotated[str | None, typer.Option(help="Only documents of this date (YYYY-MM-DD) or later.", show_default=False)] = None,
    until: Annotated[str | None, typer.Option(help="Only documents of this date or earlier.", show_default=False)] = None,
    unclear: Annotated[bool, typer.Option("--unclear", help="List the pairs left unclear, too.")] = False,
    fail_on: Annotated[FailOn | None, typer.Option(help="Exit 1 where there is one.", show_default=False)] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 2 if anything was skipped.")] = False,
    source: SourceOption = None,
    sources: SourcesOption = None,
    judge: JudgeOption = None,
    embedder: EmbedderOption = None,
    max_bytes: MaxBytesOption = None,
    any_language: AnyLanguageOption = False,
    llm: Annotated[str | None, typer.Option(help="OpenAI-compatible address (https://HOST/v1): asks a language model about pairs left unclear. Text leaves this machine. Key: $CLAIMCHECK_LLM_KEY.", show_default=False)] = None,
    llm_model: Annotated[str | None, typer.Option(help="The language model's name.", show_default=False)] = None,
    llm_calls: Annotated[int, typer.Option(help="Most new questions to it in this run, two a pair.", min=2)] = 100,
    config: ConfigOption = None,
) -> None:
    """Report who claims what: conflicts, agreements, and what only one source says."""
    from claimcheck.pipeline import make_report, update
    from claimcheck.records import Relation
    from claimcheck.selection import select

    _check_days(since, until)
    _check_kind(out, (".md", ".html", ".json"))
    settings = _settings(config, source=source, sources_toml=sources, judge=judge, embedder=embedder, max_bytes=max_bytes, any_language=any_language)
    folder = _find_index(index, paths)
    second = _second_opinion(llm, llm_model, llm_calls)
    reading = None
    with _progress() as progress:
        if paths:
            reading = update(paths, folder, settings, progress=progress)
            _tell(reading)
            if strict:
                _refuse_skipped(reading)
        made = make_report(folder, settings, reading=reading, second=second, progress=progress)
    shown = select(made, event=event, origin=origin, since=since, until=until)
    _show(shown, out, as_json, unclear)
    if fail_on and any(m.relation is Relation.CONFLICT for m in shown.matches):
        raise typer.Exit(1)


def _second_opinion(url: str | None, model: str | None, calls: int) -> SecondOpinion | None:
    """The language model to ask, if one is named, with a notice that text leaves the machine."""
    from claimcheck.backends import make_llm
    from claimcheck.pipeline import SecondOpinion

    if url is None and model is None:
        return None
    judge = make_llm(url or "", model or "", os.environ.get("CLAIMCHECK_LLM_KEY", ""))
    print(f"claimcheck: claims of pairs left unclear are sent to {_plain(url or '')}, at most {calls} questions", file=sys.stderr)
    return SecondOpinion(judge, calls)


def _show(shown: Report, out: Path | None, as_json: bool, unclear: bool) -> None:
    from claimcheck import reporting

    if out is not None:
        writers = {".json": reporting.to_json, ".md": reporting.to_markdown, ".html": reporting.to_html}
        _write(out, writers[out.suffix](shown))
    if as_json:
        sys.stdout.write(reporting.to_json(shown))
    elif out is None:
        sys.stdout.write(reporting.to_terminal(shown, width=_width(), color=_color(), unclear=unclear))


def _width() -> int:
    import shutil

    return max(60, min(120, shutil.get_terminal_size((100, 40)).columns))


def _color() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


@app.command()
def query(
    text: Annotated[str, typer.Argument(help="A claim in words.")],
    index: IndexOption = None,
    k: Annotated[int, typer.Option("-k", help="How many claims.", min=1)] = 10,
    origin: Annotated[str | None, typer.Option(help="Only of this origin or body.", show_default=False)] = None,
    publisher: Annotated[str | None, typer.Option(help="Only from this publisher.", show_default=False)] = None,
    since: Annotated[str | None, typer.Option(help="Only from documents of this date or later.", show_default=False)] = None,
    until: Annotated[str | None, typer.Option(help="Only from documents of this date or earlier.", show_default=False)] = None,
    relation: Annotated[list[StanceFilter] | None, typer.Option(help="Only claims that stand so to the text.", show_default=False)] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    sources: SourcesOption = None,
    judge: JudgeOption = None,
    embedder: EmbedderOption = None,
    config: ConfigOption = None,
) -> None:
    """Find the claims most like a text, and how each stands to it: supports, conflicts or is related."""
    from claimcheck import pipeline, reporting
    from claimcheck.records import Stance
    from claimcheck.selection import is_of_origin, is_published

    _check_days(since, until)
    settings = _settings(config, sources_toml=sources, judge=judge, embedder=embedder)
    with _progress() as progress:
        answers = pipeline.query(
            _find_index(index),
            text,
            settings,
            k=k,
            keep=lambda claim, document: is_of_origin(claim, origin)
            and (publisher is None or publisher.casefold() in document.publisher.casefold())
            and is_published(document, since, until),
            stances=[Stance(r) for r in relation] if relation else tuple(Stance),
            progress=progress,
        )
    if as_json:
        sys.stdout.write(reporting.answers_to_json(text, answers))
    elif as_csv:
        sys.stdout.write(reporting.answers_to_csv(answers))
    else:
        sys.stdout.write(reporting.answers_to_terminal(text, answers, width=_width(), color=_color()))


@app.command()
def export(
    out: Annotated[Path, typer.Argument(help="Folder for the tables.", show_default=False)],
    index: IndexOption = None,
    table_format: Annotated[TableFormat, typer.Option("--format", help="csv or parquet.")] = TableFormat.CSV,
    excel: Annotated[bool, typer.Option("--excel", help="Add a byte order mark, so that Excel reads UTF-8.")] = False,
    sources: SourcesOption = None,
    judge: JudgeOption = None,
    embedder: EmbedderOption = None,
    config: ConfigOption = None,
) -> None:
    """Write documents, claims, matches, events, origins, matrix and findings as tables."""
    from claimcheck import reporting
    from claimcheck.pipeline import make_report

    settings = _settings(config, sources_toml=sources, judge=judge, embedder=embedder)
    with _progress() as progress:
        made = make_report(_find_index(index), settings, progress=progress)
    for path in reporting.write_tables(made, out, format=table_format.value, excel=excel):
        print(path)


@app.command()
def compare(
    a: Annotated[Path, typer.Argument(help="One document.", show_default=False)],
    b: Annotated[Path, typer.Argument(help="The other.", show_default=False)],
    out: Annotated[Path | None, typer.Option("--out", help="Write to FILE.md or FILE.json.", show_default=False)] = None,
    as_json: JsonOption = False,
    sources: SourcesOption = None,
    judge: JudgeOption = None,
    embedder: EmbedderOption = None,
    any_language: AnyLanguageOption = False,
    config: ConfigOption = None,
) -> None:
    """Two documents side by side: what both say, where they differ, what only one says. Keeps no index."""
    from claimcheck import pipeline, reporting

    _check_kind(out, (".md", ".json"))
    settings = _settings(config, sources_toml=sources, judge=judge, embedder=embedder, any_language=any_language)
    with _progress() as progress:
        first, second, made = pipeline.compare(a, b, settings, progress=progress)
    if out is not None:
        _write(out, reporting.to_json(made) if out.suffix == ".json" else reporting.comparison_to_markdown(made, first, second))
    if as_json:
        sys.stdout.write(reporting.to_json(made))
    elif out is None:
        sys.stdout.write(reporting.comparison_to_terminal(made, first, second, width=_width(), color=_color()))


@app.command()
def add(
    paths: Paths,
    index: IndexOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 2 if anything was skipped.")] = False,
    source: SourceOption = None,
    embedder: EmbedderOption = None,
    max_bytes: MaxBytesOption = None,
    any_language: AnyLanguageOption = False,
    config: ConfigOption = None,
) -> None:
    """Add documents to an index; what it holds already stays."""
    from claimcheck.pipeline import update

    settings = _settings(config, source=source, embedder=embedder, max_bytes=max_bytes, any_language=any_language)
    folder = _find_index(index, paths)
    with _progress() as progress:
        reading = update(paths, folder, settings, keep_gone=True, progress=progress)
    _tell(reading)
    if strict:
        _refuse_skipped(reading)
    print(f"{folder}: {len(reading.documents)} documents read")


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(help="Document ids, paths or publishers.", show_default=False)],
    index: IndexOption = None,
    config: ConfigOption = None,
    embedder: EmbedderOption = None,
) -> None:
    """Remove documents from an index, with their claims and matches."""
    from claimcheck.pipeline import remove_documents

    folder = _find_index(index)
    gone = remove_documents(folder, names, _settings(config, embedder=embedder))
    for document in gone:
        print(f"removed {_plain(document.path)} ({_plain(document.publisher)})")


@app.command()
def names(
    index: IndexOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write a sources.toml to correct.", show_default=False)] = None,
    sources: SourcesOption = None,
    embedder: EmbedderOption = None,
    config: ConfigOption = None,
) -> None:
    """Show which names were taken as one origin, and why."""
    from claimcheck import pipeline, reporting

    merges = pipeline.explain_origins(_find_index(index), _settings(config, sources_toml=sources, embedder=embedder), write=out)
    sys.stdout.write(reporting.merges_to_terminal(merges, width=_width(), color=_color()))


@app.command()
def explain(
    match: Annotated[str, typer.Argument(help="A match_id (or the start of one) of the report.", show_default=False)],
    index: IndexOption = None,
    sources: SourcesOption = None,
    judge: JudgeOption = None,
    embedder: EmbedderOption = None,
    config: ConfigOption = None,
) -> None:
    """Show what a match rests on: each piece of evidence and its weight."""
    from claimcheck import pipeline, reporting

    settings = _settings(config, sources_toml=sources, judge=judge, embedder=embedder)
    with _progress() as progress:
        found = pipeline.explain_match(_find_index(index), match, settings, progress=progress)
    sys.stdout.write(reporting.explanation_to_terminal(found, width=_width(), color=_color()))


@app.command(name="eval")
def evaluate(
    pairs: Annotated[list[Path], typer.Argument(help="Labelled pairs: .jsonl, .jsonl.gz or .csv.", show_default=False)],
    judge: JudgeOption = None,
    scores: Annotated[Path | None, typer.Option("--scores", help="Write the scores of each row, in order (JSON Lines).", show_default=False)] = None,
    config: ConfigOption = None,
) -> None:
    """Measure a judge on labelled pairs: accuracy, confusion, calibration and speed."""
    from claimcheck.evaluation import evaluate_files

    with _progress() as progress:
        sys.stdout.write(evaluate_files(pairs, _settings(config, judge=judge), scores, progress=progress))


@app.command()
def train(
    pairs: Annotated[list[Path], typer.Argument(help="Labelled pairs: .jsonl, .jsonl.gz or .csv.", show_default=False)],
    base: Annotated[str, typer.Option(help="Folder or name of the encoder to start from; default: the one claimcheck brings.")] = "default",
    out: Annotated[Path, typer.Option(help="Folder of the judge; a run that was stopped goes on from there.")] = Path("judge"),
    recipe: Annotated[Path | None, typer.Option(help="Recipe file (TOML).", show_default=False)] = None,
    init: Annotated[list[Path] | None, typer.Option(help="Judge folder to start from; of several, their mean.", show_default=False)] = None,
    licences: Annotated[str | None, typer.Option(help="all, or open: without sets whose licence is unstated or restricted.", show_default=False)] = None,
) -> None:
    """Fit a judge on your own labelled pairs. Where stderr is no terminal, lines of a log tell how far it is."""
    from claimcheck.training import train_files

    if not sys.stderr.isatty():
        logging.basicConfig(format="%(asctime)s %(message)s")
        logging.getLogger("claimcheck").setLevel(logging.INFO)
    with _progress() as progress:
        train_files(pairs, base, out, recipe, init or (), licences, progress=progress)


@app.command()
def doctor(index: IndexOption = None, judge: JudgeOption = None, embedder: EmbedderOption = None, config: ConfigOption = None) -> None:
    """Check models, digests and an index; say what is wrong and the command that mends it."""
    from claimcheck.backends import check_index, check_models

    states = check_models(_settings(config, judge=judge, embedder=embedder))
    for state in states:
        print(f"{'ok ' if state.ok else 'BAD'} {state.name} {state.found[:12]} {_plain(str(state.path))}" + ("" if state.ok else f"\n    {state.advice}"))
    problems = []
    if index is not None or list(Path("indexes").glob("*/claims.db")):
        folder = _find_index(index)
        problems = check_index(folder)
        print(f"{'BAD' if any(not p.harmless for p in problems) else 'ok '} index {folder}")
        for problem in problems:
            print(f"    {problem}")
    if any(not p.harmless for p in problems) or not all(s.ok for s in states):
        raise typer.Exit(2)


if __name__ == "__main__":
    main()
