"""Input methods as tables: what a key means in a word."""

from msgspec import Struct


class Action(Struct, frozen=True):
    """What a key does to a word: a tone (0–5), or one of these marks on one of these letters.

    `makes`: the letter the key makes where there is none to mark (`w` → ư).
    """

    tone: int | None = None
    marks: str = ""
    on: str = ""
    makes: str = ""


class Method(Struct, frozen=True):
    """An input method. `id`: as kept in the settings; `name`: as people call it."""

    id: str
    name: str
    actions: dict[str, Action]

    def action(self, key: str) -> Action | None:
        """What this key does, in either case."""
        return self.actions.get(key.lower())


TELEX = Method(
    "telex",
    "Telex",
    {
        **{key: Action(tone) for tone, key in enumerate("zsfrxj")},
        **{key: Action(marks="^", on=key) for key in "aeo"},
        "w": Action(marks="+(", on="aou", makes="ư"),
        "d": Action(marks="-", on="d"),
    },
)
VNI = Method(
    "vni",
    "VNI",
    {
        **{str(tone): Action(tone) for tone in range(6)},
        "6": Action(marks="^", on="aeo"),
        "7": Action(marks="+", on="ou"),
        "8": Action(marks="(", on="a"),
        "9": Action(marks="-", on="d"),
    },
)
METHODS = (TELEX, VNI)
_using: list[Method | None] = [None]  # one keyboard, one method: the same in every field


def method(name: str) -> Method | None:
    """The method of this id; None for none."""
    return next((one for one in METHODS if one.id == name), None)


def using() -> Method | None:
    """The method in use; None: letters come as they are, or composed by the system."""
    return _using[0]


def use(one: Method | None) -> None:
    """From now on, in every field."""
    _using[0] = one


def after(one: Method | None) -> Method | None:
    """The next choice round: none, Telex, VNI."""
    choices = (None, *METHODS)
    return choices[(choices.index(one) + 1) % len(choices)]
