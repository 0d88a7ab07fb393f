"""What a key does in the cockpit: choosing, it acts; typing, it is text but for a few [cockpit.md, "Modes"]."""

from typing import Protocol

from textual import events

from hopthon.language import _
from hopthon.screens import input_method as im
from hopthon.screens import keys as k
from hopthon.screens.asking import Asking, Offer
from hopthon.screens.helm import Helm
from hopthon.screens.places import Places
from hopthon.screens.workspace import Host, Workspace
from hopthon.widgets.editor import BACK, Editor


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
    if event.key == im.SWITCH:
        cockpit.say(im.switch())
    elif (asking := cockpit.asking) is not None:
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
        cockpit.say(cockpit.asking.paste(text), "warn")
    elif work.editor is None:
        cockpit.say(_("Ấn Enter để mở ô gõ rồi hãy dán."), "warn")
    elif not work.accepts_paste():
        cockpit.say(_("Ô này không dán được, hãy gõ."), "warn")
    elif why := _not_a_number(work, work.editor.cleaned(text)):
        cockpit.say(why, "warn")
    else:
        work.editor, why = im.pasted(work.editor, text)
        cockpit.typed()
        if why:
            cockpit.say(why, "warn")


def _not_a_number(work: Workspace, text: str) -> str:
    """What to say to words pasted where a number is typed."""
    if work.saves_pauses(work.focus) or all(work.accepts(c) for c in text):
        return ""
    return work.refused_letter("a") or _("Ô này chỉ nhận số.")


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
    if not event.is_printable and pressed not in BACK:
        work.editor = work.editor.ended()
    work.before_key(pressed)
    if pressed == "escape":
        work.finish()
    elif pressed == "ctrl+p":
        cockpit.find(commands=True)
    elif event.is_printable and event.character and pressed not in work.acting_keys():
        if _only_marks(work.editor, event.character) or work.accepts(event.character):
            work.editor = work.editor.pressed(event.character)
            cockpit.typed()
        elif why := work.refused_letter(event.character):
            cockpit.say(why, "warn")
    elif not work.typing_key(pressed) and (edited := work.editor.key(pressed)) is not None:
        work.editor = edited
        cockpit.typed()


def _only_marks(editor: Editor, character: str) -> bool:
    """Whether this key puts a mark or a tone on a word that stands there, and adds nothing."""
    after = editor.pressed(character).text
    return not editor.picked and len(after) == len(editor.text) and after != editor.text
