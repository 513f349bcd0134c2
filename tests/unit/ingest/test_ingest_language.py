import pytest

from briefreader.ingest.language import detect_language

TEXTS = {
    "en": "The ferry was late and the mayor said that it would be the last one of the year.",
    "de": "Die Fähre kam zu spät, und der Bürgermeister sagte, dass es die letzte des Jahres sei.",
    "fr": "Le ferry est arrivé en retard et le maire a dit que ce serait le dernier de l'année.",
    "es": "El ferry llegó tarde y el alcalde dijo que sería el último del año para los vecinos.",
    "it": "Il traghetto è arrivato in ritardo e il sindaco ha detto che sarà l'ultimo dell'anno.",
    "nl": "De veerboot was te laat en de burgemeester zei dat het de laatste van het jaar was.",
    "pt": "O barco chegou tarde e o prefeito disse que seria o último do ano para os moradores.",
    "pl": "Prom się spóźnił i burmistrz powiedział, że jest to ostatni w tym roku dla miasta.",
    "ru": "Паром опоздал, и мэр сказал, что это был последний в этом году для города и района.",
    "uk": "Пором запізнився, і мер сказав, що це був останній у цьому році для міста та району.",
    "ja": "フェリーは遅れ、市長は今年最後の便になると述べた。",
    "ko": "여객선이 늦었고 시장은 올해 마지막 배가 될 것이라고 말했다.",
    "zh": "渡轮晚点，市长说这将是今年的最后一班。",
    "ar": "تأخرت العبارة وقال رئيس البلدية إنها ستكون الأخيرة هذا العام.",
    "el": "Το πλοίο άργησε και ο δήμαρχος είπε ότι θα είναι το τελευταίο της χρονιάς.",
}


@pytest.mark.parametrize(("lang", "text"), TEXTS.items())
def test_a_few_words_of_running_text_tell_the_language(lang: str, text: str) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize("text", ["", "1,234 + 5,678", "Xyzzy plugh", "Reuters AFP dpa"])
def test_too_little_text_gives_no_language(text: str) -> None:
    assert detect_language(text) == ""


def test_only_the_beginning_is_read() -> None:
    assert detect_language(TEXTS["de"] * 60 + TEXTS["en"] * 6000) == "de"
