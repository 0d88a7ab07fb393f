"""Every syllable Vietnamese spelling allows, written down by hand: onsets, and rimes as they stand with sắc.

Where the tone stands is what these words say, not what the program works out.
"""

import unicodedata
from collections.abc import Iterator


def words(row: str) -> list[str]:
    return row.split()


ACUTE = "\u0301"
TONES = {"sắc": ACUTE, "ngang": "", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}  # fmt: skip
PLAIN = ["", *words("b ch d đ h l m n nh ph r s t th tr v x")]

# before any vowel; c g ng stand before these, k gh ngh before the next group
BROAD = words(
    """
    á ái áo áu áy ám án áng ánh ác ách áp át ắm ắn ắng ắc ắp ắt ấu ấy ấm ấn ấng ấc ấp ất ó ói
    óm ón óng óc óp ót ố ối ốm ốn ống ốc ốp ốt ớ ới ớm ớn ớp ớt ú úa úi úm ún úng úc úp út uối
    uốm uốn uống uốc uốt ứ ứa ứi ứu ứng ức ứt ưới ướu ướm ướn ướng ước ướp ướt
    """
)
NARROW = words(
    """
    é éo ém én éng éc ép ét ế ếu ếm ến ếnh ếch ếp ết í ía íu ím ín ính ích íp ít iếu iếm iến
    iếng iếc iếp iết
    """
)
ROUNDED = words(
    """
    óa oái oáy oáo oán oáng oánh oác oách oát oắn oắng oắc oắt óe oéo oén oét uấy uấn uất uế
    uếnh uếch úy uýu uýnh uých uýt uyến uyết oóng oóc
    """
)
AFTER_QU = words(
    """
    á ái áo áy án áng ánh ác ách át ắm ắn ắng ắc ắp ắt ấy ấn ấng ất é éo én ét ế ến ếnh ếch ết
    í ít ính ích ý ýt ýnh yến yết ớ ốc
    """
)
AFTER_GI = [*BROAD, "ếng", "ết", "é", "éo"]
ALONE = words("ý yếu yếm yến yếng yết")
FEW = {"th": ["uớ"], "h": ["uớ"], "kh": ["uýa"], "g": ["í", "ín", "óa"], "k": ["ý"], "m": ["ý"]}


def toned(rime: str, tone: str) -> str:
    """The rime with this tone where its sắc stands."""
    apart = unicodedata.normalize("NFD", rime).replace(ACUTE, tone)
    return unicodedata.normalize("NFC", apart)


def stopped(rime: str) -> bool:
    return rime.endswith(("c", "ch", "p", "t"))


def all_pairs() -> Iterator[tuple[str, str]]:
    """(onset, rime with sắc)."""
    for onset in PLAIN:
        yield from ((onset, rime) for rime in (*BROAD, *NARROW, *ROUNDED))
    for onset in ("c", "g", "ng"):
        yield from ((onset, rime) for rime in BROAD)
    for onset in ("k", "gh", "ngh"):
        yield from ((onset, rime) for rime in NARROW)
    yield from (("kh", rime) for rime in (*BROAD, *NARROW, *ROUNDED))
    yield from (("ng", rime) for rime in ROUNDED)
    yield from (("qu", rime) for rime in AFTER_QU)
    yield from (("gi", rime) for rime in AFTER_GI)
    yield from (("", rime) for rime in ALONE)
    for onset, rimes in FEW.items():
        yield from ((onset, rime) for rime in rimes)


def syllables() -> Iterator[tuple[str, str, str]]:
    """(onset, rime as written above, tone): every one there can be; stopped rimes have two tones."""
    for onset, rime in sorted(set(all_pairs())):
        for tone in TONES:
            if not stopped(rime) or tone in ("sắc", "nặng"):
                yield onset, rime, tone


def word(onset: str, rime: str, tone: str) -> str:
    return onset + toned(rime, TONES[tone])
