"""The local word reaches every sentence, and only where it is meant."""

import re

import pytest

from hopthon.processes.load import find
from hopthon.processes.words import local

HANDBOOK = find("ctmtqg")


@pytest.mark.parametrize(
    ("text", "village", "commune", "said"),
    [
        ("Họp thôn", "thôn", "xã", "Họp thôn"),
        ("Họp thôn", "buôn", "xã", "Họp buôn"),
        ("Thôn mình mạnh ở đâu?", "bản", "xã", "Bản mình mạnh ở đâu?"),
        ("BIÊN BẢN HỌP THÔN", "tổ dân phố", "phường", "BIÊN BẢN HỌP TỔ DÂN PHỐ"),
        ("Trưởng thôn", "tổ dân phố", "phường", "Tổ trưởng tổ dân phố"),
        ("các Trưởng thôn, bí thư thôn", "ấp", "xã", "các Trưởng ấp, bí thư ấp"),
        ("Chủ tịch UBND xã", "thôn", "đặc khu", "Chủ tịch UBND đặc khu"),
        ("Kinh tế - xã hội của xã", "thôn", "phường", "Kinh tế - xã hội của phường"),
        ("nông thôn mới ở thôn", "buôn", "xã", "nông thôn mới ở buôn"),
        ("Nông thôn, hợp tác xã", "buôn", "phường", "Nông thôn, hợp tác xã"),
    ],
)
def test_as_people_here_say_it(text: str, village: str, commune: str, said: str):
    assert local(text, HANDBOOK, village, commune) == said


@pytest.mark.parametrize("word", HANDBOOK.village_words)
def test_no_prompt_names_a_village_by_another_word(word: str):
    for kind in HANDBOOK.kinds:
        for step in kind.steps:
            said = local(f"{step.ask} {step.guide}", HANDBOOK, word, "phường").lower()
            if word != "thôn":
                assert not re.search(r"(?<!nông )\bthôn\b", said)
            assert not re.search(r"(?<!hợp tác )\bxã\b(?! hội)", said)
