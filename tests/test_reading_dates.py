import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reading.dates import read_date


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2020-04-18", "2020-04-18"),
        (" 2020-04-18 ", "2020-04-18"),
        ("2020-04-18T10:00Z", "2020-04-18T10:00:00Z"),
        ("2020-04-18T10:00:30+02:00", "2020-04-18T10:00:30+02:00"),
        ("2020-04-18 10:00:00 UTC", "2020-04-18T10:00:00Z"),
        ("2020-04-18 10:00:00+00:00", "2020-04-18T10:00:00Z"),
        ("2020-04-18T10:00", "2020-04-18T10:00:00"),
        ("2020-04-18 00:00:00", "2020-04-18"),
        ("20200418", "2020-04-18"),
        ("2020/04/18", "2020-04-18"),
        ("April 18, 2020", "2020-04-18"),
        ("Apr. 18, 2020", "2020-04-18"),
        ("APRIL 18 2020", "2020-04-18"),
        ("18 Apr 2020", "2020-04-18"),
        ("18th of April 2020", "2020-04-18"),
        ("Sept. 3, 2019", "2019-09-03"),
        ("Saturday, April 18, 2020", "2020-04-18"),
        ("Sat 18 April 2020", "2020-04-18"),
        ("18-Apr-2020", "2020-04-18"),
        ("April 18, 2020 3:05 PM", "2020-04-18T15:05:00"),
        ("April 18, 2020 at 12:30 am", "2020-04-18T00:30:00"),
        ("18 April 2020, 10:00 GMT", "2020-04-18T10:00:00Z"),
        ("April 18, 2020 3:05 PM EDT", "2020-04-18"),
        ("Sat, 18 Apr 2020 10:00:00 +0200", "2020-04-18T10:00:00+02:00"),
        ("18/04/2020", "2020-04-18"),
        ("04/18/2020", "2020-04-18"),
        ("18.04.2020", "2020-04-18"),
        ("04/04/2020", "2020-04-04"),
        ("1587168000", "2020-04-18T00:00:00Z"),
        ("1587168000000", "2020-04-18T00:00:00Z"),
    ],
)
def test_dates_as_printed(printed, iso):
    assert read_date(printed) == iso


@pytest.mark.parametrize(
    "printed",
    ["03/04/2020", "03.04.2020", "April 2020", "2020", "2020-04", "31 February 2020", "2020-02-31", "yesterday", "", None, "18 Apr 20", "99/99/2020", "20209999"],
)
def test_no_date_rather_than_a_wrong_one(printed):
    assert read_date(printed) is None


@settings(deadline=None, max_examples=50)
@given(st.dates())
def test_every_day_comes_back(day):
    if day.year >= 1000:
        assert read_date(day.isoformat()) == day.isoformat()
        assert read_date(f"{day:%B} {day.day}, {day.year}") == day.isoformat()


@settings(deadline=None, max_examples=50)
@given(st.datetimes())
def test_every_moment_comes_back(moment):
    moment = moment.replace(microsecond=0)
    printed = read_date(moment.isoformat())
    assert printed == (moment.isoformat() if moment.time().isoformat() != "00:00:00" else moment.date().isoformat())


@settings(deadline=None, max_examples=50)
@given(st.text() | st.from_regex(r"\d{1,4}[-/. ]\d{1,4}[-/. ]\d{1,6}([T ]\d\d:\d\d.*)?") | st.from_regex(r"\d{8,14}"))
def test_anything_is_a_date_or_none(printed):
    iso = read_date(printed)
    assert iso is None or iso[4] == iso[7] == "-"
