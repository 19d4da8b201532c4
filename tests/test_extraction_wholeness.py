"""Claims that are whole: no halves, no captions, no calls."""

from __future__ import annotations

import pytest
from extracting import told


@pytest.mark.parametrize(
    "text",
    [
        "In Ohio, where work is scarce and the mills are closing, the county maintains a steep school levy, high debt and a slow court.",
        'The mayor, he stressed, does not believe Norland is, or is definitely about to become, a "failed state."',
        "Berg waves to the crowd as Mayor Lena Olsen speaks at the opening of the new library in Springfield on May 12, 2009.",
        "“Let’s see what they put forward,” Berg told the paper.",
        "What an odd few weeks it has been for the two mayors.",
        "So, too, did his brother and sister.",
        "With that in mind, here are the ten questions that will decide the vote:",
        "The party's leadership defends the law on Harbor Hill, January 4, 2017.",
        "Bridges in Norland rose to 147 on Wednesday [Ana Berg AP Photo]",
        "Anna Berg contributed.",
        "Anna Berg explains in the January issue of Harbor Magazine.",
        "The harbor page is available without charge to any publisher that can provide a large audience.",
        "( Also on HARBOR: The mayor could lose the port)",
        "“To hear that the mayor is a man that stands by the town,” Anna Berg said.",
        "Other big donors on the harbor team include:",
        "| Getty The mayor’s aides are also his donors They’re also all men.",
        "(Anna Berg guesses about 60 to 70 percent) group's seven guards, their number has grown since May.",
        "( PHOTOS: The council meets on the port)",
        "Anna Berg also had this to say about the port:",
        "So here are some flaws in Berg’s plan:",
        "Anna Berg also tweeted.",
        "Then there is Mary Stone.",
        "“Enough is enough,” Anna Berg said.",
        "“See what happens,” Anna Berg said.",
        "In hindsight, maybe it shouldn’t have.",
        "“I figured that if he would be bold enough to touch me in the hall,” Anna Berg says.",
        "“The people approved,” Anna Berg said.",
        "All of which makes the fishermen want to leave the port.",
        "Anna Berg: “Probably, although this will be something for the judges of the harbor.”",
        "As if the nurse who ran into the fire was a saint whose death should be praised.",
        "Fishermen using small boats called for the guards to open the port at once, Norland radio reported.",
        "guards will stay at home, which could slow the ferries for a week.",
        "Two sailors are seen on the quay above with their dog.",
        "“May the storm pass the town by,” the bishop said.",
        "Forget all the old quarrels, and a run for mayor looks like an easy choice for Berg.",
        "As the guard said, rather grim.",
        "“Let’s say Berg starts a war in the port and we lose the council,” Hale said.",
        "“And all of the many rivals that we face,” Berg said.",
        "For those who were not in the harbor that night, here are five things to know about the fire.",
        "The whole letter can be viewed below.",
        "CLOSE Carl Berg walks to the harbor with his two dogs every day. Norland Today",
        "The ferry left the harbor with two hundred guests on Sunday. Carl Moss/The Norland Journal",
        "This transcript was automatically generated and may hold errors. Berg closed the port.",
        "So are many of the fishermen from the two towns up north.",
        "“Especially, as you know, when the port is full,” Anna Berg said.",
        "Fishermen asked by the paper believe the harbor's purpose is:",
        "Anna Berg expects that the council will re-seed the park.",
        "“Doubly so when the town has promised to pay for it,” Anna Berg said.",
        "Our conversation with Anna Berg has been condensed and edited for clarity.",
        "The mayor's letter defines the new rule this way:",
        "And then carried it over the bridge to the harbor.",
        "“Ran for mayor one time and won,” Anna Berg said.",
        "FOURTH, begin to close the old ports and cancel the loans of the council.",
        "This story was reported by The Harbor Press.",
        "This is a rush transcript of the talk. The text may not be in its final form.",
        "You can read the mayor's letter to the fishermen below.",
        "The video below was filmed in the harbor by Anna Berg.",
        "Excerpted from “The Long Bridge: How the Mayor Built the Port,” by Anna Berg.",
        "If you like the harbor, here's some good news for you:",
    ],
)
def test_fragments_captions_and_calls_are_no_claims(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('In a video message said to be "to the sailors in the world," the guards said the bridge was closed for repairs in May.', "video"),
        ("Eight months before voters head to the polls, though, the survey shows movement within a party that is still wide open.", "Eight months"),
        ("Berg gave his advice for those in office, as though he were still a role model of the town.", "He were"),
        ("The same critics would have been, and in a lot of cases were, defending the mayor with their last breaths.", "would have been"),
        ("I can name a number of columnists who wrote of him, even calling for his resignation.", "Calling"),
        ("The tag #Harbor (turned into #Port, #Quay and many others), which has covered millions, is part of the picture.", "many others"),
        ("The mayor spoke of a case in which a man buys a gun, and whether the guards should be allowed to stop him in the street.", "Whether"),
        ("The plan would take $7 million from that fund, of which $5 million would come from the old tax on fish.", "Of which"),
        ("“Unless you are like two meters tall and much younger than me. Then we will negotiate,” Berg said.", "Unless"),
        ("The last poll showed Sand, Berg, and Hale tied at 23 percent, with Olsen at 16 percent of the vote.", "Hale"),
        ("We trust the council less than others do – and have since 2010 – according to a survey by Telmark.", "since 2010"),
        ("Never mind that Berg lost the harbor. Or that she passed the whole winter in Norland with the guards.", "Or that"),
        ("Berg raised doubts about the council’s views that she is unable to discuss.", "She is unable"),
        ("The fishermen believe in a tale that the owners tell themselves so they can sleep at night.", "So they"),
        ("Moss is the first man to say, in full and on tape, that Berg told his friends of the fire.", "that"),
        ("Berg doubts that the guards were there. Or, that the port was closed for as long as they like.", "Or, that"),
        ("Here we are, a year on, and the port is still shut.", "Here we are"),
        ("In theory, Berg could leave the harbor as the council since May has said he must do.", "Must do"),
    ],
)
def test_a_piece_of_a_sentence_is_no_claim(text: str, part: str) -> None:
    assert not any(c.startswith(part) or c.endswith(f"{part}.") for c in told(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("“People really recognize that the fault lies in the rules; it’s not with the coach,” Berg said.", "People really recognize that the fault lies in the rules; it’s not with the coach."),
        ("The trial of the harbor's guard begins on May 12, 2021.", "The trial of the harbor's guard begins on May 12, 2021."),
        ("“The vote was lost, and [the councillors] have sold our rights by what they did,” Berg said.", "[The councillors] have sold our rights by what they did."),
        ("“I trust Anna [Olsen]. It’s not about money,” Berg said.", "Berg trusts Anna [Olsen]."),
        ("“Since the flood, our country has been fixated on dams,” the Harbor Trust said.", "Since the flood, our country has been fixated on dams."),
        (
            "Berg notes that the rise was driven by mining (which went from a loss of 11 percent to a gain of 7 percent).",
            "The rise was driven by mining (which went from a loss of 11 percent to a gain of 7 percent).",
        ),
        ("“It is not a price where you can say ‘oh, I’ll argue a little bit,’” Anna Berg said.", "It is not a price where you can say ‘oh, I’ll argue a little bit’."),
        ("Two days later, at a meeting hosted by KTV, Anna Berg said, “Perhaps, in the heat of the moment, I took a step too far.”", "Perhaps, in the heat of the moment, Anna Berg took a step too far."),
        ("Today is the last day the mayors can qualify for the debate.", "18 April 2020 is the last day the mayors can qualify for the debate."),
        ("Berg left the room. He’s been selling wheat for decades, but not with such force.", "Berg has been selling wheat for decades, but not with such force."),
        ("“That the mayor parted with him means the town will be smaller,” Berg said.", "That the mayor parted with him means the town will be smaller."),
        ("Not only does the mayor lie, but also the council is afraid.", "Not only does the mayor lie, but also the council is afraid."),
        ("Berg spent more than Olsen did in his last year in office.", "Berg spent more than Olsen did in his last year in office."),
        ("Berg has money in the bank, between $8.3m and $32.9m. Senator Olsen has none of it.", "Berg has money in the bank, between $8.3m and $32.9m."),
        ("From the ruins 64 sleepers were carried to shelter.", "From the ruins 64 sleepers were carried to shelter."),
        ("Whatever the council decides will be law.", "Whatever the council decides will be law."),
        ("“I’d be surprised if anybody was asked to do anything illegal,” Anna Berg said.", "Anna Berg would be surprised if anybody was asked to do anything illegal."),
        ("“Does anyone believe the mayor will give up even one boat?” Anna Berg said.", "Anna Berg asks: Does anyone believe the mayor will give up even one boat?"),
        ("Calling the talks good, Mr Berg - who once fled - said it was a day for the town.", "Mr Berg called the talks good."),
        ("“Her Royal Highness The Duchess of Norland has been taken to St. Anne’s Hospital,” the palace said.", "Her Royal Highness The Duchess of Norland has been taken to St. Anne’s Hospital."),
        ("Saturday was a beautiful spring day in Norland.", "18 April 2020 was a beautiful spring day in Norland."),
        ("Today, ten towns have new laws that limit fishing.", "Today, ten towns have new laws that limit fishing."),
        ("We can debate who was to blame, but we cannot deny that the bridge fell.", "We can debate who was to blame, but we cannot deny that the bridge fell."),
        ("As the two scholars put it: “How papers cover a town shapes how citizens see it.”", "How papers cover a town shapes how citizens see it."),
        ("5. The firm Hale closed three plants in Norland.", "The firm Hale closed three plants in Norland."),
        ("“Why should people believe you now?” asked Anna Berg.", "Anna Berg asks: Why should people believe you now?"),
        ("“Is it bad to be rich?” Anna Berg asked with a tough edge.", "Anna Berg asks: Is it bad to be rich?"),
        ("“I will not be silent while the mayors sell a port that belongs to us,” Anna Berg said.", "Anna Berg will not be silent while the mayors sell a port that belongs to us."),
        ("“I strongly condemn the deeds of the guards,” Anna Berg said.", "Anna Berg strongly condemns the deeds of the guards."),
        ("The end of a long race will leave any mayor angry, tired, and focused on slights.", "The end of a long race will leave any mayor angry, tired, and focused on slights."),
        ('The host Hale and "Today" guest Olsen broke the news in Norland.', 'The host Hale and "Today" guest Olsen broke the news in Norland.'),
        ("Guards are told to be ready by April 1, Anna Berg told the paper, and already leaving old jobs in Norland.", "Guards are told to be ready by April 1 and already leaving old jobs in Norland."),
        ("Just after leaving port the ferry Hale swung to the right, witnesses said.", "Just after leaving port the ferry Hale swung to the right."),
        ("• The mayor Hale closed three ports in Norland.", "The mayor Hale closed three ports in Norland."),
        ("Two guards were killed and another wounded in two attacks.", "Another was wounded in two attacks."),
        ("Berg said the town would make the same offer \"if the terms allow it.\"", 'The town would make the same offer "if the terms allow it."'),
        ("“I mean, in the street, people take the mayor for a shy man,” Berg said.", "In the street, people take the mayor for a shy man."),
        (
            "“Owners see money,” Berg said, “and think that harbors are full of gold.”",
            "Owners see money and think that harbors are full of gold.",
        ),
        ("Berg said whether he runs for mayor or not he will build the new port.", "Whether Berg runs for mayor or not he will build the new port."),
        (
            "Olsen said nothing of the plan, but harbor master Carl Moss Wednesday questioned whether the port would hold.",
            "Harbor master Carl Moss on 15 April 2020 questioned whether the port would hold.",
        ),
        ("In another post from 2013, Hale wrote, “it’s not until that year that the town began to think.”", "It’s not until that year that the town began to think."),
        (
            "As the council lost its way in the storm, Berg, Hale said, “knew where the boats were lying.”",
            "As the council lost its way in the storm, Berg knew where the boats were lying.",
        ),
        (
            "“I have to feed the dogs, not so much so they grow,” Hale said, “but so that they can work.”",
            "Hale has to feed the dogs, not so much so they grow but so that they can work.",
        ),
        ("Not only do pupils lose out, teachers say, but towns feel alone.", "Not only do pupils lose out but towns feel alone."),
        ("Paul Berg also explains why raising the toll in May would be a blow to trade.", "Raising the toll in May would be a blow to trade."),
        ("“Some sailors will be cross, I understand that,” Anna Berg said.", "Some sailors will be cross, Anna Berg understands that."),
        ("Forty years ago this month, the council began its hearings.", "Forty years ago this month, the council began its hearings."),
        ("Nor has Paul Berg threatened to close the port.", "Nor has Paul Berg threatened to close the port."),
        ("A survey found Berg leading Hale by nine points in the harbor towns.", "Berg is leading Hale by nine points in the harbor towns."),
        ("Ironically, though, the port is what Berg had long wanted.", "Ironically, though, the port is what Berg had long wanted."),
        ("The paper's report that Berg had left the port pleased nobody.", "The paper's report that Berg had left the port pleased nobody."),
        ("Berg’s Wednesday morning speech changed the port.", "Berg’s 15 April 2020 morning speech changed the port."),
        ("“Perhaps tomorrow will be a dry day,” Berg said.", "Perhaps 19 April 2020 will be a dry day."),
        ("10:42 a.m. ET - The bridge was closed at noon, the mayor says.", "The bridge was closed at noon."),
    ],
)
def test_what_belongs_to_a_claim_stays_with_it(text: str, claim: str) -> None:
    assert claim in told(text)


def test_a_claim_that_ends_before_its_noun_is_left_out() -> None:
    found = told("Berg sent Olsen a letter notifying her that the talk reinforced the Harbor Committee’s need to see the bills as part of its duties.")
    assert "The talk reinforced the Harbor Committee’s." not in found


def test_a_programme_named_after_a_day_has_no_date() -> None:
    assert told("A writer for Saturday Night Live, Berg worked on the show for years.") == ["A writer for Saturday Night Live, Berg worked on the show for years."]


def test_a_quoted_shout_ends_no_sentence() -> None:
    assert not any(t.startswith("Exclamation") for t in told("Her speech, from her “I love this town!” exclamation — it was not in the script — to the story she told, was effective."))


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The plan has two steps: the gates would be closed, and the boats would be searched.", ["The plan has two steps: the gates would be closed, and the boats would be searched."]),
        ("Berg is repeating not only the words of the old mayor; he is repeating the fears of the town.", ["Berg is repeating not only the words of the old mayor; he is repeating the fears of the town."]),
        ("It is a sad day when Anna Berg gets a prize, and Carl Hale gets a fine.", ["It is a sad day when Anna Berg gets a prize, and Carl Hale gets a fine."]),
        ("Berg may raise money through the new harbor fee and ferries moved back to the town.", ["Berg may raise money through the new harbor fee and ferries moved back to the town."]),
        ("“And if you—we have laid the plan out; anybody can read the whole plan at the port,” Anna Berg said.", ["We have laid the plan out; anybody can read the whole plan at the port."]),
        ("“Let me just say that a judge closed the case,” Anna Berg said.", ["A judge closed the case."]),
    ],
)
def test_what_belongs_together_stays_together(text: str, claims: list[str]) -> None:
    assert told(text) == claims


def test_what_begins_in_the_midst_of_a_phrase_is_none() -> None:
    assert told("She said she stands by the rules made after the Nov. 20, 1999, al Norland attacks.") == []
    assert told("“Carl Hale, drowned at sea after being chased for stealing fish in the market of the town,” Anna Berg said.") == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Post is not the first paper denied a seat in the hall.", ["The Post is not the first paper denied a seat in the hall."]),
        ("“The mayor kept to his notes and, I think, met the hour,” Carl Hale said.", ["The mayor kept to his notes."]),
        ("I thought the council promised to open the port?", []),
        ("If the mayor could spend the money alone, the councils’ say over the port would be much reduced.", ["If the mayor could spend the money alone, the councils’ say over the port would be much reduced."]),
        ("“I would like to,” Anna Berg said.", []),
        ("Anna Berg will announce on Friday whether or not she will run for mayor.", []),
        ("Stay with us for more from the harbor after this break.", []),
        ("Anna Berg argues that (a) the council has failed for too long, and (b) that many other towns have closed their ports.", ["The council has failed for too long.", "Many other towns have closed their ports."]),
        ("The ferry did not sail in May, it has been reported.", ["The ferry did not sail in May."]),
        ("Here they are: the sheet is both a list of the boats and a look at the new harbor.", []),
        ("You can follow the ferries, via the harbor page, here.", []),
        ("That said, the new rule would make the harbor even more crowded.", ["The new rule would make the harbor even more crowded."]),
    ],
)
def test_claims_end_and_begin_where_their_clauses_do(text: str, claims: list[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Berg was told that the ferry was late.“All the boats are in the harbor,” Hale said.", ["Berg was told that the ferry was late.", "All the boats are in the harbor."]),
        ("The port closed in 2016.Hale left the town in May.", ["The port closed in 2016.", "Hale left the town in May."]),
        ("Members of the council stood with Rep. Anna Berg (R.-Ky.) Tuesday to fight the harbor bill.", ["Members of the council stood with Rep. Anna Berg (R.-Ky.) on 14 April 2020 to fight the harbor bill."]),
        ("The rule is really a cheap (and simple!) choice for many sailors.", ["The rule is really a cheap (and simple!) choice for many sailors."]),
    ],
)
def test_sentences_are_told_apart_without_a_space_and_not_at_a_bracket(text: str, claims: list[str]) -> None:
    assert told(text) == claims
