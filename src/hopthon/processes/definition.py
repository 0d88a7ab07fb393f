"""What an official planning process is made of. Plain frozen data: a meeting pins its own copy."""

from typing import Annotated

from msgspec import Meta, Struct

from hopthon.language import _
from hopthon.refusal import Refusal

COMPUTED = Meta(extra={"computed": True})
"""Marks what is never read from a process file."""


class Sector(Struct, frozen=True):
    """One of the handbook's groups of topics (HB 2.1); `topics` are the finer fields it may be split into."""

    id: str
    title: str
    short: str = ""
    topics: tuple[str, ...] = ()


class Requirement(Struct, frozen=True):
    """Who must, or should, be in the room: a share `part/whole`, or at least `count`.

    `rule` names what is counted (households, women, …); `strict` asks for more than the share, else
    exactly the share is enough; `must` decides validity, `should` only warns.
    """

    rule: str
    part: int = 0
    whole: int = 0
    strict: bool = False
    level: str = "should"
    count: int | None = None
    label: str = ""


class Prompt(Struct, frozen=True):
    """What to say at one moment of a step: `when` a round is being counted, or a kind of node is asked for."""

    when: str
    ask: str = ""
    guide: str = ""


class Step(Struct, frozen=True):
    """One item of the agenda.

    `ask` is said aloud, `guide` tells who speaks first and what is written, `record` is what stands in
    the record when the step is done. `item` is the item of the official minutes it reports under
    (1…, 0 none), `number` its place on the agenda (0: not numbered), `sector` the only sector it works
    in ("" all). `prompts` replace `ask` and `guide` at their moment.
    """

    id: str
    title: str
    short: str = ""
    minutes: int = 0
    opens: tuple[str, ...] = ()
    ask: str = ""
    guide: str = ""
    record: str = ""
    item: int = 0
    typing: bool = False
    sector: str = ""
    prompts: tuple[Prompt, ...] = ()
    number: Annotated[int, COMPUTED] = 0

    def prompt(self, when: str = "") -> Prompt:
        """What to say now: the prompt of this moment, else the step's own sentences."""
        mine = (one for one in self.prompts if one.when == when)
        return next(mine, Prompt(when, self.ask, self.guide))


class Questions(Struct, frozen=True):
    """What is asked aloud to get each kind of node, one more beside it, and upwards from an activity (HB III 3.2)."""

    advantage: str = ""
    difficulty: str = ""
    cause: str = ""
    solution: str = ""
    activity: str = ""
    sideways: str = ""
    upward: str = ""

    def of(self, kind: str) -> str:
        """The question that a node of this kind answers; "" for a kind that nobody asks for."""
        asked = {
            "advantage": self.advantage,
            "difficulty": self.difficulty,
            "cause": self.cause,
            "solution": self.solution,
            "activity": self.activity,
        }
        return asked.get(kind, "")


class Caps(Struct, frozen=True):
    """How many are kept of each: a sector's advantages, difficulties, externally funded activities; a
    difficulty's causes. 0 means as many as there are.
    """

    advantages: int = 0
    difficulties: int = 0
    causes: int = 0
    external: int = 0


class Criterion(Struct, frozen=True):
    """What an activity is scored by, from 1 to `max` points, counted `weight` times (HB III 3.4b)."""

    id: str
    title: str
    max: int = 10
    weight: int = 1


class Vote(Struct, frozen=True):
    """How a round starts when nobody says otherwise. `beans` 0: by the rule of the voting method."""

    method: str = "hands"
    groups: tuple[str, ...] = ("all",)
    tie_break: str = "women_first"
    beans: int = 0
    stacking: bool = False
    hidden: bool = False
    criteria: tuple[Criterion, ...] = ()


class Form(Struct, frozen=True):
    """A form (biểu mẫu) and the title that the offices print on it."""

    code: str
    title: str


class Indicator(Struct, frozen=True):
    """A row of the basic data (I.1). `number` as printed ("5.1", "" none), `part` I or II of the form.

    `of`: the row it is a part of; `counts`: what it is counted in, one of `processes.rules.FIGURES`. `sex`: the
    women or the men of that row; `disjoint`: it and the others like it add up to at most the whole. `more`: rows
    of the village's own may stand under it, called by this word. `fact`: the fact of the meeting it also is.
    """

    id: str
    title: str
    unit: str = ""
    part: str = "I"
    number: str = ""
    of: str = ""
    counts: str = "amount"
    sex: str = ""
    disjoint: bool = False
    more: str = ""
    fact: str = ""


class Kind(Struct, frozen=True):
    """A kind of meeting. `list_rule` says how its list of activities becomes valid ("": it decides none).

    `minutes_items` are the official items of its minutes, in the form's own words; `signers` the titles
    over the signatures. `length` and `deadline` are empty where the source is silent. `hear_after`: minutes
    of a step after which groups that have not spoken are pointed out.
    """

    id: str
    title: str
    short: str = ""
    level: str = "village"
    chair: str = ""
    who: str = ""
    length: str = ""
    deadline: str = ""
    requirements: tuple[Requirement, ...] = ()
    steps: tuple[Step, ...] = ()
    caps: Caps = Caps()
    vote: Vote = Vote()
    list_rule: str = ""
    forms: tuple[str, ...] = ()
    minutes_title: str = ""
    minutes_items: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    summary: str = ""
    hear_after: int = 10


class Process(Struct, frozen=True):
    """One official way of planning. `heads` are the titles of the village heads, beside `village_words`.

    `prompts` and `criteria` are for every meeting of the process: the loader gives them to the steps and
    votes that name none of their own.
    """

    id: str
    title: str
    short: str = ""
    hint: str = ""
    source: str = ""
    note: str = ""
    legal: tuple[str, ...] = ()
    village_words: tuple[str, ...] = ("thôn",)
    heads: tuple[str, ...] = ("Trưởng thôn",)
    commune_words: tuple[str, ...] = ("xã",)
    sectors: tuple[Sector, ...] = ()
    questions: Questions = Questions()
    prompts: tuple[Prompt, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    kinds: tuple[Kind, ...] = ()
    forms: tuple[Form, ...] = ()
    recipients: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def kind(self, id: str) -> Kind:  # noqa: A002 (the word of the file)
        """The kind of meeting of this id; refuses an unknown one, naming those there are."""
        for one in self.kinds:
            if one.id == id:
                return one
        raise Refusal(
            _("Quy trình «{process}» không có loại cuộc họp «{id}»; chỉ có: {known}.").format(
                process=self.short or self.title,
                id=id[:40],
                known=", ".join(k.id for k in self.kinds),
            )
        )

    def head(self, village_word: str) -> str:
        """The title of a village head where the village is called so ("buôn" gives "Trưởng buôn")."""
        known = dict(zip(self.village_words, self.heads, strict=False))
        return known.get(village_word, f"Trưởng {village_word}")
