"""A stretch of text in the form of a sentence: without what leads to it, capitalised, with a stop and marks in pairs."""

from __future__ import annotations

import re

_CONNECTIVES = re.compile(
    r"^(?:(?:however|separately|meanwhile|moreover|furthermore|in addition|additionally|besides|nevertheless|nonetheless|also|"
    r"instead|indeed|listen|see|of course|for example|for instance|in fact|overall|finally|still|then|thus|therefore|well|now|on the other "
    r"hand|as a result|at the same time|elsewhere|yes|look|and|but|so|yet|even so|likewise|similarly|accordingly|in other words|that said|you know)"
    r"\s*,\s*|(?:and|but)\s+|let me (?:just |first |also )?(?:say|be clear|add|point out|tell you|note)(?: that\s+|\s*[,:]\s*)|(?:earlier|later|previously|recently|repeatedly) that\s+(?!(?:same|day|night|morning|afternoon|evening|week|weekend|month|year|season|spring|summer|autumn|fall|winter|decade)\b)|i mean,\s+|i mean\s+(?=(?:i|we|you|he|she|they|it|the|this|if|when|there|even|look)\b))",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.\-’' ]{2,}(?:,[^—–\n:]{0,30})?(?:\s*\([^)\n]{1,30}\))?\s*(?:—|–|--|\s-\s|:\s)\s*|\([A-Z][\w ]{1,20}\)\s*(?:—|–|-)\s*|\((?:CNN|AP|AFP|UPI|Reuters|REUTERS|BBC)\)\s*)"
)
_FALSE_START = re.compile(
    r"(?:(?:and|but|so|because|if|when|well|that|which) )*(?:I|you|we|he|she|they|it|this|that|there|the)(?:['’](?:s|re|m|ve|d|ll))?\s*(?:—|–|--|\s-\s)\s*(?=(?:I|you|we|he|she|they|it|this|that|there|the|what)\b)",
    re.IGNORECASE,
)
"""Words broken off before their verb, and begun anew: "and if you — we have laid that out"."""
_NUMBER = re.compile(r"\([a-e1-5]\) (?:that )?(?=\w)|\d{1,2}[.)] (?=[A-Z“\"])|\d{1,2}[:.]\d\d ?[ap]\.?m\.?: (?=[A-Z“\"])")
"""The number of an item in a list, or the hour of an entry."""
_TAIL = re.compile(r",?\s+(?:such as|\((?:and|or)\)|(?:and|or|but|which|who|because|(?<!\ba )while|as))$")
_CROSSED = re.compile(r"[^\"“”]*[^\s\"“”][\"”](?=[\s,.;]).*\s[\"“][^\s\"“”][^\"“”]*$")
"""Two quotations of one sentence, whose outer marks were taken off: the first mark in it closes, the last one opens."""
_ADDRESS = re.compile(r"\s*(?:https?://\S+|pic\.twitter\.com/\S+|\b\w+\.com/\S+)\s*$")
_MARKS = " \t\n\r\"“”„«»"


def inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without quotation marks, datelines, connectives before it and marks behind it."""
    while start < end and text[start] in _MARKS + ",;:—–-.•?":
        start += 1
    if number := _NUMBER.match(text[start : start + 14]):
        start += number.end()
    while match := _DATELINE.match(text[start : start + 80]) or _CONNECTIVES.match(text[start : start + 40]) or _FALSE_START.match(text[start : start + 40]):
        if start + match.end() >= end:
            break
        start += match.end()
        while start < end and text[start] in _MARKS:
            start += 1
    while end > start and not _closes(text, start, end) and (text[end - 1] in _MARKS + ",;:—–-" or (text[end - 1] == "." and text[end - 2 : end - 1] in _MARKS)):
        end -= 1
    tail = _TAIL.search(text, max(start, end - 12), end)
    return start, tail.start() if tail and tail.start() > start else end


def _closes(text: str, start: int, end: int) -> bool:
    """The stretch ends with a quotation mark that was opened inside it."""
    last = text[end - 1]
    if last == "”":
        return text.count("“", start, end) >= text.count("”", start, end)
    return last == '"' and text.count('"', start, end) % 2 == 0


def finished(text: str) -> str:
    """One line, capitalised, with a final stop and no unpaired quotation mark."""
    if "/" in text:
        text = _ADDRESS.sub("", text)
    if "''" in text or "`" in text:
        text = re.sub("''|``|`'", '"', text)
    text = " ".join(text.split())
    if _CROSSED.match(text):
        text = f'"{text}"' if '"' in text else f"“{text}”"
    if text.count("(") > text.count(")"):
        text = re.sub(r"\s*\([^()]*$", "", text)
    if text.count("[") != text.count("]"):
        text = text.replace("[", "").replace("]", "")
    text = re.sub(r" +([,.;:!?])(?= |$)", r"\1", re.sub(r", *,", ",", text))
    if text.count("“") != text.count("”") or -1 < text.find("”") < text.find("“"):
        text = text.replace("“", "").replace("”", "")
    if "‘" in text and (text[0] == "‘" or text.count("‘") > len(re.findall(r"’(?!\w)", text))):
        text = text.replace("‘", "", 1)
        text = re.sub(r"(?<=[.,?!])’(?=$)|(?<=\w)’$", "", text)
    if "'" in text:
        text = re.sub(r"(?<=\s)'([^\W\d][^'\s]*)$", r"'\1'", text)
        if re.search(r"(?:^|\s)'(?!(?:em|til|cause|tis|twas|n)\b)[A-Za-z]", text) and not re.search(r"[\w.,?!\"”]'(?!\w)", text):
            text = re.sub(r"([.?!]?)$", r"'\1", text, count=1)
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = re.sub(r",([\"”’'])$", r"\1", text.strip(" ,;:"))
    if not text:
        return text
    first = 1 if text[0] in "[“\"" and len(text) > 1 else 0
    text = text[:first] + text[first].upper() + text[first + 1 :]
    return text if re.search(r"[.!?…][\"”’')]*$", text) else text + "."
