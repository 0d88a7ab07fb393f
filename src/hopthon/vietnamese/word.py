"""A word being typed: keys in, a Vietnamese syllable out, or just what was typed.

Like Unikey with its spelling check: marks and tones may come anywhere after their letter; a mark
typed twice is taken off and its key stays («tesst» → «test»); what can be no Vietnamese syllable stands as
typed («windows»), at the latest when the word is over («data»).
"""

from msgspec import Struct
from msgspec.structs import replace

from hopthon.vietnamese.letters import VOWELS, bare, marked, unmarked, untoned
from hopthon.vietnamese.methods import Action, Method
from hopthon.vietnamese.syllable import complete, possible, spelled

LONGEST = 12
"""Keys after which nothing is a syllable any more (nghieengs has 9)."""


class Word(Struct, frozen=True):
    """One word. `shape`: its letters without tone; `raw`: the keys, to go back to.

    `plain`: nothing more is composed in it; `kept`: a key was meant literally, so it never goes back to `raw`.
    `spent`: marking keys that were taken back: letters from now on.
    """

    shape: str = ""
    tone: int = 0
    raw: str = ""
    plain: bool = False
    kept: bool = False
    spent: str = ""

    @classmethod
    def of(cls, text: str) -> "Word":
        """A word that stands there already, to go on with."""
        shape, tone = untoned(text)
        sound = len(text) <= LONGEST and spelled(shape, tone) == text
        return cls(shape, tone, text) if sound else cls(text, 0, text, plain=True)

    @property
    def text(self) -> str:
        """What stands on the screen (NFC)."""
        return self.shape if self.plain else spelled(self.shape, self.tone)

    def typed(self, key: str, by: Method) -> "Word":
        """The word after this key, a letter or a digit."""
        action = by.action(key)
        if len(self.raw) >= LONGEST:
            return self._literally(key)
        if (action and action.marks == "-") and (abbreviation := self._barred(key)):
            return abbreviation
        if self.plain or action is None or key.lower() in self.spent:
            return self._letter(key)
        tried = (
            self._toned(key, action.tone) if action.tone is not None else self._marked(key, action)
        )
        return tried or self._letter(key)

    def ended(self) -> "Word":
        """The word when something else follows: as typed, unless it is a whole syllable."""
        spoken = any(c in VOWELS for c in self.shape.lower())
        if self.plain or self.kept or not spoken or complete(self.shape, self.tone):
            return self
        return replace(self, shape=self.raw, tone=0, plain=True)

    def _letter(self, key: str) -> "Word":
        longer = replace(self, shape=self.shape + key, raw=self.raw + key)
        if not self.plain and key.isalpha() and possible(longer.shape, longer.tone):
            return longer
        return self._literally(key)

    def _literally(self, key: str) -> "Word":
        """This key and all that follow stand as typed; those before too, unless some were meant."""
        before = self.text if self.plain or self.kept else self.raw
        return replace(self, shape=before + key, tone=0, raw=self.raw + key, plain=True)

    def _toned(self, key: str, tone: int) -> "Word | None":
        if not any(c in VOWELS for c in self.shape.lower()) or (not tone and not self.tone):
            return None
        if tone == self.tone:
            off = replace(self, tone=0, kept=True)
            return off._literally(key)
        if possible(self.shape, tone):
            return replace(self, tone=tone, raw=self.raw + key)
        return replace(self, kept=True)._literally(key)  # a slip after «tôt»: what stands is meant

    def _marked(self, key: str, action: Action) -> "Word | None":
        for shape in _shapes(self.shape, action):
            if shape != self.shape and possible(shape, self.tone):
                return replace(self, shape=shape, raw=self.raw + key)
        if (without := _unmarked(self.shape, action)) != self.shape:
            if action.makes and self.raw.lower().endswith(key.lower()) and self._made(action):
                without = without[:-1]
            off = replace(self, shape=without, kept=True, spent=self.spent + key.lower())
            return off._letter(key)
        made = action.makes.upper() if key.isupper() else action.makes
        if made and possible(self.shape + made, self.tone):
            return replace(self, shape=self.shape + made, raw=self.raw + key)
        return None

    def _made(self, action: Action) -> bool:
        """Whether the last letter came of this very key, not of a letter marked by it."""
        last = self.raw[-2:-1].lower()
        return self.shape[-1:].lower() == action.makes and last != bare(action.makes)

    def _barred(self, key: str) -> "Word | None":
        """đ in an abbreviation: HĐND, QĐ; taken off again by a third d."""
        last = self.shape[-1:]
        if any(c in VOWELS for c in self.shape.lower()) or bare(last) != "d" or "d" in self.spent:
            return None
        barred = marked(last, "-")
        if barred == last:
            shape = self.shape[:-1] + unmarked(last) + key
            return replace(self, shape=shape, raw=self.raw + key, plain=True, kept=True, spent="d")
        shape = self.shape[:-1] + (barred or last)
        return replace(
            self,
            shape=shape,
            raw=shape if self.plain else self.raw + key,
            kept=self.kept or self.plain,
        )


def _shapes(shape: str, action: Action) -> list[str]:
    """The letters with the mark here or there, the likeliest first."""
    found: list[str] = []
    small = [bare(c) for c in shape]
    places = [i for i, c in enumerate(small) if c in action.on]
    if "+" in action.marks:  # ươ takes two at once
        pairs = [i for i in places if small[i : i + 2] == ["u", "o"]]
        found += [_put(_put(shape, i, "+"), i + 1, "+") for i in pairs]
    order = sorted(places, key=lambda i: ("oau".index(small[i]) if small[i] in "oau" else 9, i))
    found += [
        _put(shape, i, mark) for i in order for mark in action.marks if marked(shape[i], mark)
    ]
    return found


def _put(shape: str, at: int, mark: str) -> str:
    return shape[:at] + (marked(shape[at], mark) or shape[at]) + shape[at + 1 :]


def _unmarked(shape: str, action: Action) -> str:
    """The letters without the marks that this key puts on."""
    return "".join(
        unmarked(c)
        if bare(c) in action.on and any(marked(c, mark) == c for mark in action.marks)
        else c
        for c in shape
    )
