"""The shape of a text: paragraphs, and which of their stretches are prose that can state something."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.interviews import find_interview
from claimcheck.extraction.text.signed_quotations import find_signed

_QUOTES = "“\""
_TURN = 5000
"""Characters that a turn opened in the midst of a paragraph may take; keeps the cost of one paragraph linear."""
_WRAPPED = 45
"""Characters; a shorter line ends its paragraph also where lines are wrapped."""
_WIDEST = 130
"""Characters of a wrapped line."""
_CLOSED = ".!?”\"’')…»:;,—-]"
"""Marks that a paragraph of prose may end with; a heading has none."""
_LINE_ENDS = ".!?:;”\"…)"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
PLACE = r"[A-Z][\w.'’\-]*(?:[ ,/]+(?:and |of |the )?[A-Z][\w.'’\-]*){0,6}"
CAPITALS = r"[A-Z][A-Z.'’\-]+(?:[ ,/]+[A-Za-z.'’\-]+){0,5}"
DASH = r"(?:—|–|--| - |- )"
DATELINE = re.compile(
    rf"(?:date \d{{4}}-\d\d-\d\d )?(?:"
    rf"{CAPITALS}(?:,? ?{MONTH} \d{{1,2}}(?:, \d{{4}})?)? ?(?:\([^)\n]{{2,40}}\))? ?{DASH}\s*"
    rf"|{PLACE},? {MONTH} \d{{1,2}}(?:, \d{{4}})? ?(?:\([^)\n]{{2,40}}\))? ?{DASH}\s*"
    rf"|{PLACE} ?\([^)\n]{{2,40}}\) ?{DASH}\s*"
    rf"|{PLACE},? {MONTH} \d{{1,2}}(?:, \d{{4}})?(?:\s*[/(][^/)\n]{{2,40}}[/)])?[.:] ?"
    rf"|{CAPITALS}(?: ?\([^)\n]{{2,40}}\))?: "
    rf"|[A-Z][a-z]+(?:, [A-Z][a-z]+)?: (?=[A-Z])"
    rf"|{PLACE} ?\((?:CNN|AP|AFP|UPI|Reuters|CBS News|NBC News|ABC News)\) ?(?=[A-Z])"
    rf"|\({CAPITALS}\) ?(?:{DASH})?\s*)"
)
BYLINE = re.compile(
    r"(?:By(?= [A-Z]|:|$)|BY|FILE PHOTO|FILE [-–]|File [-–]|Written by|Reporting by|Editing by|Posted by|Photo|PHOTO|Image|IMAGE|Picture|Credit|Source|Sources|Read more|READ MORE|"
    r"Read also|See also|SEE ALSO|Watch|WATCH|Related|RELATED|Advertisement|ADVERTISEMENT|Subscribe|Sign up|Click here|Follow us|Share this|"
    r"Copyright|©|All rights reserved|Download|Listen to|Story continues|Loading|Updated|Published|Last updated|Video|File photo)\b"
)
BOILERPLATE = re.compile(
    r"all rights reserved|may not be published, broadcast|sign up (?:for|to) |subscribe (?:to|now)|click here|follow (?:us|him|her|me|them) on|newsletter|"
    r"getty images|\bcookies\b|terms of (?:use|service)|privacy policy|this material may not|contributed (?:to this (?:report|story|article)|reporting|writing|research)|^\W*[a-z][\w.'’ ,-]{3,80} contributed\W*$|media playback is|"
    r"\(?(?:reporting|writing|editing) by |read (?:the )?(?:full|more|rest)|please consider (?:supporting|donating|making|buying|becoming)|enjoyed reading|support our (?:work|journalism|ongoing)|"
    r"email alerts|creative commons|under (?:a|the) [\w ]{0,20}licen[sc]e|to republish|republished (?:from|with)|contact us (?:at|page|through)|"
    r"\b(?:conversation|interview|transcript|exchange|discussion|answers|responses|remarks)(?: with [\w .]{3,40})? (?:has|have|was|were) (?:been )?(?:lightly )?(?:condensed|edited)\b|^\W*(?:and )?(?:when we come back|stay with us|stay tuned|coming up)\b|^\W*here,? we(?:['’]ll| will) |^\W*story continues\b|\bthis (?:story|article|report|post|piece|series) is part of\b|\bplease (?:include|send|e-?mail|submit) (?:us )?(?:your|a|an)\b|\brush transcript\b|\bin its final form\b|^\W*excerpted from\b|reprinted (?:by|with) (?:arrangement|permission)|copyright ©|this (?:story|article|report|post|piece) (?:was|is) (?:reported|written|produced|compiled|supported|provided|made possible|(?:first |originally |also )?published) (?:by|in|on|with|at|as)\b|"
    r"you can (?:also )?(?:follow|read|see|find|watch|hear|view|check out|listen to)\b[^.]{0,160} (?:below|above|here)\W*$|^\W*(?:the|this|a) (?:\w+ ){0,2}(?:videos?|photos?|photographs?|pictures?|charts?|graphics?|graphs?|maps?|tables?|clips?) (?:above|below)\b|"
    r"you (?:may|can) opt[- ]out|thank you for (?:subscribing|signing|reading|your support)|an error has occurred|please try again|you agree to receive|can be (?:heard|read|found|seen|viewed|watched) (?:here|below)|"
    r"(?:this|earlier|previous|original) (?:version|headline) (?:of|on|for) (?:this|the) (?:story|article|report|post|column)|this (?:story|article|post|column|headline) (?:has been|was) (?:corrected|updated|amended|edited|clarified)|"
    r"\bcorrects (?:the )?(?:paragraph|spelling|headline|quotation|attribution|byline|dateline|reference|lead)|^\W*(?:correction|clarification|editor['’]s note)s?\b[^:]{0,20}:|"
    r"(?:story|news) is (?:breaking|developing)|breaking news story|will be updated|your (?:inbox|browser)|javascript|recaptcha|wherever you get your podcasts|available without charge to any|licensing opportunities|(?:opinions|views) expressed|not necessarily (?:represent|reflect) the (?:views|opinions)|unsubscribe at any time|you will receive (?:e-?mails|content|updates)|not a robot|invalid e-?mail|please re-enter|watch the (?:full|powerful|whole) (?:episode|interview|video)|share (?:on|this)|follow (?:us|him|her|me|them) at @|(?:details|information|results)\b[^.]{0,60} can be found (?:in|at|on|here)\b|\bview (?:photos|gallery|slideshow)\b|hide caption|just watched|replay more videos"
)
"""What such a line says, in small letters: to search without regard to case costs four times as much."""


APPEAL = re.compile(
    r"\b(?:your (?:financial )?(?:contribution|donation|gift)s?|make a (?:contribution|donation|gift)|chip in|our (?:distinctive |brand of |independent |free )*(?:[\w]+ )?journalism|our (?:readers|reporting|newsroom|staff) |as little as \$\d)",
    re.IGNORECASE,
)
"""A page asks its readers for money."""
HEARD_BY_A_MACHINE = re.compile(r"\btranscript (?:has been|was) (?:automatically|machine)[- ]generated\b")
"""Talk that no person wrote down: its sentences and speakers cannot be told."""
CREDITED = re.compile(r"(?:Facebook Twitter|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} ?/ ?(?:Reuters|REUTERS|AP|AFP|EPA|Getty|Bloomberg)\b)|.*\bPhoto(?:graph)?s?: ?[A-Z]|archived recording\b|CLOSE [A-Z][a-z]|.*\(\d{1,2}:\d\d\)$")
"""A caption: its picture's credit before or behind it, a film's length behind it, or the buttons to pass it on."""
ASIDE = re.compile(r"\s*[(\[](?:RELATED|READ|SEE|MORE|WATCH|Related|Read more|See also|Read also|Watch)\b[^()\[\]]*[)\]]$")
"""What else to read, in brackets behind a paragraph."""
ELSEWHERE = re.compile(r"\(\s*(?:[Aa]lso|[Mm]ore|[Ss]ee|[Rr]ead|[Ww]atch|RELATED|[Rr]elated|PHOTOS?|VIDEOS?|SLIDESHOW)\b[^()]*\)$")
"""A paragraph that only tells, in brackets, what else there is to read."""
CODE = re.compile(r"[A-Z]{1,4}-?\d{1,3}:\s+(?=[A-Z“\"])")
"""The code of a district or an item before its entry: "TX-02: Berg faces Hale"."""
CLOCK = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})? ?(?:-|–|—|:)\s+(?=[A-Z“\"])", re.IGNORECASE)
"""The hour before an entry of a running report."""
GALLERY = re.compile(r"Hide Caption \d+ of \d+|Replay More Videos")
INSERTED = re.compile(r"[A-Z][a-z]+20\d\d(?= [A-Z])|[a-z\d][a-z.,'’)-]* MORE(?![\w])(?! (?:THAN|OR|AND|FROM|ON)\b)")
"""What follows links that were printed into the midst of a sentence."""
AUTHOR = re.compile(
    r"[•*]?\s*(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})(?:, [^.]{3,90},)? (?:is|was|has|writes|covers|reports|teaches|serves)\b[^.]{0,160}?"
    r"\b(?i:authors?|columnist|contributors?|contributing|fellow|professor|editor|host|writer|reporter|correspondent|analyst|consultant|investor|economist|historian|journalist|co-?chairm[ae]n|director|president|founder|commentator|strategist|column|politics)\b"
)
"""A line behind an article that tells who wrote it."""
AUTHORS_LINES = 4
"""Paragraphs at the end of a text that may tell who wrote it."""
PHOTOGRAPHED = re.compile(r"[.!?] [A-Z][\w.'’-]+ [A-Z][\w.'’-]+ ?/ ?(?:The )?[A-Z][\w.'’-]+(?: (?:via )?[A-Z][\w.'’-]+){0,4}$|(?:REUTERS|AP Photo|AFP|Getty Images|EPA)\s?/[ \w.'’-]{3,40}$|[\[(][^\[\]()]*\b(?:(?:AP|Reuters|REUTERS|AFP|EPA|file) photo|AP Photo|Getty Images)\b[^\[\]()]*[\])]$")
"""Whose picture a caption stands under."""
DIGEST = re.compile(r"[A-Z][\w'’]*(?: [\w'’]+){0,5} [-–—] (?=[“\"A-Z])(?!\S+ (?:said|says|told))")
"""A heading of a few words before a dash that opens an item of a digest: "Tactical withdrawal - “When …"."""
HEADING = re.compile(r"(?=(?:\S+ ){3})[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|to|a|an|the|in|on|for|and|or|by|with|at|from|is|as)){3,11}: (?=[A-Z“])")
"""A heading that runs into its paragraph: four words at least, with capitals, before a colon."""
WITHIN = re.compile(r"(?<=[.?!”\"] )(?P<name>[A-Z][A-Z.'’\-]{2,}(?: [A-Z][A-Z.'’\-]+){0,3}):\s+")
POST = re.compile(rf"[—–-]+ ?(?P<name>[^\n@()]{{2,60}}?) ?\(@\w+\) {MONTH} \d{{1,2}}, \d{{4}}$")
"""What stands under a short message that a text prints: who posted it, and when."""
POSTED = re.compile(r"(?P<name>[A-Z][^\n@():“\"]{2,40}?) ?\(@\w+\)(?P<colon>:?\s+)(?=\S)")
"""Who posted a short message, before its words."""
CHANTED = re.compile(r"\((?:[A-Za-z ]+ )?(?:[Cc]hant|[Ss]ing|[Cc]heer|CHANT|SING)(?:ing|ING)?[^)]{0,40}\)")
"""The direction of a script for what a crowd calls."""
TURN = re.compile(r"(?P<mark>[“\"])?(?P<name>(?:[A-Z][\w.'’\-]*,?|of|the|and|de|for)(?:[ \u00a0](?:[A-Z][\w.'’\-]*,?|of|the|and|de|for)){0,8})(?: \([^)\n]{1,40}\))?:\s+(?=\S)")
DESCRIBED = re.compile(r"(?P<name>[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){1,2}), [a-z][^.:“\"\n]{3,90}(?P<colon>:\s+)(?=[“\"])")
"""Who opens a turn of a transcript, with what he is: "Anna Berg, lawyer of the town: “P”"."""
HEADED = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][\w.'’\-]*[a-z.](?: (?:[A-Z]\.|de|van|von|bin|al-?))? (?:[A-Z][\w'’\-]*[a-z])(?: [A-Z][\w'’\-]*[a-z])?")
WITNESS = re.compile(r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}), (?:from|\d\d|an?|the)\b[^.!?:“\"\n]{5,120}(?<![.,;])")
"""A heading that tells who speaks in the first person below: "Ana, from India, working at a tech company"."""
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me)\b")
_SAYS_ON = re.compile(r"\b(?:ON|IN|TO|WITH|AT|IS|ARE|VS)\b")
"""Words of a heading in capitals ("BERG ON THE BUDGET:"), and of no name."""
_TALKS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b|\?|[“\"]")
"""Words of somebody who talks; a label of one word over paragraphs without them ("Now:", "Democrat:") names no speaker."""
_LEAD = re.compile(r"[A-Z][\w’'-]+ (?:said|says|wrote|writes|added|adds|continued|continues|tweeted|asked|replied|responded|answered|explained|concluded|stated|argued):")
"""The shortest line that tells who says what stands below: "She said:"."""
_NARRATED = re.compile(r"[,?!][”\"] (?:[\w.]+ ){0,8}?(?:said|told|says|added|wrote)\b")
"""A paragraph that tells who said its quotation is no turn of a transcript."""
ANSWERS = frozenset(("a", "answer"))
"""Who answers readers' questions in a column: its publisher."""
LABELS = frozenset(("senate", "house", "age", "born", "pros", "cons", "party", "hometown", "occupation", "education", "experience", "religion", "name", "title", "date", "time", "place", "where", "when", "who", "what", "why", "how", "result", "score", "photos", "photo", "video", "videos", "note", "updated", "related", "editor", "caption", "story", "more", "here", "matters", "picture", "pictures", "check", "checked", "fact", "facts", "first", "claim", "verdict", "rating", "context", "background", "truth", "line", "point", "tip", "bottom", "update", "highlights", "democrat", "democrats", "republican", "republicans", "independent", "libertarian", "conservative", "liberal", "labour", "tory", "winner", "winners", "loser", "losers", "myth", "reality", "before", "after", "then", "now", "read", "watch", "listen", "see", "explore"))
"""Words before a colon that are no speaker."""
QUESTIONS = frozenset(("q", "question", "reporter", "journalist", "media"))


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's turn in a transcript: the name, and the colon behind it, or the dash before it, where no heading of its own names the speaker.

    `speaker` is None for the reporters' questions.
    """

    speaker: Span | None
    colon: Span | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Paragraphs (lines with text in them, trimmed; where lines are wrapped, runs of lines) and the prose in each: None where it is a heading or boilerplate.

    In a transcript `turns` says whose turn each paragraph belongs to.
    """

    paragraphs: tuple[Span, ...]
    prose: tuple[Span | None, ...]
    turns: tuple[Turn | None, ...]


def read_layout(text: str) -> Layout:
    """Paragraphs of a text. Datelines and the names that open a turn are cut off the prose."""
    paragraphs = _paragraphs(text)
    if HEARD_BY_A_MACHINE.search(text):
        return Layout(paragraphs, (None,) * len(paragraphs), (None,) * len(paragraphs))
    opened = _headed_turns(text, paragraphs) or _witnesses(text, paragraphs) or _opened_turns(text, paragraphs) or _interviewed(text, paragraphs)
    turns: list[Turn | None] = []
    prose: list[Span | None] = []
    lasting = len(opened) > 0.1 * len(paragraphs)
    closed = False
    for i, paragraph in enumerate(paragraphs):
        turn = opened[i] if i in opened else turns[-1] if turns and lasting and not _NARRATED.search(text, paragraph.start, paragraph.end) and not (closed and text[paragraph.start] not in _QUOTES) else None
        if i in opened:
            closed = _is_quoted_turn(text, paragraph, opened[i])
        colon = turn.colon if turn is not None and i in opened else None
        own = turn is not None and turn.speaker is not None and text[turn.speaker.start : turn.speaker.end].lower() in ANSWERS
        turns.append(None if own else turn)
        start = colon.end if colon is not None else paragraph.start
        prose.append(_prose(text, _trim(text, start, paragraph.end), first=i < 3))
        posted = POST.search(text, paragraph.start, paragraph.end)
        opens = POSTED.match(text, paragraph.start, paragraph.end) if posted is None else None
        if opens is not None:
            turns[i] = Turn(Span(opens.start("name"), opens.end("name")), Span(opens.start("colon"), opens.end("colon")))
            prose[i] = _prose(text, _trim(text, opens.end(), paragraph.end), first=False)
        if posted is not None:
            own_line = posted.start() > paragraph.start
            at = i if own_line else i - 1
            prose[i] = _prose(text, _trim(text, paragraph.start, posted.start()), first=False) if own_line else None
            if at >= 0:
                turns[at] = Turn(Span(posted.start("name"), posted.end("name")), None)
    for signed in find_signed(text, paragraphs):
        turns[signed.paragraph], prose[signed.paragraph] = Turn(signed.by, signed.dash), signed.words
    for i in range(max(len(paragraphs) - AUTHORS_LINES, 2), len(paragraphs)):
        if _tells_of_the_author(text, paragraphs[i], prose[:i]):
            prose[i:] = [None] * (len(paragraphs) - i)
            break
    if len(paragraphs) > 3 and text[paragraphs[0].end - 1] not in _CLOSED and sum(text[p.end - 1] in _CLOSED for p in paragraphs[1:4]) > 1:
        prose[0] = None
    return Layout(paragraphs, tuple(prose), tuple(turns))


def _is_quoted_turn(text: str, paragraph: Span, turn: Turn | None) -> bool:
    """ "Berg: “P.”": the words of a turn that are printed in marks end with them; what follows without marks is the narrator's."""
    return turn is not None and turn.colon is not None and text[turn.colon.end] in _QUOTES and any(mark in text[turn.colon.end + 1 : paragraph.end] for mark in "”\"")


def _tells_of_the_author(text: str, paragraph: Span, before: list[Span | None]) -> bool:
    """Somebody whom the article's prose did not speak of, and what he writes or teaches."""
    found = AUTHOR.match(text, paragraph.start, paragraph.end)
    if found is None:
        return False
    surname = found["name"].split()[-1]
    return not any(surname in text[p.start : p.end] for p in before if p is not None)


def _paragraphs(text: str) -> tuple[Span, ...]:
    lines = [_trim(text, m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    adjacent = [text.count("\n", a.end, b.start) == 1 for a, b in pairwise(lines)]
    broken = sum(joined and text[a.end - 1] not in _LINE_ENDS and text[b.start].islower() for joined, (a, b) in zip(adjacent, pairwise(lines), strict=True))
    long = sum(line.end - line.start > _WIDEST for line in lines)
    if broken < 2 or broken < 0.2 * sum(adjacent) or long > 0.05 * len(lines):
        return tuple(lines)
    found = lines[:1]
    for joined, (a, b) in zip(adjacent, pairwise(lines), strict=True):
        if joined and a.end - a.start >= _WRAPPED:
            found[-1] = Span(found[-1].start, b.end)
        else:
            found.append(b)
    return tuple(found)


def _opened_turns(text: str, paragraphs: tuple[Span, ...]) -> dict[int, Turn | None]:
    """The paragraphs that open a turn. A transcript names two speakers at least, or one of them twice; "ANNA BERG, HOST" is Anna Berg."""
    found = {i: m for i, p in enumerate(paragraphs) if (m := TURN.match(text, p.start, p.end)) and len(m["name"].split()) <= 9 and any(c.islower() for c in text[m.end() : p.end]) and not _SAYS_ON.search(m["name"])}
    lines = Counter(text[paragraphs[i].start : paragraphs[i].end] for i in found)
    found = {i: m for i, m in found.items() if lines[text[paragraphs[i].start : paragraphs[i].end]] == 1 or paragraphs[i].end - m.end() < 15}
    last_words = [m["name"].split()[-1].lower().rstrip(".,") for m in found.values()]
    capitals = sum(m["name"].isupper() and last not in QUESTIONS for m, last in zip(found.values(), last_words, strict=True))
    turns: dict[int, Turn | None] = {}
    talks = {m["name"] for i, m in found.items() if _TALKS.search(text, m.end(), paragraphs[i].end)}
    for i, m in found.items():
        last = m["name"].split()[-1].lower().rstrip(".,")
        if last in LABELS or (m["mark"] and not m["name"].isupper()) or CODE.match(m[0] + "A") or (m["name"] not in talks and " " not in m["name"] and not m["name"].isupper() and last not in QUESTIONS):
            continue
        known = last in QUESTIONS or last_words.count(last) > 1 or (m["name"].isupper() and capitals > 1)
        if known and len(found) > 1:
            end = m.start("name") + len(m["name"].partition(",")[0])
            turns[i] = Turn(None if last in QUESTIONS else Span(m.start("name"), end), Span(m.end("name"), m.end()))
    if not any(t is not None and t.speaker for t in turns.values()):
        return {}
    for i, p in enumerate(paragraphs):
        described = DESCRIBED.match(text, p.start, p.end) if i not in turns else None
        if described is not None:
            turns[i] = Turn(Span(*described.span("name")), Span(*described.span("colon")))
        elif i in found and i not in turns and " " in found[i]["name"] and text[found[i].end()] in _QUOTES:
            turns[i] = Turn(Span(*found[i].span("name")), Span(found[i].end("name"), found[i].end()))
    return dict(sorted(turns.items()))


def _headed_turns(text: str, paragraphs: tuple[Span, ...]) -> dict[int, Turn | None]:
    """The names that stand alone over the parts of a printed interview: two people at least, each of them twice.

    Who asks most is the interviewer; another's name that does not follow a question is a heading (None) that ends the turn before.
    """
    found = {i: text[p.start : p.end] for i, p in enumerate(paragraphs) if p.end - p.start < 40 and HEADED.fullmatch(text, p.start, p.end) and not BYLINE.match(text, p.start)}
    last = len(paragraphs) - 1
    over_prose = [name for i, name in found.items() if i < last and i + 1 not in found]
    again = {name for name in over_prose if over_prose.count(name) > 1}
    if len(again) < 2 or len(over_prose) < len(found):
        return {}
    asked = [name for i, name in found.items() if text[paragraphs[i + 1].end - 1] == "?"]
    asks = max(over_prose, key=lambda name: (asked.count(name), over_prose.count(name)))
    turns: dict[int, Turn | None] = {}
    before = ""
    for i, name in found.items():
        turns[i] = Turn(paragraphs[i], None) if name == asks or (name in again and before == asks) else None
        before = name
    return turns


def _witnesses(text: str, paragraphs: tuple[Span, ...]) -> dict[int, Turn | None]:
    """Those who tell their stories one after the other: two headings at least that name somebody over a paragraph of "I" and "my"."""
    found = {}
    for i, (heading, below) in enumerate(pairwise(paragraphs)):
        named = WITNESS.fullmatch(text, heading.start, heading.end)
        if named is not None and _FIRST_PERSON.search(re.sub(r"“[^”]*”|\"[^\"]*\"", "", text[below.start : below.end])):
            found[i] = Turn(Span(named.start("name"), named.end("name")), None)
    return dict(found) if len(found) > 1 else {}


def _interviewed(text: str, paragraphs: tuple[Span, ...]) -> dict[int, Turn | None]:
    """Questions and answers of an interview without marks and names."""
    interview = find_interview(text, paragraphs)
    if interview is None:
        return {}
    return dict(sorted({**dict.fromkeys(interview.asked, Turn(None, None)), **dict.fromkeys(interview.answered, Turn(interview.speaker, None))}.items()))


def turn_within(text: str, paragraph: Span, sentence: Span) -> Turn | None:
    """Whose turn a sentence belongs to where a name in capitals opened one in the midst of its paragraph."""
    names = [m for m in WITHIN.finditer(text, max(paragraph.start, sentence.start - _TURN), min(paragraph.end, sentence.start + 40)) if m.start("name") <= sentence.start]
    if not names:
        return None
    last = names[-1]
    return Turn(Span(last.start("name"), last.end("name")), Span(last.end("name"), last.end()))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _prose(text: str, paragraph: Span, *, first: bool) -> Span | None:
    line = text[paragraph.start : paragraph.end]
    if _states_nothing(line):
        return None
    aside = ASIDE.search(line)
    if aside is not None and aside.start() > 0:
        return _prose(text, Span(paragraph.start, paragraph.start + aside.start()), first=first)
    clock = CLOCK.match(line) or CODE.match(line)
    if clock is not None:
        return _prose(text, Span(paragraph.start + clock.end(), paragraph.end), first=False)
    headed = HEADING.match(line)
    if headed is not None and headed.end() < len(line) - 30:
        return Span(paragraph.start + headed.end(), paragraph.end)
    item = None if first else DIGEST.match(line)
    if item is not None and len(line) > 120:
        return Span(paragraph.start + item.end(), paragraph.end)
    if first and (found := DATELINE.match(line)) and found.end() < len(line) - 20 and '"' not in found[0]:
        return Span(paragraph.start + found.end(), paragraph.end)
    return paragraph


def is_chanted(text: str, start: int, end: int) -> bool:
    """A script says there that a crowd calls or sings."""
    return CHANTED.search(text, start, end) is not None


def is_boilerplate(line: str) -> bool:
    """A paragraph or sentence that speaks of the page, its rights or its newsletter."""
    return len(line.split()) < 40 and BOILERPLATE.search(line.lower()) is not None


def _states_nothing(line: str) -> bool:
    """Headings have no closing mark; bylines, credits and calls to subscribe have their words."""
    words = line.split()
    if line[0] == "|" or (len(words) < 3 and not _LEAD.fullmatch(line)) or not any(c.islower() for c in line):
        return True
    if (BYLINE.match(line) and len(words) < 25) or (line[0] == "[" and line[-1] == "]" and "[" not in line[1:].split("]")[0]):
        return True
    if line.startswith(("FILE PHOTO", "Image copyright", "Image caption")) or PHOTOGRAPHED.search(line):
        return True
    if ELSEWHERE.match(line) or is_boilerplate(line) or GALLERY.search(line) or INSERTED.search(line) or (CREDITED.match(line) and len(words) < 60) or len(set(APPEAL.findall(line))) > 1:
        return True
    if len(words) > 12 and sum(not word.isalpha() and not any(c.isalpha() for c in word) for word in words) > 0.35 * len(words):
        return True
    if line[0] == "‘" and re.search(r"[^,.?!…]’$", line) and "‘" not in line[1:]:
        return True
    return line[-1] not in _CLOSED and len(words) < 18
