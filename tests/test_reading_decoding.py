import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reading.decoding import decode, find_encoding, mend_surrogates
from claimcheck.reading.draft import Fault

SAID = "The minister said “no” on Monday – the café was closed to the public for a day."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings(encoding):
    assert decode(SAID.encode(encoding)) == SAID


def test_utf_16_big_endian():
    assert decode(codecs.BOM_UTF16_BE + SAID.encode("utf-16-be")) == SAID


def test_cyrillic_in_an_8_bit_encoding():
    text = "Министр заявил в понедельник, что переговоры отложены до весны следующего года. " * 5
    assert decode(text.encode("cp1251")) == text


def test_newlines_are_unified_and_nothing_else_is_changed():
    assert decode(b"a\r\nb\rc\n\t d\x0c\xe2\x80\xa8e ") == "a\nb\nc\n\t d\x0c\u2028e "


def test_control_and_bidi_characters_stay():
    text = "He said \u202eno\u202c\u200f and\x07 left, as was reported by all that were there."
    assert decode(text.encode()) == text


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9])
def test_binary(data):
    assert decode(data) == Fault("binary, not text")


def test_half_a_utf_16_character():
    fault = decode(codecs.BOM_UTF16_LE + b"a\x00b")
    assert isinstance(fault, Fault)
    assert "utf-16-le" in fault.reason


def test_damaged_utf_8_is_not_read_as_something_else():
    assert decode(SAID.encode() + b"\xff") == Fault("cannot be decoded as utf-8: byte 86")


def test_a_sample_may_end_inside_a_character():
    data = "é".encode()[:1]
    assert find_encoding(b"caf" + data, whole=False) == ("utf-8", 0)
    assert find_encoding(b"caf" + data)[0] != "utf-8"


def test_halves_of_characters_keep_their_place():
    assert mend_surrogates("a\ud800b") == "a\ufffdb"


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_give_a_text_or_a_fault(data):
    decoded = decode(data)
    if isinstance(decoded, str):
        assert "\r" not in decoded
        decoded.encode("utf-8")
    else:
        assert decoded.reason
