"""The sentences of the process as this place says them: buôn or xóm for thôn, phường for xã."""

from hopthon.meeting.state import Meeting
from hopthon.processes.words import local


def in_place_words(meeting: Meeting, text: str) -> str:
    """The text with the meeting's own words for village and commune."""
    village, commune = meeting.said("village_word"), meeting.said("commune_word")
    return local(text, meeting.procedure, village or "thôn", commune or "xã")
