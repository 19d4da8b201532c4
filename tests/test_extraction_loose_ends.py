"""What a claim leaves open: every word that points out of it, and none that does not."""

from __future__ import annotations

import pytest
from extracting import claims


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("That pact (which nobody reads) cost Norland a million.", ("That pact",)),
        ("Anna Berg will speak of Norland in the same prepared remarks.", ("the same prepared remarks",)),
        ("The unprecedented move will cost the town of Bern a million.", ("The unprecedented move",)),
        ("In the current debate, nobody has seen rallies in Bern.", ("the current debate",)),
        ("The latter case will cost the town of Bern a million.", ("The latter case",)),
        ("There is one that describes a letter from a baker in Bern.", ("one",)),
        ("Moments earlier, some had lost their badges in Bern.", ("Moments earlier", "some")),
        ("Relations with nobody are easy, but talks with Ostland begin in May.", ()),
        ("Talks will begin in Bern in May.", ("Talks",)),
        ("Otherwise, the towns of Norland would get a tax break.", ("Otherwise",)),
        ("Among them, the top givers include Anna Berg of Bern.", ("them",)),
        ("As someone who met Paul Berg in Bern in 1970, he knows much about history.", ("he",)),
        ("The number of ships it was building for Norland had been lowered.", ("it",)),
        ("The view is that a deal would not come with Ossad in power, though she did not make a threat to Norland.", ("she",)),
        ("The Congress of Norland cannot act like it did not happen.", ("it",)),
        ("Ostland stands alone and says that the army of Norland did not do it.", ("it",)),
        ("The strike on Bern was told of as if it happened in Norland.", ()),
        ("For some reason, they are very cozy with the millers of Norland.", ("they",)),
        ("God knows that the voters of Norland are smart enough to stop him.", ("him",)),
        ("When Ms. Ofrey told of Norland, he shook his head.", ("he",)),
        ("Unemployment in Norland rose to 293,000 last week.", ("last week",)),
        ("Over the past two weeks, Anna Berg has spoken to the miners of Norden.", ("the past two weeks",)),
        ("In Norland, all ferries were stopped just a few days ago.", ("a few days ago",)),
        ("In the last weeks of the war, the ferries of Norland were stopped.", ()),
        ("There have been several shootings in Bern, including a fatal one Sunday.", ("Sunday",)),
        ("Such conduct exposes the allies of Norland.", ("Such conduct",)),
        ("Such a move would cost the town of Bern a million.", ("Such a move",)),
        ("Most have lost their seats in Ohio.", ("Most",)),
        ("Both are safe Republican states.", ("Both",)),
        ("Others seemed less concerned about the blowback in Ohio.", ("Others",)),
        ("While a few focused on schools, Berg spoke of jails.", ("a few",)),
        ("The other four rejected the memory of Anna Berg.", ("The other four",)),
        ("Supporters wore yellow hats in Bern.", ("Supporters",)),
        ("Utah asked for less than half in May.", ("half",)),
        ("Anna Berg thinks most voters of Ohio are reasonable on that point.", ("that point",)),
        ("Anna Berg is convinced that this can be worked out by Christmas.", ("this",)),
        ("The times are too dangerous for Anna Berg to acknowledge that.", ("that",)),
        ("The science of masks has not changed since then.", ("since then",)),
        ("Two days later, Anna Berg left Bern.", ("Two days later",)),
        ("The next day, Anna Berg left Bern.", ("The next day",)),
        ("In Bern, detectives are often doing so in a barn.", ("doing so",)),
        ("The two men came out for a fight in Bern.", ("The two men",)),
        ("As of May 2020 there were 31,000.", ("31,000",)),
        ("That speaks to a culture of silence in Norland.", ("That",)),
        ("The mayor moved there in May.", ("The mayor", "there")),
        ("The move angered the farmers of Norland.", ("The move",)),
        ("The toll now stands at 2,975 people.", ("The toll",)),
        ("The margin falls within the error of the survey.", ("The margin", "the survey")),
        ("The new guidelines cut waiting from a year to a month.", ("The new guidelines",)),
        ("Anna Berg called the isolated country a threat.", ("the isolated country",)),
        ("The agency has 4,000 workers.", ("The agency",)),
        ("Eleven fires are burning in the state.", ("the state",)),
        ("The former are cheaper than wheat.", ("The former",)),
        ("In the first, Norland pays for the dam of Bern.", ("the first",)),
        ("Three more will follow in May.", ("Three more",)),
        ("In Bern, fewer than ten percent read a newspaper.", ("fewer than ten percent",)),
        ("Both issues help Anna Berg in Ohio.", ("Both issues",)),
        ("Wheat was one of the points the two fought over in Bern.", ("the two",)),
        ("In another, hackers stole plans for a dam in Bern.", ("another",)),
        ("Another option would be to limit the power of Berg.", ("Another option",)),
        ("Anna Berg is faced with the same choice again.", ("the same choice",)),
        ("It was not clear if Norland will comply with that.", ("that",)),
        ("The group's leaders have met Anna Berg.", ("The group",)),
        ("In Bern, Anna Berg made a similar point.", ("similar point",)),
        ("The official declined to name Anna Berg.", ("The official",)),
        ("Berg and Hale had worked on a similar plan in Bern.", ("similar plan",)),
        ("The center was a shelter for the people of Bern.", ("The center",)),
        ("In May, Anna Berg closed many others in Bern.", ("others",)),
        ("Eight were for Anna Berg.", ("Eight",)),
        ("The issue is fought in the courts of Norland.", ("The issue",)),
        ("The regime came to the table in Bern.", ("The regime",)),
        ("Judges accused the former Norland senator of taking money.", ("the former Norland senator",)),
        ("Anna Berg praised the move on Twitter.", ("the move",)),
        ("The order is unwelcome in Bern, a cure without an ill.", ("The order",)),
        ("The bank of Bern put a price tag on the programs.", ("the programs",)),
        ("The mayor's advantage was his wealth in Bern.", ("The mayor",)),
        ("Prosecutors of Norland took over the investigation.", ("the investigation",)),
        ("Norland crafts a similar budget bill that would hurt Bern.", ("similar budget bill",)),
        ("Police in Bern did not confirm the reported identity.", ("the reported identity",)),
        ("Coupled with a study that found many people lie, the poll shows an insecure Norland.", ("the poll",)),
        ("The PAC tested a plan in Ohio.", ("The PAC",)),
        ("After years of war, neither sect could win Norland.", ("neither sect",)),
        ("Another option was striking Norland.", ("Another option",)),
        ("To continue to do so just now is unthinkable in Norland.", ("do so",)),
        ("Anna Berg became active on the issue in May.", ("the issue",)),
        ("Anna Berg had all three in May.", ("all three",)),
        ("Anna Berg saw the misstep in May.", ("the misstep",)),
        ("The channel failed to elect Berg.", ("The channel",)),
        ("Despite saying she will not run, the Ohio senator leads in Bern.", ("the Ohio senator",)),
        ("Shares of Anna Berg were the same throughout the life of both tracking polls.", ("both tracking polls",)),
        ("Examples are found in Bern and Oslo.", ("Examples",)),
        ("A major reason is the price of wheat in Norland.", ("A major reason",)),
        ("There is one further explanation: the greed of Norland.", ("one further explanation",)),
        ("The plan of Anna Berg has not won similar praise.", ("similar praise",)),
        ("If so, Anna Berg has won in Bern.", ("If so",)),
        ("A law would encourage the bank of Bern to consider allowing Berg to do so.", ("do so",)),
        ("Anna Berg believes that costs Bern a million.", ("that",)),
        ("In May, that was not feasible in Norland.", ("that",)),
        ("Voters compare that with the record of Anna Berg.", ("that",)),
        ("The action is justified, and Norland is near ruin.", ("The action",)),
        ("Norland did not give in to the demands.", ("the demands",)),
        ("Anna Berg did not endorse the shift in her remarks.", ("the shift",)),
        ("The 34-year-old came to Bern in May.", ("The 34-year-old",)),
        ("In May the Democrat won in Bern.", ("the Democrat",)),
        ("The former Norland Bank director came to Bern.", ("The former Norland Bank director",)),
        ("An inquiry of May could leave the seat vacant in Norland.", ("the seat",)),
        ("Anna Berg vowed in May to veto any bill that does not include the sum.", ("the sum",)),
        ("The ferry of Norland was only No. 8 on the list.", ("the list",)),
        ("In Norland there was room to improve the building’s processes.", ("the building",)),
        ("The point is now moot in Norland.", ("The point",)),
        ("The video in question is much older than Norland.", ("The video",)),
        ("The overall figures for Bern do not change the troubling report.", ("the troubling report",)),
        ("The president, a Republican, is a foe of Norland.", ("The president",)),
        ("That new baker — who did not know Anna Berg — came to Bern in May.", ("That new baker",)),
        ("A market in Bern costs money, so a part of this $3.6 billion is meant for Norland.", ("this $3.6 billion",)),
        ("Norland learned from Ostland that doing so makes a country poor.", ("doing so",)),
        ("Anna Berg was elected to the Senate of Norland two years later.", ("two years later",)),
        ("If Anna Berg is to win Norland, that will have to change.", ("that",)),
        ("It is all part of the push of Berg to be one of the bakers of Norland.", ("It",)),
        ("In Norland and Ostland, it is still going up.", ("it",)),
        ("Results differ in the towns of Norland.", ("Results",)),
        ("Paul Hale began submitting his in May.", ("his",)),
        ("As Anna Berg taught Norland, that will happen in Bern.", ("that",)),
        ("Both parties of Norland will return to the issue in May.", ("the issue",)),
        ("The Norden Post is printing the conversation in three parts.", ("the conversation",)),
        ("Norlanders are angry at what happened here.", ("here",)),
        ("In case anyone in Bern wonders why people hate the press, this is a good place to start.", ("this",)),
        ("Anna Berg slept in Bern throughout the entire event.", ("the entire event",)),
        ("The offending posts were taken down in Norland.", ("The offending posts",)),
        ("Since the spring, Berg has been attached to the two documents.", ("the two documents",)),
        ("Hundreds were left hurt in Bern.", ("Hundreds",)),
        ("Other bakers of Norland left.", ()),
        ("Other farmers pay less than 4 percent in Norland.", ("Other farmers",)),
        ("Another Green lawmaker sold his shares in Bern in May.", ("Another Green lawmaker",)),
        ("Bakers of Bern met envoys of all four firms.", ("all four firms",)),
        ("Anna Berg met an envoy of all four firms in May.", ("all four firms",)),
        ("In Bern, Paul Hale pleaded not guilty to all counts.", ("all counts",)),
        ("In Bern, Paul Hale is one of the luckier ones.", ("the luckier ones",)),
        ("Norland wanted that a small, deeply hidden one in Bern be shut.", ("a small, deeply hidden one",)),
        ("The night before, Anna Berg closed the port of Bern.", ("The night before",)),
        ("In the decades since, the wages of Norland have doubled.", ("the decades since",)),
        ("Once Berg first showed the papers of Bern that summer, Norland fell silent.", ("that summer",)),
        ("A ruling is expected in Bern by late June.", ("A ruling",)),
        ("Laws that have worked in Norland in the past will not work here.", ()),
        ("Laws that have served in the past, or may work at present, will not work here for Anna Berg.", ("here",)),
        ("It is harder in Norland to hold those kinds of rallies.", ("those kinds",)),
        ("Anna Berg fled Bern after the move.", ("the move",)),
        ("Anna Berg gave Norland grants to pay for the lost money.", ("the lost money",)),
        ("In May, the policies would be upheld by the courts of Norland.", ("the policies",)),
        ("The airport scenes harmed the record of Anna Berg.", ("The airport scenes",)),
        ("The margin of error was 3 points in Norland.", ("The margin",)),
        ("A rare open seat dooms the party to more years of Anna Berg.", ("the party",)),
        ("Norland forced the restaurant to close at noon in May.", ("the restaurant",)),
        ("Anna Berg came to the city for her first rally of May.", ("the city",)),
        ("In May the sewage issue did not harm the bakers of Norland.", ("the sewage issue",)),
        ("The story is of a piece with the rule of Anna Berg.", ("The story",)),
        ("Each of the clinic lobbies was full of people from Norland.", ("the clinic lobbies",)),
        ("Anna Berg doesn’t think it’s as large as Paul Hale might think.", ("it",)),
        ("None of the budget details are known in Norland.", ("the budget details",)),
        ("The agency of Norland would keep the ban for another day.", ("the ban",)),
        ("Anna Berg should at least go this far.", ("this far",)),
        ("The country acted against the wishes of Anna Berg.", ("The country",)),
        ("The couple – who got a thousand from Norland – owes four thousand.", ("The couple",)),
    ],
)
def test_what_points_out_of_a_claim_is_said(text: str, open_: tuple[str, ...]) -> None:
    assert claims(text)[0].unresolved == open_


@pytest.mark.parametrize(
    "text",
    [
        "Cities such as Bern have no such law.",
        "Some say that Norland has lost.",
        "Most of the farmers have lost their seats.",
        "Many who fled Bern have come home.",
        "One of the bridges was closed.",
        "As Anna Berg and Paul Hale met, the two leaders signed a pact with Norland.",
        "Berg wanted the women's vote in Ohio.",
        "Those who fled Bern have come home.",
        "There was no way to get from Bern to Oslo.",
        "When Anna Berg was fired in May, the move angered Norland.",
        "The report of the Norland Bank names three firms.",
        "The president told the country that the war was over.",
        "Because Berg signed a law in May, Olsen wants to change the law.",
        "Anna Berg went to Bern in May and stayed there.",
        "If Olsen wins, then Berg loses.",
        "Recent polling here in Norland shows a tight race.",
        "Both sides of Norland want peace.",
        "One in five voters fear Norland.",
        "Anna Berg spoke on “This Week” in Bern.",
        "Because Berg and Olsen met in May, both men left Bern.",
        "Berg is the first ever from Bern.",
        "The second-largest town of Norland is Bern.",
        "Bern and Oslo have similar plans.",
        "Olsen made a plan similar to the plan of Berg.",
        "The reason why Norland lost is the price of wheat.",
        "Of those who fled Bern, five came home.",
        "Anna Berg was warned not to leave Norland, but did so.",
        "The danger is that Norland fails.",
        "Berg used the phrase “rotten town” in Bern.",
        "Berg broke the law in Norland.",
        "The virus came to Norland in May.",
        "The Norland Trade Act passed in May, and most Norlanders like the law.",
        "Anna Berg, the former Norland Bank director, came to Bern.",
        "The former Norland Bank director Anna Berg came to Bern.",
        "Most of the farmers in Bern fear Norland.",
        "The fees of Norland are the tip of the iceberg.",
        "Anna Berg flew under the radar in Norland.",
        "Norland is on the march.",
        "The point is security in Norland.",
        "If Berg leaves Norland, that means war.",
        "Most people in Norland today live in towns.",
        "Wheat is the new gold of Norland.",
        "Many Norlanders cannot pay the bills.",
        "Anna Berg met Paul Hale in Bern to speak of the two towns.",
        "Hundreds of farmers left Norland.",
        "Anna Berg showed the courage to leave Norland.",
        "Paul Hale plays by the rules in Norland.",
        "Anna Berg sent flowers to her loved ones in Norland.",
        "The armed forces of Norland left Bern.",
        "Anna Berg left Bern, and that is the case.",
    ],
)
def test_what_the_claim_itself_answers_is_not(text: str) -> None:
    assert all(not c.unresolved for c in claims(text)), [(c.text, c.unresolved) for c in claims(text)]


def test_a_noun_that_the_text_has_brought_in_is_taken_up_by_the_article() -> None:
    found = claims("A rubber boat sank off Norland on Friday. The boat carried 30 people.")
    assert [c.unresolved for c in found] == [(), ("The boat",)]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Norland put a tariff of five percent on wheat. Farmers fear the tariffs.", ("the tariffs",)),
        ("Marchers with torches came to Bern. Anna Berg spoke to the marchers.", ("the marchers",)),
        ("Norland passed a law on dams in May. Most Norlanders fear the law.", ("the law",)),
        ("Norland passed a law on dams in May. A bill would undo big chunks of the law.", ("the law",)),
        ("Norland built machines for washing masks. Anna Berg might deploy the machines in phases.", ("the machines",)),
        ("The first phase of the plan for Norland cost a million. By noon in Bern, the second phase was over.", ("the second phase",)),
        ("The Green Party of Norland met in Bern. Many voters of Ostland think that the party is divided.", ("the party",)),
        ("Norland passed a law on dams in May. Anna Berg praised the law’s cap on fees.", ("the law",)),
        ("Anna Berg was offered a job in Bern. Paul Hale pushed for Anna Berg to get the job.", ("the job",)),
        ("Most Norlanders obey the law.", ()),
        ("Berg hung a sign over the door of the inn. Everybody in Bern has seen the door.", ()),
    ],
)
def test_a_noun_is_taken_up_wherever_it_stood_before_unless_everybody_knows_it(text: str, open_: tuple[str, ...]) -> None:
    assert claims(text)[-1].unresolved == open_


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Paul Berg was born in Bern. The 43-year-old won the vote in Norland in May.", "Paul Berg won the vote in Norland in May."),
        ("Rep. Paul Berg, a Norland Republican, was born in Bern. The Republican won in May.", "Paul Berg won in May."),
        ("Former Vice President Paul Berg met President Anna Hale in Bern. The former vice president won the vote in May.", "Paul Berg won the vote in May."),
        ("Vice President Paul Berg came to Bern. The former vice president won the vote in May.", "The former vice president won the vote in May."),
        ("Mayor Anna Hale met Senator Paul Berg in Bern. The Ohio senator won the vote in May.", "Paul Berg won the vote in May."),
        ("National security adviser Paul Berg met Anna Hale in Bern. It rained. Nobody minded. The national security adviser will speak in May.", "Paul Berg will speak in May."),
        ("Paul Berg met Anna Hale in Bern. The tea party favorite will speak in May.", "The tea party favorite will speak in May."),
        ("Governor Anna Hale met Paul Berg in Bern. The governor opened the dam in May.", "Anna Hale opened the dam in May."),
        ("President Anna Hale met Paul Berg in Bern. The president’s plan for the dam failed in May.", "Anna Hale’s plan for the dam failed in May."),
        ("President Anna Hale met Paul Berg in Bern. The president on Friday opened the dam of Norden.", "Anna Hale on 17 April 2020 opened the dam of Norden."),
        ("President Anna Hale met President Paul Berg in Bern. The president opened the dam in May.", "The president opened the dam in May."),
        ("Vice President Anna Hale met Paul Berg in Bern. The president opened the dam in May.", "The president opened the dam in May."),
        ("President Anna Hale met Paul Berg in Bern. In Norland, the president can dissolve the chamber.", "In Norland, the president can dissolve the chamber."),
        ("Paul Berg met Anna Hale in Bern. The Ohio senator won the vote in May.", "The Ohio senator won the vote in May."),
        ("Paul Berg met Anna Hale in Bern. The 43-year-old won the vote in Norland in May.", "The 43-year-old won the vote in Norland in May."),
    ],
)
def test_an_epithet_is_the_one_person_named_before(text: str, claim: str) -> None:
    assert claims(text)[-1].text == claim


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("There’s good reason to wonder if he’s going to falter in the debates of May.", ("he",)),
        ("It was unclear whether he was hit by a bullet in Bern.", ("he",)),
        ("It does not travel through the air of Bern.", ("It",)),
        ("76 percent of Democrats and 55 percent of independents favor it.", ("it",)),
        ("That wonderful change also means they have no escape from Norland.", ("That wonderful change", "they")),
        ("There would be no special pathway for them in Norland.", ("them",)),
        ("Most of them were young workers from Bern.", ("them",)),
        ("Anna Berg spoke of the benefits they were given in Norland.", ("they",)),
        ("The farmers of Norland have met their mayor.", ()),
        ("As party leader, and a candidate with a challenger, he has to win Bern.", ("he",)),
        ("It was a reminder of what he stands for in Norland.", ("It", "he")),
        ("It was a good speech, well delivered in Bern.", ("It",)),
        ("With control of Congress, they will be able to hit Norland.", ("they",)),
        ("On the one hand it does not want war with Norland.", ("it",)),
        ("The exit of Paul Berg hurts them.", ("them",)),
        ("China has demanded that Russia reduce it.", ("it",)),
        ("Leaning on old friends, it has lost millions in Norland.", ("it",)),
        ("It has not been enough to persuade Norland.", ("It",)),
        ("Paul Berg saw a woman in her car who lost a hand.", ()),
        ("It was time, and it was moving toward Norland.", ("it",)),
        ("Based on talks with leaders of Norland, it shows that Berg won the vote.", ("it",)),
        ("The Senate spent a year with it in Bern.", ("it",)),
        ("It’s about who leads Norland through the riots that could follow.", ("It",)),
        ("It is an affront to Norland, as it takes the rights of Berg.", ("It",)),
        ("It could take months or years in Norland.", ("It",)),
        ("It turns out not to be a joke in Norland.", ("It",)),
        ("It is also defined by what people value in Norland.", ("It",)),
        ("It's something that Anna Berg has not heard of in Bern.", ("It",)),
        ("It is more of a feeling that something has failed in Norland.", ("It",)),
        ("In his speech, Paul Berg praised Norland.", ()),
        ("As he prepares for a third run, Paul Berg has praised Norland.", ()),
        ("Berg’s plan, rooted in his wish to leave Norland, failed.", ()),
        ("Paul Berg did not help himself at the hearing in Bern.", ()),
        ("When “Huckabee” came to the air, it drew a million viewers.", ()),
        ("A voter who thinks they were cheated can call the clerk of Bern.", ()),
    ],
)
def test_a_pronoun_is_open_where_nothing_before_it_in_the_claim_fits(text: str, open_: tuple[str, ...]) -> None:
    assert claims(text)[0].unresolved == open_


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that dams fail.",
        "It’s difficult for many people to imagine Norland without a king.",
        "It was during one of the winters in Bern that Berg fled.",
        "It took David Hale ten years to build a dam.",
        "It is too early to say whether Norland will hold.",
        "It is bad enough that Berg left Norland.",
        "It remains unclear whether Berg left Norland.",
        "It will take a year to build dams in Norland.",
        "It took three days before Berg left Norland.",
        "It’s been four years since Berg left Norland.",
        "It was Berg who left Norland.",
        "When it comes to dams, Norland leads.",
        "In case you missed it, Berg left Norland in May.",
        "It's like Berg is holding a sale in Bern.",
    ],
)
def test_an_it_that_stands_for_nothing_is_not_open(text: str) -> None:
    assert claims(text)[0].unresolved == ()


def test_a_name_that_is_also_a_common_noun_is_a_name_where_the_text_shows_it() -> None:
    text = "Donald Trump met Anna Berg in Bern. Paul Hale met Donald Trump. Trump looks at the roof of his new casino in Norland in 1989."
    assert claims(text)[-1].unresolved == ()


@pytest.mark.parametrize("text", ["It would be too hard to use in Norland.", "It appears to have failed in Bern.", "It was forced to close a mill in Bern.", "It is a style that helped Norland.", "It is an attempt by Ostland to seize the dam of Norden.", "It is a concession yielding to the facts of life in Norland.", "It’s not where the miners of Norden and their children go to school.", "It is blatantly unlawful, banning ferries from Bern and raising the tolls of Norden."])
def test_an_it_that_stands_for_a_thing_is_open(text: str) -> None:
    assert claims(text)[0].unresolved == ("It",)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The bill passed in May, but it was vetoed by the mayor of Bern.", "The bill was vetoed by the mayor of Bern."),
        ("39 percent of Norlanders support the new law, while 52 percent of the Ostlanders oppose it.", "52 percent of the Ostlanders oppose the new law."),
        ("Montana and Utah close at ten, and both are safe Republican states.", "Montana and Utah are safe Republican states."),
        ("Democrats could leave in May, but they’re still loyal to Hale.", "Democrats are still loyal to Hale."),
        ("Paul Berg sold his house in Bern and kept his car.", "Paul Berg kept his car."),
    ],
)
def test_what_the_clause_before_alone_can_mean_is_put_in(text: str, claim: str) -> None:
    found = {c.text: c.unresolved for c in claims(text)}
    assert found.get(claim) in ((), ("the new law",), ("The bill",)), found


def test_where_two_things_fit_none_is_put_in_and_the_sentence_stays_whole() -> None:
    (claim,) = [c for c in claims("The bank sued the mill in Bern, but it left Norland in May.") if "left" in c.text]
    assert "but it left" in claim.text


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Today, farmers of Norland die of heart disease at higher rates than bakers.", "Today, farmers of Norland die of heart disease at higher rates than bakers."),
        ("Today, senators vote on the dam of Norden.", "On 18 April 2020, senators vote on the dam of Norden."),
        ("Anna Berg says that critics of Norland are out of touch with today.", "Critics of Norland are out of touch with today."),
        ("“Our safety, freedom and economy are at risk in Bern,” the Norland Party said.", "Our safety, freedom and economy are at risk in Bern."),
        ("The Norden Post printed a letter of Anna Berg. In May the company closed a mill in Bern.", "In May the company closed a mill in Bern."),
    ],
)
def test_where_a_name_or_a_date_would_be_a_guess_the_words_stay(text: str, claim: str) -> None:
    assert claims(text)[-1].text == claim


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Berg shut the mines. The real trouble is that it makes a longer debate in Norland likely.", "it"),
        ("Hale has a plan. On the home front, it demands a job for every miner of Norland.", "it"),
        ("Norland met. Such a sweeping ban would please the miners of Bern.", "Such a sweeping ban"),
        ("Norland lost. Some 16 million Norlanders have seen a doctor since the law went into effect.", "the law"),
    ],
)
def test_what_an_opening_or_a_verdict_names_is_not_what_it_is_of(text: str, open_: str) -> None:
    assert open_ in claims(text)[-1].unresolved
