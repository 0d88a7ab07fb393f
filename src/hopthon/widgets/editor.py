"""A line of text being typed: the whole of typing as one pure value.

Every key is applied in the order it came, by one function, so that bursts (Unikey's backspaces and
letters in one write) can never be reordered, which the stock fields of the library do. Telex and VNI
are composed here too, for every field at once.
"""

import unicodedata

from msgspec import Struct
from msgspec.structs import replace

from hopthon.text import pasted
from hopthon.vietnamese.methods import Method, using
from hopthon.vietnamese.word import LONGEST as LONGEST_WORD
from hopthon.vietnamese.word import Word

LONGEST = 20_000
MOST_PASTED = 4 * LONGEST
"""Nobody means to paste more into a field; looking through it would only take time."""
BACK = ("backspace", "ctrl+h")


class Editor(Struct, frozen=True):
    """Text (always NFC) and the cursor, a position between its letters. `breaks`: lines may end in it.

    `picked`: all of it is chosen, what is typed next replaces it; any other key lets go of it.
    `word`: what is being composed before the cursor, once a key was pressed there. `foreign`: the system
    composes letters in this word, so nothing is composed here.
    """

    text: str = ""
    cursor: int = 0
    breaks: bool = False
    picked: bool = False
    word: Word | None = None
    foreign: bool = False

    @classmethod
    def at_end(cls, text: str, *, breaks: bool = False) -> "Editor":
        """Ready to go on typing."""
        return cls(text, len(text), breaks)

    @classmethod
    def over(cls, text: str) -> "Editor":
        """Ready to be typed over, as a number is."""
        return cls(text, len(text), picked=bool(text))

    def pressed(self, character: str) -> "Editor":
        """What one key press gave: composed by the input method in use, else as it came.

        Letters that came composed (another input method runs too) stay, and their word is left alone.
        """
        by = using()
        if by is None:
            return self.typed(character)
        if self.picked:
            return Editor(breaks=self.breaks).pressed(character)
        composed = len(character) > 1 or not character.isascii()
        if composed or self.foreign:
            ours = character[-1:].isalpha() or unicodedata.combining(character[-1:])
            return replace(self.typed(character), foreign=bool(ours))
        before = self.text[: self.cursor]
        word = self.word or Word.of(_last_word(before))
        if not (character.isalpha() or (word.text and by.action(character))):
            return self.ended().typed(character)
        return self._composed(before[: len(before) - len(word.text)], word, character, by)

    def _composed(self, before: str, word: Word, character: str, by: Method) -> "Editor":
        longer = word.typed(character, by)
        whole = before + longer.text
        text = whole + self.text[self.cursor :]
        if len(text) > LONGEST:
            return self
        return replace(self, text=text, cursor=len(whole), word=longer)

    def ended(self) -> "Editor":
        """The word before the cursor is over: what is no syllable stands as typed."""
        if self.word is None:
            return replace(self, foreign=False) if self.foreign else self
        before = self.text[: self.cursor].removesuffix(self.word.text) + self.word.ended().text
        text = before + self.text[self.cursor :]
        return replace(self, text=text, cursor=len(before), word=None, foreign=False)

    def typed(self, characters: str) -> "Editor":
        """Letters at the cursor; a combining mark joins the letter before it."""
        keep = "".join(
            c
            for c in characters
            if (c >= " " and unicodedata.category(c) not in ("Cc", "Cs"))
            or (c == "\n" and self.breaks)
        )
        if self.picked and keep:
            return Editor(breaks=self.breaks).typed(keep)
        if not keep or len(self.text) + len(keep) > LONGEST:
            return self
        before = unicodedata.normalize("NFC", self.text[: self.cursor] + keep)
        return replace(self, text=before + self.text[self.cursor :], cursor=len(before), word=None)

    def pasted(self, text: str) -> "Editor":
        """With what was meant by pasting this: one line where breaks may not stay.

        Unchanged when it is too long for any field: half of it would be worse than nothing.
        """
        return self.ended().typed(self.cleaned(text)) if len(text) <= MOST_PASTED else self

    def cleaned(self, text: str) -> str:
        """What a paste would put in."""
        rows = [" ".join(row.split()) for row in pasted(text[:MOST_PASTED]).split("\n")]
        return ("\n" if self.breaks else " ").join(filter(None, rows))

    def key(self, key: str) -> "Editor | None":
        """The editor after an editing key; None for any other key."""
        if self.picked:
            return self._let_go(key)
        if key in BACK:  # one letter as seen; its word can be gone on with
            return self._without(self.cursor - 1, self.cursor)
        return self.ended()._moved(key)

    def _moved(self, key: str) -> "Editor | None":
        match key:
            case "delete":
                return self._without(self.cursor, self.cursor + 1)
            case "ctrl+backspace":
                return self._without(self._word_left(), self.cursor)
            case "ctrl+u":
                return self._without(0, self.cursor)
            case "left":
                return replace(self, cursor=max(0, self.cursor - 1))
            case "right":
                return replace(self, cursor=min(len(self.text), self.cursor + 1))
            case "ctrl+left":
                return replace(self, cursor=self._word_left())
            case "ctrl+right":
                return replace(self, cursor=self._word_right())
            case "home" | "ctrl+a":
                return replace(self, cursor=0)
            case "end" | "ctrl+e":
                return replace(self, cursor=len(self.text))
            case _:
                return None

    def _let_go(self, key: str) -> "Editor | None":
        erased = key in ("backspace", "ctrl+h", "delete", "ctrl+backspace", "ctrl+u")
        still = Editor(breaks=self.breaks) if erased else replace(self, picked=False)
        return still if erased else still.key(key)

    def _without(self, start: int, end: int) -> "Editor":
        start, end = max(0, start), min(len(self.text), end)
        if start >= end:
            return self
        return replace(self, text=self.text[:start] + self.text[end:], cursor=start, word=None)

    def _word_left(self) -> int:
        bare = self.text[: self.cursor].rstrip()
        return bare.rfind(" ") + 1

    def _word_right(self) -> int:
        rest = self.text[self.cursor :]
        skipped = len(rest) - len(rest.lstrip())
        space = rest.find(" ", skipped)
        return len(self.text) if space < 0 else self.cursor + space + 1


def _last_word(text: str) -> str:
    """The letters at the end, at most one more than a syllable can have."""
    start = len(text)
    while start > 0 and text[start - 1].isalpha() and len(text) - start <= LONGEST_WORD:
        start -= 1
    return text[start:]
