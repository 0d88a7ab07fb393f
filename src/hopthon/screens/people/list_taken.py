"""A list of names that was read from a file goes onto the roll."""

from hopthon.imports.people import PeopleFile
from hopthon.imports.said import told
from hopthon.meeting.commands import AddPeople
from hopthon.meeting.roll import newcomers
from hopthon.refusal import Refusal
from hopthon.screens.cockpit import CockpitScreen
from hopthon.session.desk import Outcome


def take_list(cockpit: CockpitScreen, file: PeopleFile) -> None:
    """One wish, one undo; says how many were new, and what the file leaves in doubt."""
    fresh = len(newcomers(cockpit.meeting, file.people))
    said = " ".join((told(fresh, len(file.people)), *file.notes[:1]))

    def heard(outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            cockpit.say(outcome.sentence, "warn")
        else:
            cockpit.open("roll")
            cockpit.say(said)
        cockpit.redraw()

    if fresh:
        cockpit.send(AddPeople(file.people), heard)
    else:
        cockpit.say(said)
        cockpit.redraw()
