"""The secretary's words in the minutes; figures never stand here, they come from the log."""

from hopthon.language import _
from hopthon.meeting.commands import SetMinutesText
from hopthon.meeting.events import MinutesTextSet
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import page

CONCLUSION = "conclusion"
"""The general conclusion: a passage of its own in every form, also where no step is called so."""


def decide_text(meeting: Meeting, command: SetMinutesText) -> MinutesTextSet:
    """Words for a step, or the conclusion; empty takes them away."""
    if command.step != CONCLUSION and meeting.find_step(command.step) is None:
        raise Refusal(_("Biên bản không có mục «{step}».").format(step=command.step[:40]))
    text = page(command.text, _("Lời biên bản"), empty=True)
    return MinutesTextSet(command.step, text, command.continues)


def fold_text(meeting: Meeting, event: MinutesTextSet, _at: str, writer: Writer) -> None:
    """These words stand from now on."""
    writer.put(meeting.minutes, event.step, event.text)
