"""What a key does in the cockpit: choosing, it acts; typing, it is text but for a few [cockpit.md, "Modes"]."""

from typing import Protocol

from textual import events

from hopthon.language import _
from hopthon.screens import keys as k
from hopthon.screens.asking import Asking, Offer
from hopthon.screens.helm import Helm
from hopthon.screens.places import Places
from hopthon.screens.workspace import Host, Workspace


class Handled(Host, Protocol):
    """What keys need of the cockpit."""

    asking: Asking | None
    helm: Helm
    places: Places

    @property
    def work(self) -> Workspace:
        """The workspace in use."""
        ...

    def find(self, *, commands: bool = False) -> None:
        """Open the finder."""
        ...

    def help(self) -> None:
        """Open the help."""
        ...

    def typed(self) -> None:
        """The field changed: it is to be saved soon."""
        ...


def key(cockpit: Handled, event: events.Key) -> None:
    """Any key, by what has the keyboard: a question, a field, or the rows."""
    if isinstance(cockpit.asking, Offer) and cockpit.asking.passes(event.key):
        cockpit.asking = None
    if (asking := cockpit.asking) is not None:
        if asking.key(event) and cockpit.asking is asking:
            cockpit.asking = None
    elif cockpit.work.editor is not None:
        typed(cockpit, event)
    else:
        _choose(cockpit, event.key)


def paste(cockpit: Handled, text: str) -> None:
    """Pasted text goes where one types; while choosing it goes nowhere, and says so."""
    work = cockpit.work
    work.before_key("")
    if isinstance(cockpit.asking, Offer):
        cockpit.asking = None
    if cockpit.asking is not None:
        cockpit.asking.editor = cockpit.asking.editor.pasted(text)
    elif work.editor is None:
        cockpit.say(_("Ấn Enter để mở ô gõ rồi hãy dán."), "warn")
    elif work.accepts_paste():
        work.editor = work.editor.pasted(text)
        cockpit.typed()
    else:
        cockpit.say(_("Ô này không dán được, hãy gõ."), "warn")


def _choose(cockpit: Handled, pressed: str) -> None:
    work = cockpit.work
    own = k.by_key(work.keys(), "choosing").get(pressed)
    if own is not None and own != "edit" and work.act(own):
        return
    constant = k.by_key((*k.the_eight(), *k.the_constant(), *k.moving()), "choosing").get(pressed)
    match constant or own:
        case "find" | "commands" as what:
            cockpit.find(commands=what == "commands")
        case "help":
            cockpit.help()
        case "up" | "down" as way:
            work.walk(-1 if way == "up" else 1)
        case "other":
            cockpit.places.other()
        case str(action) if cockpit.helm.act(action):
            pass
        case _:
            if pressed == "enter":
                work.begin()


class Field(Host, Protocol):
    """What keys in an open field need of a screen."""

    @property
    def work(self) -> Workspace:
        """The workspace in use."""
        ...

    def find(self, *, commands: bool = False) -> None:
        """Open the finder; `commands`: what can be done comes before what is there."""
        ...

    def typed(self) -> None:
        """The field changed: it is to be saved soon."""
        ...


def typed(cockpit: Field, event: events.Key) -> None:
    """A key while a field is open: text, or one of the few that act."""
    work, pressed = cockpit.work, event.key
    if work.editor is None:
        return
    work.before_key(pressed)
    if pressed == "escape":
        work.finish()
    elif pressed == "ctrl+p":
        cockpit.find(commands=True)
    elif event.is_printable and event.character and pressed not in work.acting_keys():
        if work.accepts(event.character):
            work.editor = work.editor.typed(event.character)
            cockpit.typed()
        elif why := work.refused_letter(event.character):
            cockpit.say(why, "warn")
    elif not work.typing_key(pressed) and (edited := work.editor.key(pressed)) is not None:
        work.editor = edited
        cockpit.typed()
