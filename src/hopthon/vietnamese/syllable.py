"""What a Vietnamese syllable can be, and where its tone stands.

The spelling is that of official papers and of this program: the tone of an open `oa`, `oe`, `uy` on
the first letter («hòa», «khỏe», «thúy»).
"""

from functools import lru_cache
from itertools import product

from hopthon.vietnamese.letters import VOWELS, bare, toned

_ONSETS = """
    b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x
    br bl kr kl pl gl dr đr
"""  # the last row: names in the highlands, Krông Búk, Plei, Glei, Đray
_RIMES = """
    a ai ao au ay am an ang anh ac ach ap at ăm ăn ăng ăc ăp ăt âu ây âm ân âng âc âp ât
    e eo em en eng ec ep et ê êu êm ên êng ênh êc êch êp êt
    i ia iu im in inh ich ip it iêu iêm iên iêng iêc iêp iêt
    o oi om on ong oong oc ooc op ot oa oai oay oao oam oan oang oanh oac oach oap oat
    oăm oăn oăng oăc oăp oăt oe oeo oem oen oet
    ô ôi ôm ôn ông ôc ôp ôt ơ ơi ơm ơn ơng ơc ơp ơt
    u ua ui um un ung uc up ut uâ uây uân uâng uât uê uên uênh uêch
    uôi uôm uôn uông uôc uôp uôt uơ uy uya uyu uynh uych uyn uyp uyt uyên uyêt
    ư ưa ưi ưu ưm ưn ưng ưc ưt ươi ươu ươm ươn ương ươc ươp ươt
    y yêu yêm yên yêng yêt ynh ych yt
    ak ăk âk êk ik uk
"""  # the last row: names again, Đắk Lắk
ONSETS = frozenset(_ONSETS.split())
RIMES = frozenset(_RIMES.split())
STOPS = frozenset("cptk")
_HORNED_ALONE = frozenset({"th", "h", "kh"})


def _half_typed() -> frozenset[str]:
    """Every beginning of a rime, with any of its marks still to come."""
    found = {""}
    for rime in RIMES:
        ways = [sorted({c, bare(c)}) for c in rime]
        found |= {"".join(p)[:n] for p in product(*ways) for n in range(1, len(rime) + 1)}
    return frozenset(found)


_BEGUN = _half_typed()
_WHOLE = ONSETS | {"", "d"}
_ONSETS_BEGUN = frozenset(onset[:n] for onset in _WHOLE for n in range(len(onset) + 1))


def parts(shape: str) -> list[tuple[str, str]]:
    """The ways to cut letters into onset and rime, the likelier first; `qu` and `gi` are onsets.

    Lower case; of letters without tone.
    """
    small = shape.lower()
    at = next((i for i, c in enumerate(small) if c in VOWELS), len(small))
    head, rest = small[:at], small[at:]
    if head == "q":
        return [("qu", rest[1:])] if rest.startswith("u") else []
    if head == "g" and rest[:1] == "i" and rest[1:2] in VOWELS and rest[1:]:
        return [("gi", rest[1:]), ("g", rest)]
    return [(head, rest)]


@lru_cache(4_000)
def possible(shape: str, tone: int) -> bool:
    """Whether these letters begin a syllable of this tone; marks may still be missing."""
    if not any(c in VOWELS for c in shape.lower()):
        return not tone and shape.lower() in _ONSETS_BEGUN
    return any(
        head in _WHOLE and rime in _BEGUN and _tone_fits(rime, tone) for head, rime in parts(shape)
    )


@lru_cache(4_000)
def complete(shape: str, tone: int) -> bool:
    """Whether this is a whole syllable: a stopped one has sắc or nặng (but `Đăk`, as in names)."""
    return any(
        head in _WHOLE
        and (rime in RIMES or (head, rime) == ("qu", ""))
        and _tone_fits(rime, tone)
        and (tone or not stopped(rime) or rime[-1] == "k")
        for head, rime in parts(written(shape))
    )


def stopped(rime: str) -> bool:
    """Whether it ends in c, ch, p, t (k), and so takes two tones only."""
    return bool(rime) and (rime[-1] in STOPS or rime.endswith("ch"))


def written(shape: str) -> str:
    """The letters as they are spelled: `ưo` before another letter is `ươ`; `thuơ`, `huơ` alone."""
    for head, rime in parts(shape)[:1]:
        at = len(shape) - len(rime)
        if rime[:2] in ("uơ", "ưo") and len(rime) > 2:
            return shape[:at] + _cased("ươ", shape[at : at + 2]) + shape[at + 2 :]
        if rime == "ươ" and head in _HORNED_ALONE:
            return shape[:at] + _cased("uơ", shape[at:])
    return shape


def spelled(shape: str, tone: int) -> str:
    """The letters with the tone where it belongs (NFC)."""
    text = written(shape)
    at = _place(text) if tone else -1
    return text if at < 0 else text[:at] + toned(text[at], tone) + text[at + 1 :]


def _tone_fits(rime: str, tone: int) -> bool:
    return not stopped(rime) or tone in (0, 1, 5)


def _place(shape: str) -> int:
    """Which letter takes the tone; -1 without a vowel."""
    cut = parts(shape)
    if not cut:
        return -1
    rime = cut[0][1]
    first = len(shape) - len(rime)
    run = next((i for i, c in enumerate(rime) if c not in VOWELS), len(rime))
    if not run:
        return first - 1 if first and shape[first - 1].lower() in VOWELS else -1  # "qu", so far
    marks = [i for i in range(run) if rime[i] != bare(rime[i])]
    if marks:
        return first + marks[-1]
    if run < len(rime):
        return first + run - 1
    return first + (1 if run > 2 else 0)


def _cased(letters: str, like: str) -> str:
    return "".join(c.upper() if old.isupper() else c for c, old in zip(letters, like, strict=False))
