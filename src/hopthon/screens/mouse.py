"""What a click means: rows, agenda steps, speaking turns, keys on the bar. Everything has a key too."""

from typing import Protocol

from hopthon.meeting import commands as c
from hopthon.screens import keys as k
from hopthon.screens.helm import Helm
from hopthon.screens.workspace import Host, Workspace
from hopthon.widgets.lines import Line
from hopthon.widgets.panes import Panes


class Clicked(Host, Protocol):
    """What the mouse needs of the cockpit."""

    helm: Helm

    @property
    def work(self) -> Workspace:
        """The workspace in use."""
        ...

    def press(self, key: str) -> None:
        """As if this key had been pressed."""
        ...

    def key_lines(self) -> list[Line]:
        """The key bar as drawn."""
        ...


def click(cockpit: Clicked, event: Panes.Clicked) -> None:
    """Do what was clicked on."""
    work, key = cockpit.work, event.key
    match event.pane:
        case "board" if key:
            _row(cockpit, key)
        case "agenda" if key and key != cockpit.meeting.step and work.finish():
            cockpit.send(c.GoToStep(key))
        case "rail" if key == "wall":
            cockpit.helm.show_here()
        case "rail" if key:
            cockpit.helm.act(key)
        case "keys":
            _bar(cockpit, event.x, event.y)
        case _:
            pass


def _row(cockpit: Clicked, key: str) -> None:
    work = cockpit.work
    if work.editor is not None:
        if key != work.focus:
            work.step_to(key)
    elif key == work.focus:
        cockpit.press("enter")
    else:
        work.focus = key


def _bar(cockpit: Clicked, x: int, y: int) -> None:
    """A key on the bar, or the words after it."""
    lines = cockpit.key_lines()
    keys = (*cockpit.work.keys(), *k.the_eight(), *k.moving())
    shown = {key.shown for key in keys}
    typing = cockpit.work.editor is not None
    at, named = 0, ""
    for span in lines[y].spans if 0 <= y < len(lines) else ():
        at += len(span.text)
        named = span.text if span.text in shown else named
        if x < at:
            break
    else:
        return
    found = [key for key in keys if key.shown == named]
    alive = [key for key in found if (key.mode == "typing") == typing or key.id == "commands"]
    if alive and alive[0].keys:
        cockpit.press(alive[0].keys[0])
