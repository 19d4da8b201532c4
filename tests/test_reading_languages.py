import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reading.languages import LETTERS, NAMES, SCRIPTS, SMALL_WORDS, find_language, read_language

SAID = {
    "en": "The minister said on Monday that the talks had been put off until the spring of next year.",
    "fr": "Le ministre a déclaré lundi que les pourparlers ont été reportés au printemps de l'année prochaine par les deux parties.",
    "de": "Der Minister sagte am Montag, dass die Gespräche auf das Frühjahr des nächsten Jahres verschoben worden sind.",
    "es": "El ministro dijo el lunes que las conversaciones se han aplazado hasta la primavera del año que viene por las dos partes.",
    "it": "Il ministro ha detto lunedì che i colloqui sono stati rinviati alla primavera del prossimo anno per volere delle due parti.",
    "pt": "O ministro disse na segunda-feira que as negociações foram adiadas para a primavera do próximo ano por uma das partes.",
    "nl": "De minister zei maandag dat het overleg is uitgesteld tot het voorjaar van het volgende jaar en dat er niet meer wordt gepraat.",
    "pl": "Minister powiedział w poniedziałek, że rozmowy zostały odłożone do wiosny i że nie jest to koniec, ale tak się stało.",
    "tr": "Bakan pazartesi günü bir açıklama yaptı ve görüşmelerin çok önemli olduğunu, bu nedenle daha sonra olacak dedi.",
    "id": "Menteri itu mengatakan pada hari Senin bahwa pembicaraan telah ditunda dan tidak akan ada pertemuan dengan pihak lain.",
    "ru": "Министр заявил в понедельник, что переговоры отложены до весны следующего года.",
    "uk": "Міністр заявив у понеділок, що переговори відкладено до весни наступного року, і це їхнє рішення.",
    "el": "Ο υπουργός είπε τη Δευτέρα ότι οι συνομιλίες αναβλήθηκαν.",
    "ar": "قال الوزير يوم الاثنين إن المحادثات تأجلت إلى ربيع العام المقبل في العاصمة.",
    "fa": "وزیر روز دوشنبه گفت که گفتگوها تا بهار سال آینده به تعویق افتاده است و پیش از آن چیزی نمی‌گوید.",
    "he": "השר אמר ביום שני כי השיחות נדחו לאביב.",
    "hi": "मंत्री ने सोमवार को कहा कि बातचीत टाल दी गई है।",
    "zh": "部长星期一表示,会谈已推迟到明年春天。",
    "ja": "大臣は月曜日、会談が来年の春に延期されたと述べた。",
    "ko": "장관은 월요일 회담이 내년 봄으로 연기되었다고 말했다.",
    "th": "รัฐมนตรีกล่าวเมื่อวันจันทร์ว่าการเจรจาถูกเลื่อนออกไป",
}


@pytest.mark.parametrize("language", SAID)
def test_languages_of_news(language):
    assert find_language(SAID[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345 67",
        "Yes.",
        "Poll: Clinton ahead",
        "Lavrov Pompeo Moscow Washington Beijing Geneva Vienna Kyiv Minsk Prague Warsaw Berlin Paris London",
        "Le Monde reported",
    ],
)
def test_undecided_rather_than_wrong(text):
    assert find_language(text) is None


def test_foreign_names_and_quotations_leave_english_english():
    assert find_language("The president of La République en Marche said that the “état de la France” was not what he had been told it was.") == "en"


@pytest.mark.parametrize(("printed", "code"), [("en", "en"), ("EN-gb", "en"), ("pt_BR", "pt"), ("English", "en"), ("russian", "ru"), ("?", None), ("", None), (None, None)])
def test_languages_as_printed(printed, code):
    assert read_language(printed) == code


def test_every_language_found_has_a_name():
    found = set(SMALL_WORDS) | (set(SCRIPTS.values()) - {"la"}) | {language for pairs in LETTERS.values() for language, _ in pairs}
    assert found <= set(NAMES)


@settings(deadline=None, max_examples=50)
@given(st.text())
def test_any_text(text):
    assert find_language(text) in {None, *NAMES}
