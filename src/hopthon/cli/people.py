"""`hopthon import-people`: a list of names onto the roll, all of it or nothing."""

from argparse import Namespace

from hopthon.cli.speech import say
from hopthon.imports.people import read_people
from hopthon.imports.said import told
from hopthon.meeting import commands as c
from hopthon.meeting.roll import newcomers
from hopthon.session import Session


def import_people(options: Namespace) -> int:
    """Who is on the roll already stays as they are; says how many were new."""
    file = read_people(options.list)
    session = Session.open(options.file)
    try:
        fresh = newcomers(session.meeting, file.people)
        if fresh:
            session.do(c.AddPeople(people=file.people))
    finally:
        session.close()
    for sentence in (told(len(fresh), len(file.people)), *file.notes):
        say(sentence)
    return 0
