"""Who answers for a claim, in the places where drawn claims named the wrong one."""

from __future__ import annotations

import pytest
from extracting import PAPER, claims, origins


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("The governor has said that her power does not end, so her orders will continue based on other laws.", "continue", PAPER),
        ("“The lake is rising fast, it will continue to rise, and it underscores the danger,” Mary Stone said.", "rising", "Mary Stone"),
        ("“The bridge is a ruin,” Mary Stone continued.", "ruin", "Mary Stone"),
        ("“People see it,” Anna Berg said.\n\n“But they make up their own minds,” Peter Reyes followed up.", "minds", "Peter Reyes"),
        ("According to Paul Reyes, an analyst, Tom Stone said on Friday: “Nobody asked me about it. It would have eased the pain of the miners.”", "eased", "Tom Stone"),
        ("Others note, “I would hate to be a member of that council.”", "hate", f"unnamed: others ({PAPER})"),
        ("Tom Stone reportedly asked Peter Reyes to resign in May.", "resign", PAPER),
        ("Tom Stone offered a tweet that mocked the mayor.", "tweet", PAPER),
        ("Tom Stone arrived late in Oslo, pushing back the mayor's departure for the palace.", "departure", PAPER),
        ("Six in ten sailors as well as Republicans said the mayor had won the debate.", "debate", f"unnamed: Republicans ({PAPER})"),
        ("Peter W. Stone, the attorney challenging Section 5, said that the law had changed.", "law", "Peter W. Stone"),
        ("Still, Anna Berg, a panel leader from Norway who said she had lost weight, praised the plan.", "weight", "Anna Berg"),
        ("“If we cut the forests, we lose this gift,” said study co-author Paul Reyes, a scientist at the centre.", "gift", "Paul Reyes"),
        ("Of course, only time will tell whether the warnings will bear out.", "warnings", PAPER),
        (
            "The program will stay, said Paul Reyes, a spokesman. The law is in doubt now that Donald Stone has been elected president. He has vowed to repeal the law.",
            "repeal",
            "Donald Stone",
        ),
    ],
)
def test_origin(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    "text",
    [
        "An equal number of voters, 61 percent, say they like Anna Berg, the highest rate in the field.",
        "Only 2 percent of the town say Anna Berg is their first choice, an 80 percent drop.",
        "Sixty percent called the mayor a good speaker.",
        "Four-in-ten say they have a good opinion of Ann Stone.",
        "Majorities of Norden and Vexo adults say the port is safe.",
        "Nearly half of all respondents to the poll said they feel tariffs are bad for the town.",
    ],
)
def test_what_a_share_of_the_asked_says_is_told_whole(text: str) -> None:
    assert [(c.text, c.origin) for c in claims(text)] == [(text, PAPER)]


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("According to what a harbor official tells the paper's Mara Stone, the mayor plans to name Anna Berg.", "plans", f"unnamed: harbor official ({PAPER})"),
        ("Both KTV and CBN say viewers are split almost evenly in Norland.", "split", "KTV"),
        ("Once the votes are counted, one party will proclaim that victory is near.", "victory", PAPER),
        ("How does Tom Stone think the mayor will respond?", "respond", ""),
        ("Anna Berg said Tom Stone's own letters proved the bridge was a ruin from the start.", "ruin", "Anna Berg"),
        ("Without a wall, Mary Stone told me she would not vote for the mayor again.", "Without a wall", "Mary Stone"),
        ("The leader of the council pledged to oppose Tom Stone's plan weeks ago. “If they go on, we will fight them tooth and nail,” he said.", "tooth", f"unnamed: leader of the council ({PAPER})"),
        ("A woman named Cora Hill wrote in May that she knew the mayor at school.", "mayor", "Cora Hill"),
        ("Many of us assumed the court would be lost in May.", "lost", PAPER),
        ("The Harbor Press reported this week that ten guards gave to the fund or pledged money to it.", "or pledged money", "Harbor Press"),
        ("Tom Stone renewed his attack on a letter sent hours before protests began there, saying “you don’t send such a letter to a friend.”", "such a letter", "Tom Stone"),
        ("While it is tempting to see these boats and think we spend too much on guards, the sum is small.", "spend too much", PAPER),
        (
            "On Monday, Tom Stone said the storm is big. “Be safe!” Stone added.\n\nLocal resident Cora Hill packed on Tuesday in Bern. Finding fuel was tough.\n\n“Everyone in town was sold out,” she said.",
            "sold out",
            "Cora Hill",
        ),
        ("“And that is a slow rate of work,” Tom Stone shot back, leaving the room.", "slow rate", ""),
        ("No more than one boat was shot at, near Bern, and its crew is alive, the mayor insists.", "crew is alive", f"unnamed: mayor ({PAPER})"),
        ("Tom Stone said the vote was fair. Tom Stone himself has also said that the port is safe.", "port is safe", "Tom Stone"),
        ("In Cora Hill’s own words from her letter to the board, the guards “prefer a strict rule” in the port.", "strict rule", "Cora Hill"),
        ("The guards are hoping the tax cut will fix that gap and have made progress while Tom Stone toured Bern.", "toured", ""),
        ("“It is right to see this town,” Tom Stone said. He called Norland a “good story in an era when so often we see towns fall.”", "Tom Stone called Norland", "Tom Stone"),
        ("Small groups of nurses continued to call for more facts about the fire.", "Small groups of nurses continued to call", f"unnamed: small groups of nurses ({PAPER})"),
        ("Citing Chile and Peru, Tom Stone adds that “we would be very concerned that people would end up exposed to harm.”", "concerned", "Tom Stone"),
        ("Right now, 13 towns are defending themselves in lawsuits over schools.", "defending", PAPER),
        ("Tom Stone told the council it was his “duty” to report the call, as he turned aside attacks on his loyalty.", "duty", "Tom Stone"),
        ("Mary Stone runs the shop. When that woman came to see the town in 1976, she asked the boy to take a photo of the paper.", "photo", f"unnamed: woman ({PAPER})"),
    ],
)
def test_origin_where_somebody_else_is_near(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == ({origin} if origin else set())


def test_what_the_paper_says_of_a_thing_is_not_said_by_who_defends_it() -> None:
    assert any(c.text == "Mary Stone defends the mayor's new rules for the harbor." and c.origin == "Mary Stone" for c in claims("Mary Stone defends the mayor's new rules for the harbor, which have undone much of her work."))


def test_he_in_a_quotation_is_not_who_only_passes_it_on() -> None:
    (claim,) = (c for c in claims("According to Paul Reyes, an analyst, Tom Stone said on Friday: “He knows that bridges are ruins.”") if c.origin == "Tom Stone")
    assert claim.unresolved == ("He",)


def test_he_who_is_quoted_within_a_quotation_is_not_who_speaks() -> None:
    found = claims("“He came in,” Tom Stone said. “He said, ‘I had a fight with the mayor over the bridge.’ And he left.”")
    assert not any(c.text.startswith("I had") for c in found)
    assert not any("Tom Stone had" in c.text for c in found)


def test_words_set_apart_behind_a_colon_are_not_the_papers() -> None:
    assert origins("The group put out a list of what it wants:\n\nWe call for an end to the tolls.", "tolls") == set()


def test_a_heading_in_single_marks_states_nothing() -> None:
    assert origins("‘We need this town to come together’\n\nThe town voted for the mayor on Tuesday.", "together") == set()


def test_somebody_of_unknown_gender_is_not_she_where_another_woman_is_known() -> None:
    text = "Speaker Mary Stone opened the session. Later the talks went on.\n\nThe matter was settled, Vexo Romberg said. Nobody asked Vexo Romberg. She left early."
    assert not origins(text, "Vexo Romberg left")


def test_a_to_before_according_is_not_its_own() -> None:
    assert origins("They want to stop the work. To wit, according to the mayor who saw it, the bridge will be closed until May.", "bridge") == {f"unnamed: mayor ({PAPER})"}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("A ban on boats from the three towns was one of a number of steps being discussed by officials, Tom Stone, a spokesman, told Reuters.", "ban", "Tom Stone"),
        ("One of the officials noted that the ban made the dam superfluous.", "superfluous", f"unnamed: one of the officials ({PAPER})"),
        ("A different look at the town's voters offers some surprises about the ban.", "surprises", PAPER),
        ("“Mini Tom is a 5’4” mass of energy who does not want to be on the stage. No boxes please,” Peter Reyes wrote.", "energy", "Peter Reyes"),
        ("Kurt Stone came to the town in May. The aide left. Kurt said that the bridge was old.", "old", "Kurt Stone"),
    ],
)
def test_origin_in_a_further_draw(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


def test_what_the_writer_asks_is_nobodys() -> None:
    assert origins("“It was a ruin,” Ali Stone says.\n\n“Is it the mayor they are waiting for?” I ask, pointing at the bridge.", "mayor") == set()


def test_documents_do_not_speak_on() -> None:
    assert origins("According to documents and interviews, the town paid for it.\n\n“It is just a hunt for witches. Here we go again.”", "hunt") == set()


@pytest.mark.parametrize("text", ["I do not think anyone expected it to be cheap.", "As president, I will require firms to disclose their spending.", "My own reading is that the bridge was cheap."])
def test_who_writes_in_the_first_person_is_not_the_paper(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("A source told Reuters that the lawyers had vetted the figures and believed they would stand in court.", "believed", f"unnamed: source ({PAPER})"),
        ("House minority leader, Rep. Mary Stone, D-Calif., also called for Reyes to step down.", "step down", "Mary Stone"),
        ("The senator called Karsia an ally. But, he added, \"it's a new chapter for Karsia\" in the land after the vote.", "chapter", f"unnamed: senator ({PAPER})"),
        ("The judges heard the case, with challengers saying the state is breaking the law.", "The state is breaking", f"unnamed: challengers ({PAPER})"),
        ("Democrat: Walter Reyes threw a long pass.\n\nRepublican: Ronald Stone ran.\n\nDemocrat: Al Berg won nothing in the south.", "south", PAPER),
        ('"The pattern lasted until May," Brett Stone wrote. The state\'s effort to rid the jury of them shows what it wanted."', "effort", "Brett Stone"),
        ('The risk grows.\n\nA ban is a threat to the owners of ink," the letter continues. "No law lets them do it."', "ban", f"unnamed: letter ({PAPER})"),
    ],
)
def test_origin_in_two_more_draws(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == ({origin} if origin else set())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The harbor office plans to turn over the letters to the court.", "plans to"),
        ("The two towns expect to use up their money before May.", "expect to"),
        ("Aides have discussed a rally in Norden; in Vexo; or in the old port.", "rally"),
        ("Anna Berg, an engineer, described the work she had done on the bridge.", "work"),
        ("Anna Berg often talks about the town and its people.", "town"),
        ("Anna Berg offered the mayor a tutorial in how to speak.", "tutorial"),
        ("The report also mentioned the bridge in its first chapter.", "bridge"),
        ("Two agents questioned Peter Reyes about the bridge in May.", "bridge"),
    ],
)
def test_that_somebody_spoke_or_plans_is_the_papers_claim(text: str, words: str) -> None:
    assert origins(text, words) == {PAPER}


def test_who_was_told_to_have_spoken_is_he() -> None:
    assert origins("Peter Reyes talked about the bridge. “It will fall in May,” he said.", "fall") == {"Peter Reyes"}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("More than half of the voters believe that the vote is rigged and two-thirds want it changed, according to a Vexo/Ipsos poll.", "rigged", "Vexo/Ipsos"),
        ("Two soldiers were killed in the attack, according to the Norden Police Department, which oversees the port.", "soldiers", "Norden Police Department"),
        ("Trade Secretary Tom Stone has been pushing for the tolls, according to those with knowledge of the debate, in part because of traffic.", "tolls", f"unnamed: those with knowledge of the debate ({PAPER})"),
        ("The office will be renamed and will continue to house the staff, until the palace is completed, according to the Norden Post.", "house the staff", "Norden Post"),
        ("The road will be closed and, according to a study by Norden University, the town will lose millions.", "millions", "Norden University"),
        ("As Anna Berg put it, the bridge is a ruin.", "ruin", "Anna Berg"),
        ("The mayor is, as the Norden Post puts it, a friend of the rich.", "friend", "Norden Post"),
        ("The bridge is a ruin, as first reported by the Norden Post.", "ruin", "Norden Post"),
        ("The bridge was sold in May, per the Norden Post.", "sold", "Norden Post"),
    ],
)
def test_a_source_that_a_phrase_names(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


def test_what_is_said_of_the_source_is_no_part_of_the_claim() -> None:
    (claim,) = claims("Two soldiers were hurt in the attack, according to the Norden Police Department, which oversees the port.")
    assert claim.text == "Two soldiers were hurt in the attack."


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("“The town will learn that I am not such a person,” the mayor's aide Anna Berg quoted Peter Reyes as saying.", "person", "Peter Reyes"),
        ("Anna Berg quoted Peter Reyes as saying that the bridge is a ruin.", "ruin", "Peter Reyes"),
        ("In May a video surfaced of Mary Stone saying, “There are many people here who we do not want to vote.”", "people", "Mary Stone"),
        ("Anna Berg received several calls from lobbyist Robert Stone telling her that the envoy should be fired.", "should be fired", "Robert Stone"),
        ("He showed a clip of Tom Stone saying: “The bridge is a ruin that nobody needs.”", "ruin", "Tom Stone"),
        ("Peter Reyes says he told Tom Stone that the bridge was a ruin.", "was a ruin", "Peter Reyes"),
        ("But Peter Reyes was wary of the plan. “The bridge may not open at all in May,” he said, the Norden Post reported.", "may not open", "Peter Reyes"),
    ],
)
def test_who_is_heard_speaks(text: str, words: str, origin: str) -> None:
    assert {c.origin for c in claims(text) if words in c.text and c.cue is not None} == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Anna Berg jabbed, “You said two minutes ago that they would have to pay.”", "minutes", "Anna Berg"),
        ("Anna Berg was blunt: “The bridge is a ruin that nobody should cross.”", "ruin", "Anna Berg"),
        ("The first question he met: “Do you think the bridge will hold this year?”", "hold", ""),
        ("When Peter Reyes met the board in 2001, he gave another answer: \"As owners of the port,\" he told them, \"you have great duties to us all.\"", "duties", "Peter Reyes"),
        ("The town's Democratic delegation wrote a letter to Reyes. “We ask that you count all the votes,” they said.", "count", f"unnamed: town's Democratic delegation ({PAPER})"),
        ("Opponents wore flags. They say ending the rule threatens their children.", "children", f"unnamed: opponents ({PAPER})"),
        ("Mary Stone left early. The report said that the bridge was a ruin.", "ruin", f"unnamed: report ({PAPER})"),
        ("Everybody saw it, and Tom Stone repeated the “are you sure of what you said?” line.", "are you sure", ""),
        ("The director explains why so many people making a chunk of change say they are poor workers of Bern.", "They are poor workers", f"unnamed: many people ({PAPER})"),
        ("Anna Berg protests that placing blame on the mayor is unfair.", "unfair", "Anna Berg"),
        ("About the same percentage of adults say they would lack money, according to the Norden Reserve.", "percentage", "Norden Reserve"),
        ("“I wish they’d say the choice was bad,” Anna Berg complained.", "The choice", ""),
        ("“We interrupt this program with a bulletin:\n\nAmerica is now under martial law.\n\nAll the old rights have been suspended.\n\nCurfew is at seven.”\n\nThe mayor left.", "suspended", ""),
        ("“Will video alone save the papers? Absolutely not,” said Bruce Stone.", "video", ""),
        ("(This version of the story corrects paragraph 17 to say the plan was called “silly” by Stone, not Berg.)", "silly", ""),
    ],
)
def test_origin_where_a_sentence_leads_to_a_quotation(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == ({origin} if origin else set())


def test_a_supposed_case_is_no_claim() -> None:
    text = "In another world, imagine a small man in a red hat who walked to a shop.\n\nIn such a case, he would meet two men.\n\nSo the men came with polish in their bags.\n\nThe mayor left the town."
    assert [c.text for c in claims(text)] == ["The mayor left the town."]


def test_somebody_who_says_imagine_still_says_the_rest() -> None:
    assert origins("“Imagine what would come out of a vote like that in May,” Tom Stone said. “The council did not even ask us.”", "ask") == {"Tom Stone"}


@pytest.mark.parametrize("text", ["Much has changed. But the science of masks hasn’t.", "Some songs are about hair. This is one that is.", "Mainly because nobody took the time to explain the rules."])
def test_what_breaks_off_at_its_verb_or_is_only_a_reason_is_no_claim(text: str) -> None:
    assert not any(c.text.startswith(("The science", "This is", "Mainly")) for c in claims(text))


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("“The toll is a line that the port cannot cross, and it will be paid for by the poor.” Mara Hill, Harbor Review", "toll", "Mara Hill"),
        ("The left is wary of the toll.\n\n“The toll is a line that the port cannot cross, and it will be paid for by the poor.”\n\nMara Hill, Harbor Review", "poor", "Mara Hill"),
        ("“The toll is a line that the port cannot cross, and it will be paid for by the poor.” Editorial Board, Harbor Review", "toll", "Harbor Review"),
        ("Others argue that “the toll is a line that the port cannot cross, and it hits the poor.” — Kurt Reyes", "poor", "Kurt Reyes"),
        ("“The toll is a line that the port cannot cross, and it hits the poor,” said Tom Stone.\n\nMara Hill, Harbor Review", "poor", "Tom Stone"),
    ],
)
def test_who_signs_a_quotation_says_it(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Republican Sen. Mary Stone spoke in Oslo. The Ohio senator said the port is safe.", "port", "Mary Stone"),
        ("Kory Hill, the counsel to the fund, wrote a letter on Monday. The attorney said the files were sealed.", "sealed", "Kory Hill"),
        ("Texas Gov. Rick Stone spoke first. The outgoing Republican governor said the port is safe.", "port", "Rick Stone"),
        ("Texas Gov. Rick Stone spoke first. The Ohio governor said the port is safe.", "port", f"unnamed: Ohio governor ({PAPER})"),
        ("Republican Sen. Rick Stone spoke first. The Democratic senator said the port is safe.", "port", f"unnamed: Democratic senator ({PAPER})"),
        ("Norden Mayor Kai Reyes met Mayor Tom Stone. Stone praised the port. The mayor said the port is safe.", "port is safe", "Tom Stone"),
        (
            "South Korean President Lee Moon Sang was there. Donald Stone came to Oslo. Stone met the guards. Stone praised the town. “It is a great town,” Stone said. The president said the port is safe.",
            "port",
            "Donald Stone",
        ),
        ("Vice President Tom Stone came. “It is a great town,” Stone said. The president said the port is safe.", "port", f"unnamed: president ({PAPER})"),
        ("U.S. official Tom Stone spoke. A Treasury official told Reuters that it was over. The port is safe, the official said.", "safe", f"unnamed: official ({PAPER})"),
        ("On Tuesday, a March 23 letter came from the mayor. The letter said the port is safe.", "port", f"unnamed: letter ({PAPER})"),
        ("The widow of former Judge Tom Stone, Mary Hill, came to court. The judge said the case was closed.", "closed", f"unnamed: judge ({PAPER})"),
        ("“Stone spared the wife of Mary Berg,” a source close to the team said. “He liked her new book,” the source said.", "liked", f"unnamed: source ({PAPER})"),
        ("Tom Hale’s predecessor, former Defense Secretary Robert Stone, said the plan is doomed.", "doomed", "Robert Stone"),
        ("Anna Berg was treated in Oslo. “The clot was found on Monday,” her office said.", "clot", "Anna Berg's office"),
        ("Police went to Vexo Fons, the law firm behind the deals, and to Acme Corp. The firm denied that it broke the law.", "broke the law", "Vexo Fons"),
    ],
)
def test_whom_the_text_has_named_is_taken_up_by_what_he_is(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Peter Stone, who had met Tom Hale in Oslo, was irate.\n\n“The port must be closed at once,” he said.", "port", "Peter Stone"),
        ("On Tom Hale's radio show, Peter Stone walked back his plan. “The port must be closed at once,” he said.", "port", "Peter Stone"),
        ("Peter Stone offered a frank word after the fires in Oslo. But he also risks the vote. He seemed to waver. He said the port must be closed.", "port", "Peter Stone"),
        ("Peter Stone hired Tom Hale. “The port must be closed at once,” he said.", "port", ""),
        ("Tom Hale lost his seat.\n\n“It was petty,” he says.\n\nOthers are careful. Take Rep. Peter Stone, when asked about it on Monday:\n\n“I do think that the port is safe,” he said.", "port", "Peter Stone"),
        ("“I know it is odd when I change my hair,” Mary Hill quoted Anna Berg as saying, after Hill suggested that she feign it. “The port is a bore.”", "bore", "Anna Berg"),
        ("Tom Hale denied that the guards beat her, saying the port is safe.", "port is safe", "Tom Hale"),
        ("Peter Hale spoke. His contempt for facts (he asked whether Tom Stone was born in Oslo) and his claim that the port is shut hurt him.", "The port is shut", "Peter Hale"),
        ("While Tom Stone noted that Berg had used the term, Peter Hale professed ignorance.\n\n“The port is a mess,” he said.", "mess", "Peter Hale"),
        ("Tom Stone spoke. “The left is wary,” Stone said.\n\nPeter Hale did not know how to swim.\n\n“Hale slipped into the port,” he said.", "slipped", ""),
        ("Like Tom Stone, the head of the board wants a lighter rule.\n\n“Tom Stone’s rule served us well, and the port is safe,” he said.", "port is safe", ""),
        ("A caretaker said he likes the town.\n\nThere we met the doctor again.\n\n“The port is a mess,” he said.", "mess", ""),
        ("Mary Stone spoke of the port. Then the group's head, Anna Berg, summed it up: “The port is a mess,” she said.", "mess", "Anna Berg"),
        ("Tom Stone spoke. “The left is wary,” Stone said.\n\nAs for Peter Hale, the rest was wary of the port. He said that the port was a mess.", "mess", ""),
        ("“You must leave,” Tom Stone apparently said on the tape. “The port is a mess.”", "mess", "Tom Stone"),
        ("It is only by seeing that the port is lost that we can save the town.", "port", PAPER),
        ("Perhaps they say the port is lost.", "port", ""),
        ("The industry also rejected the plan. The port, they noted, is full.", "full", f"unnamed: industry ({PAPER})"),
    ],
)
def test_who_he_is_or_no_claim(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == ({origin} if origin else set())


@pytest.mark.parametrize("verb", ["states on its website", "notes in a statement"])
def test_a_verb_of_saying_that_looks_like_a_plural(verb: str) -> None:
    assert origins(f"Guards opened heavy fire on the camps, Norway's Ministry of Defence {verb}.", "Guards opened") == {"Norwegian Defense Ministry"}
