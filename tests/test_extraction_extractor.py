"""Claims out of whole documents: places, properties, speed."""

from __future__ import annotations

import pickle
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.extraction import make_extractor
from claimcheck.extraction.extractor import SpacyExtractor
from claimcheck.records import Attribution, ChainRole, Claim, Document, PublisherFrom
from claimcheck.settings import Settings

SENTENCES = [
    "The bridge collapsed on Monday, and the road was closed.",
    "The mayor said that the bridge had been safe.",
    "“It was old,” he said. “Nobody inspected it. Nobody cared.”",
    "According to the ministry, twelve people died.",
    "The governor denied that the bridge was unsafe, while the mayor called it a ruin.",
    "Who is to blame?",
    "Bridge falls",
    "Reuters, citing the ministry, said that Berg told reporters that the talks had failed.",
    "The boat, the captain said, “was never inspected,” adding that he had asked for help.",
    "“An open quotation that nobody closes",
    "MOSCOW — The ministry said so.",
    "He warned that prices might rise; the bank disagreed.",
    "\u202eright to left\u202c and \x07 a bell, she said.",
]


def document(text: str, name: str = "d") -> Document:
    return Document(name, f"{name}.txt", "", f"{name}.txt", text, "Daily Bugle", PublisherFrom.OPTION, published="2020-04-18")


def claims(text: str) -> tuple[Claim, ...]:
    (extraction,) = SpacyExtractor().extract([document(text)])
    return extraction.claims


texts = st.lists(st.sampled_from(SENTENCES), max_size=8).map(" ".join) | st.lists(st.sampled_from(SENTENCES), max_size=6).map("\n\n".join)
slow = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(texts)
def test_every_claim_is_where_it_says(text: str) -> None:
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.quote
        assert "\n" not in claim.quote
        assert claim.start <= claim.content_start < claim.content_end <= claim.end
        for words, start, end in ((claim.speaker, claim.speaker_start, claim.speaker_end), (claim.cue, claim.cue_start, claim.cue_end)):
            assert words is None or text[start:end] == words
        for link in claim.chain:
            assert link.start is None or text[link.start : link.end].strip()


@slow
@given(texts)
def test_claims_are_sorted_and_overlap_only_when_nested(text: str) -> None:
    found = claims(text)
    assert [(c.start, c.end) for c in found] == sorted((c.start, c.end) for c in found)
    for a, b in pairwise(found):
        nested = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
        assert a.end <= b.start or nested
    assert len({c.claim_id for c in found}) == len(found)


def test_a_document_does_not_depend_on_the_others() -> None:
    documents = [document(" ".join(SENTENCES[i : i + 4]), f"d{i}") for i in range(len(SENTENCES))]
    together = list(SpacyExtractor().extract(documents))
    backwards = list(SpacyExtractor(batch=3).extract(documents[::-1]))[::-1]
    alone = [next(SpacyExtractor().extract([d])) for d in documents]
    assert together == alone == backwards


def test_own_voice_and_chain() -> None:
    (own,) = claims("The bridge collapsed on Monday.")
    assert (own.origin, own.speaker, own.cue, own.attribution) == ("Daily Bugle", None, None, Attribution.OWN_VOICE)
    assert [(link.name, link.role) for link in own.chain] == [("Daily Bugle", ChainRole.PUBLISHER)]
    (told,) = claims("Anna Berg said that the bridge had been safe.")
    assert [(link.name, link.role) for link in told.chain] == [("Daily Bugle", ChainRole.PUBLISHER), ("Anna Berg", ChainRole.SPEAKER)]
    assert told.origin == "Anna Berg"


def test_what_states_nothing_is_no_claim() -> None:
    assert claims("Bridge falls\n\nBy Anna Berg\n\nWho is to blame?\n\nSign up for our newsletter.") == ()


def test_said_on() -> None:
    (told,) = claims("Anna Berg said on Friday that the bridge had been safe.")
    assert told.said_on == "2020-04-17"


def test_a_very_long_sentence_costs_linear_time() -> None:
    def cost(n: int) -> float:
        text = "The mayor said that " + ", and that ".join(["the “bridge had been safe"] * n) + "."
        begun = time.process_time()
        claims(text)
        return time.process_time() - begun

    cost(10)
    short, long = cost(60), cost(480)
    assert long < 8 * short * 2.5 + 1


@pytest.mark.parametrize("piece", ["the minister said that the talks had failed and ", "“we win,” he said, “they lose,” ", "Mary Stone told Paul Reed that ", "the harbour, the school, the mill, "])
def test_a_sentence_without_end_costs_linear_time_and_no_claim_outside_it(piece: str) -> None:
    def cost(n: int) -> float:
        text = f"The mayor said that the bridge had been safe.\n\nThe ministry reported that {piece * n}the end came.\n\nAnna Berg said that the road was closed."
        begun = time.process_time()
        told = [c.text for c in claims(text)]
        assert told[0] == "The bridge had been safe."
        assert told[-1] == "The road was closed."
        return time.process_time() - begun

    short, long = cost(60), cost(240)
    assert long < 4 * short * 2 + 1


def test_the_extractor_is_a_small_record() -> None:
    extractor = make_extractor(Settings())
    assert pickle.loads(pickle.dumps(extractor)) == extractor
    assert len(pickle.dumps(extractor)) < 500
    assert "en_core_web_sm" in extractor.name or "core_web_sm" in extractor.name


def test_a_condition_or_a_purpose_quoted_alone_is_no_claim() -> None:
    quotes = [c.quote for c in claims('She spoke of harsh consequences. “It will pay dearly,” she said, “should it choose the way of escalation.” Troops came “to defend the whole valley,” he said.')]
    assert not [q for q in quotes if q.startswith(("should it", "to defend"))]


def of(publisher: str, text: str) -> list[tuple[str, str]]:
    """Origin and text of every claim of a publisher's document."""
    issued = Document("d", "d.txt", "", "d.txt", text, publisher, PublisherFrom.OPTION, published="2020-04-18")
    (extraction,) = SpacyExtractor().extract([issued])
    return [(c.origin, c.text) for c in extraction.claims]


TOGETHER = "It was agreed to continue contacts. The leaders discussed the situation in Syria. Both sides said that dialogue would continue. They also agreed to meet in June."


def test_what_was_said_together_in_a_readout_is_its_issuers() -> None:
    assert of("Kremlin", TOGETHER) == [
        ("Kremlin", "It was agreed to continue contacts."),
        ("Kremlin", "The leaders discussed the situation in Syria."),
        ("Kremlin", "Dialogue would continue."),
        ("Kremlin", "They also agreed to meet in June."),
    ]


def test_what_was_said_together_in_the_news_is_not_the_papers() -> None:
    assert of("Daily Bugle", "Both sides said that dialogue would continue.") == [("unnamed: sides (Daily Bugle)", "Dialogue would continue.")]


def test_what_is_hearsay_to_an_issuer_stays_nobodys() -> None:
    assert [origin for origin, _ in of("Kremlin", "It was reported that the bridge had fallen.")] == ["unnamed: somebody (Kremlin)"]


def test_each_figure_put_at_a_number_is_a_claim() -> None:
    assert of("Daily Bugle", "The coast guard put the dead at 38 and the missing at 33.") == [
        ("Coast Guard", "The coast guard put the dead at 38."),
        ("Coast Guard", "The coast guard put the missing at 33."),
    ]


def test_a_role_in_capitals_is_who_the_text_gives_it_to() -> None:
    transcript = "President Ivan Petrov met the press. {} words follow.\n\nPRESIDENT: The bridge is safe.\n\nQUESTION: Is it?\n\nPRESIDENT: The road is closed."
    assert of("Daily Bugle", transcript.format("His"))[-2:] == [("Ivan Petrov", "The bridge is safe."), ("Ivan Petrov", "The road is closed.")]


def test_us_in_capitals_is_a_name() -> None:
    assert of("Daily Bugle", "Thieves took the data of 40 million people, T-Mobile US said.") == [("T-Mobile US", "Thieves took the data of 40 million people.")]


def test_somebody_with_an_office_is_no_spokeswoman() -> None:
    told = of("Daily Bugle", "The road is closed, said Mayor Anna Berg. The spokeswoman said the bank would open.")
    assert [origin for origin, _ in told] == ["Anna Berg", "unnamed: spokeswoman (Daily Bugle)"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some people held on to the hull, said Maria Lopez of the city's office.", [("Maria Lopez", "Some people held on to the hull.")]),
        ("The bridge will open in June, the council states on its website.", [("unnamed: council (Daily Bugle)", "The bridge will open in June.")]),
        ("Mary Stone notes that buses are slow. Young people, she notes, prefer trains.", [("Mary Stone", "Buses are slow."), ("Mary Stone", "Young people prefer trains.")]),
        ("Two gates were open on 3 May 2020, hours before Norland says it opened the first one, pictures seen by The Post show.", [
            ("unnamed: pictures (Daily Bugle)", "Two gates were open on 3 May 2020, hours before Norland says it opened the first one."),
            ("Norland", "Norland opened the first one."),
        ]),
        ("The plane departed for Bern at 1:59 p.m., Anna Berg said.", [("Anna Berg", "The plane departed for Bern at 1:59 p.m.")]),
        ("Tom Hale lost. “I lost,” Hale said. The 42-year-old explained that the votes were counted twice.", [
            ("Daily Bugle", "Tom Hale lost."),
            ("Tom Hale", "The votes were counted twice."),
        ]),
        ("Among the young, 44% say the plan would help, while 5% say it would hurt.", [
            ("Daily Bugle", "Among the young, 44% say the plan would help, while 5% say it would hurt."),
        ]),
        ("The old bridge will stay. — Anna Berg (@annaberg) June 29, 2018", [("Anna Berg", "The old bridge will stay.")]),
        ("Why was it changed? BERGMAN: The line was awkward.", [("BERGMAN", "The line was awkward.")]),
        ("About 65 percent of phones use the chip, according to Telmark, a research firm.", [("Telmark", "About 65 percent of phones use the chip.")]),
    ],
)
def test_speakers_that_stand_in_odd_places(text: str, told: list[tuple[str, str]]) -> None:
    assert of("Daily Bugle", text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Efforts to end the strike show that the union is weak.",
        "Lind's proposal suggested that tariffs would rise.",
        "Those who say that the bridge is safe are few.",
        "California offers a good example for the party.",
        "Berg will serve until the nominee, Senator Tom Hale, is confirmed by the Senate.",
        "The ministry issued a decree that bans exports of wheat.",
        "Berg did not say who was responsible for the leak.",
        "Berg did not mention the criticism.",
    ],
)
def test_what_cannot_speak_or_only_tells_who_is_meant_is_no_source(text: str) -> None:
    assert of("Daily Bugle", text) == [("Daily Bugle", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Berg speaks at a rally in June. Hide Caption 3 of 22",
        "You can follow me at @annaberg.",
        "The Bugle's Tom Hale contributed reporting.",
        "THE FALL OF THE CITY SHOCKED THE WORLD.",
        "Here's a look at the numbers.",
        "Look for critics to point to the findings.",
        "The leader Anna Berg Anna BergHouse debates budget Berg asks for time MORE (R) said that the vote was late.",
    ],
)
def test_captions_calls_and_capitals_are_no_claims(text: str) -> None:
    assert of("Daily Bugle", text) == []


def test_a_heading_run_into_a_sentence_is_left_out() -> None:
    told = of("Daily Bugle", "All Signs Point to a Tight Race: Those watching the polls know that the lead is shrinking.")
    assert told == [("Daily Bugle", "Those watching the polls know that the lead is shrinking.")]


def test_a_figure_in_brackets_is_kept_whole() -> None:
    told = of("Daily Bugle", "Older people are twice as likely to see a danger (11% vs. 5%), and the young do not mind.")
    assert told[0] == ("Daily Bugle", "Older people are twice as likely to see a danger (11% vs. 5%).")


def test_who_was_asked_did_not_ask() -> None:
    told = of("Daily Bugle", '"The bridge is safe," Berg said in an interview when asked why the bridge had been closed for a week.')
    assert told == [("Berg", "The bridge is safe.")]


def test_what_a_preposition_leads_to_is_not_said_of_the_noun_before_it() -> None:
    issued = Document("d", "d.txt", "", "d.txt", "Anna Berg met the family. She expressed our commitment to bringing Trevor home.", "Bugle", PublisherFrom.OPTION)
    (extraction,) = SpacyExtractor().extract([issued])
    assert [c.proposition for c in extraction.claims if "commitment to is" in c.proposition] == []
    assert len(extraction.claims) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"The road is closed," county public works deputy director Ann Lee told residents.', [("Ann Lee", "The road is closed.")]),
        (
            "While most voters said that crime is a problem, few wanted the force cut.",
            [("unnamed: most voters (Daily Bugle)", "Crime is a problem."), ("Daily Bugle", "Few wanted the force cut.")],
        ),
        ("If the talks fail, officials said that troops will be sent.", [("unnamed: officials (Daily Bugle)", "If the talks fail troops will be sent.")]),
        ('"If you look at the numbers," Hall said, "you will see that crime fell."', [("Hall", "If you look at the numbers you will see that crime fell.")]),
        ('"The deal," Hall said, "is dead and will not come back."', [("Hall", "The deal is dead and will not come back.")]),
        (
            "Ben Carson suggests abortion is a state, not federal, issue and that states should decide the matter.",
            [("Ben Carson", "Abortion is a state, not federal, issue."), ("Ben Carson", "States should decide the matter.")],
        ),
        (
            "Smith said the bill failed not because of money, but because the Senate cares about its rules.",
            [("Smith", "The bill failed not because of money, but because the Senate cares about its rules.")],
        ),
        ('“Would I vote for the bill again? Yes, I would,” said Smith.', []),
        ("“The plan is good,” Smith said, as the crowd cheered in the hall.", [("Smith", "The plan is good.")]),
        ("There are few guns in the U.S. Instead, by and large, there are knives.", [("Daily Bugle", "There are few guns in the U.S."), ("Daily Bugle", "By and large, there are knives.")]),
        (
            "Attorney General Jeff Sessions spoke. Sessions says the plan will fail.",
            [("Daily Bugle", "Attorney General Jeff Sessions spoke."), ("Jeff Sessions", "The plan will fail.")],
        ),
    ],
)
def test_no_half_of_a_sentence_and_no_more_than_was_said(text: str, told: list[tuple[str, str]]) -> None:
    assert of("Daily Bugle", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "While party staff have reached out to Democrats, Berg and Lopez have preferred to work with Hale.",
            [("Daily Bugle", "Party staff have reached out to Democrats."), ("Daily Bugle", "Berg and Lopez have preferred to work with Hale.")],
        ),
        (
            "Critics replied that one way the president was abusing the power was to use it for his friends.",
            [("unnamed: critics (Daily Bugle)", "One way the president was abusing the power was to use it for his friends.")],
        ),
        ("In Michigan, a top Republican in the state Senate warned superintendents they could lose a quarter of the funding.", [("unnamed: top Republican in the state Senate (Daily Bugle)", "They could lose a quarter of the funding.")]),
        ("Those involved were charged with federal crimes and were ultimately sent to prison.", [("Daily Bugle", "Those involved were charged with federal crimes."), ("Daily Bugle", "Those involved were ultimately sent to prison.")]),
        ("Robert Hale works. A spokesman for Mr. Hale told The Times that the office had no comment.", [("Daily Bugle", "Robert Hale works."), ("unnamed: spokesman for Mr. Hale (Daily Bugle)", "The office had no comment.")]),
        ("“It is late in Bern,” said Ford O’Connell, a party strategist. “We want to go to Bern,” he added.", [("Ford O’Connell", "It is late in Bern."), ("Ford O’Connell", "We want to go to Bern.")]),
        ("We were told that Hale met Berg; that Hale had directed Lopez to speak to the bank.", [("Daily Bugle", "We were told that Hale met Berg.")]),
        ("Don’t call the police just yet. So are the schools. An error has occurred on this page.", []),
        ("The leader left less than a week after Berg's governor called for a ban.", [("unnamed: Berg's governor (Daily Bugle)", "Berg's governor called for a ban.")]),
        ("No officials said that the road was closed.", [("Daily Bugle", "No officials said that the road was closed.")]),
    ],
)
def test_what_the_parser_mistakes_is_mended_or_left_out(text: str, told: list[tuple[str, str]]) -> None:
    found = of("Daily Bugle", text)
    assert [c for c in found if c in told] == told
    assert told or not found


def test_who_a_claim_is_about_is_left_open_where_no_person_stands_before() -> None:
    found = {c.text: c.unresolved for c in claims("As a pupil in high school, he weighed 240 pounds. It's easy to mock Mr. Hale. It is a style that helped the team win three cups.")}
    assert found == {"As a pupil in high school, he weighed 240 pounds.": ("he",), "It's easy to mock Mr. Hale.": (), "It is a style that helped the team win three cups.": ("It",)}


def test_a_title_without_a_first_name_is_not_the_wife() -> None:
    text = "President Hale came to Ohio, and first lady Anna Hale stayed at home. “This is a day of prayer for all of Ohio,” Hale said. Anna Hale said that the school would open."
    assert [origin for origin, _ in of("Daily Bugle", text)][2:] == ["Hale", "Anna Hale"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The mayor and the governor are facing a flood that has closed schools, shaken banks and emptied every street of the town.",
            [("Daily Bugle", "The mayor and the governor are facing a flood that has closed schools, shaken banks and emptied every street of the town.")],
        ),
        ("The mayor is spending money he'd rather use in a campaign against the governor.", [("Daily Bugle", "The mayor is spending money he'd rather use in a campaign against the governor.")]),
        ("The club said it would hold the event, but only if the university would provide a hall.", [("unnamed: club (Daily Bugle)", "It would hold the event, but only if the university would provide a hall.")]),
        ('The trip "could be very soon or not so soon at all", tweeted the president, who has put off a trip.', [("unnamed: president (Daily Bugle)", 'The trip "could be very soon or not so soon at all".')]),
        ("During the campaign, engineers were the second-largest group of donors, reports the Daily Caller.", [("Daily Caller", "During the campaign, engineers were the second-largest group of donors.")]),
        ("Berg, who also won the race in 2006, said the course was too steep.", [("Berg", "The course was too steep.")]),
        ("A leader from the college group that invited Berg said that the hall was too small.", [("unnamed: leader from the college group (Daily Bugle)", "The hall was too small.")]),
        ("As Anna Berg and Paul Stone of the Gazette previously reported. The Post reports.", []),
        ("Berg, asked again about her views on the ruling, said the case was decided well.", [("Berg", "The case was decided well.")]),
        ("Tom Stone went on to say that one problem was the use of power by the mayor.", [("Tom Stone", "One problem was the use of power by the mayor.")]),
        ("The daughter of Iran’s Gen. Qassem Soleimani says the country will not be broken.", [("unnamed: daughter of Iran’s Gen. Qassem Soleimani (Daily Bugle)", "The country will not be broken.")]),
        ("The state is the lap-dog of politicians who put their own interests first, assuming they even know any.", [("Daily Bugle", "The state is the lap-dog of politicians who put their own interests first, assuming they even know any.")]),
        ("“There's a guy named Mack, and we've got to get this guy,” Paul Stone told one reporter, according to Anna Berg.", [("Paul Stone", "There's a guy named Mack.")]),
        ("The town has two bridges.\n\nAnna Berg (@annaberg) The bridge is ready for the trucks of the north.", [("Anna Berg", "The bridge is ready for the trucks of the north.")]),
        ("Many more employees are working this week -- but under the law, they will get paid once a deal is reached.", [("Daily Bugle", "Under the law, they will get paid once a deal is reached.")]),
        ("The paper looked at the crowds Sanders has attracted and called the results of the poll significant.", [("Daily Bugle", "The paper looked at the crowds Sanders has attracted.")]),
        ("Sen. Anna Berg said the strikes were “limited” and called on the mayor to end the war.", [("Anna Berg", "Sen. Anna Berg called on the mayor to end the war.")]),
        ("“I don't think (reporter) Alison (Parker) and that man even met here,” Paul Stone said.", [("Paul Stone", "Paul Stone doesn't think (reporter) Alison (Parker) and that man even met here.")]),
        ("Watch the mayor tonight. Writers, take note. This site is protected by reCAPTCHA and the terms of service apply.", []),
        ("Bloomberg spoke of the tweets during a stop in Norden, contending the president’s tweets were a sign of fear.", [("Bloomberg", "The president’s tweets were a sign of fear.")]),
        ("After eight states defaulted on debt, Congress rejected a bill to assume their debts.", [("Daily Bugle", "After eight states defaulted on debt, Congress rejected a bill to assume their debts.")]),
        ("No more than one boat was shot at, and its crew is alive, the Ukrainian military insists.", [("Ukrainian Military", "Its crew is alive.")]),
        ("It’s gotten to the point where the risk of war is, according to Anna Berg, “unacceptably high.”", [("Anna Berg", "It’s gotten to the point where the risk of war is unacceptably high.")]),
        ("Not that it was not bad already. FILE PHOTO: A person looks at a bridge near the town of Norden, September 20, 2019. REUTERS/Anna Berg", []),
        ("“The country is ready,” Anna Berg tweeted. “The president has made this a big issue, but you need an army.", [("Anna Berg", "The president has made this a big issue."), ("Anna Berg", "You need an army.")]),
        ("Paul Stone spoke. President Anna Berg released a message in which she said the country would recover.", [("Anna Berg", "The country would recover.")]),
        ("Paul Stone, editor in chief of the Lawfare blog who says the judge is fair, wrote a letter.", [("Paul Stone", "The judge is fair.")]),
        ('When she left, Anna Berg said, the senator expressed annoyance and said, "Oh, I heard you liked me."', [("Anna Berg", 'When Anna Berg left the senator expressed annoyance and said, "Oh, I heard you liked me."')]),
        ("Still, 53 percent think the mayor was a good commander of the guard.", [("Daily Bugle", "53 percent think the mayor was a good commander of the guard.")]),
        ("“They have got to petition the council,” Anna Berg instructed.", [("Anna Berg", "They have got to petition the council.")]),
        ("An AH-64 Apache gunship pilot said the spot was empty.", [("unnamed: AH-64 Apache gunship pilot (Daily Bugle)", "The spot was empty.")]),
        ('"I gave myself the same answer," Anna Berg wrote.', [("Anna Berg", "Anna Berg gave herself the same answer.")]),
    ],
)
def test_what_the_second_reading_of_a_draw_found(text: str, told: list[tuple[str, str]]) -> None:
    found = [(c.origin, c.text) for c in claims(text)]
    assert [each for each in told if each not in found] == []
    assert told or not found


def test_words_printed_behind_a_colon_without_marks_are_nobodys() -> None:
    text = "The mayor spoke of the bridge on his show on Monday:\n\nAsk anyone who knows me. I do not believe in bridges.\n\nThe bridge was closed on Tuesday."
    assert [c.text for c in claims(text)] == ["The mayor spoke of the bridge on his show on 13 April 2020.", "The bridge was closed on 14 April 2020."]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Next, there is the case against him from the 1970s.", ("him",)),
        ("The country should know that his blood will not go for free.", ("his",)),
        ("The former president named him a rising star.", ("The former president", "him")),
        ("The mayor said Anna Berg had lost her keys.", ()),
    ],
)
def test_an_object_pronoun_without_anybody_it_could_be_is_left_open(text: str, open_: tuple[str, ...]) -> None:
    assert claims(text)[0].unresolved == open_


WITNESSES = """Students wait for their visas.

Ana, from India, working at a tech company in Norden

I come from a working class family. My parents sent me in 2015.

Alexander, from Russia, bound for a hospital in the city

My program was supposed to start on Monday.

“Nobody ever sees the office,” Anna Berg said. The ministry gave no answer."""


def test_who_tells_his_story_under_a_heading_is_its_origin() -> None:
    assert [(c.origin, c.quote) for c in claims(WITNESSES)] == [
        ("Daily Bugle", "Students wait for their visas"),
        ("Ana", "I come from a working class family"),
        ("Ana", "My parents sent me in 2015"),
        ("Alexander", "My program was supposed to start on Monday"),
        ("Anna Berg", "Nobody ever sees the office"),
        ("Daily Bugle", "The ministry gave no answer"),
    ]
