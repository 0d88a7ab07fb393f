"""Ballots that others counted or keyed: files in, plain frozen data out. Nothing here knows a meeting."""

from hopthon.imports.ballots import BallotFile, FileBallot, FileOption, counted_once
from hopthon.imports.read import read_ballots

__all__ = ["BallotFile", "FileBallot", "FileOption", "counted_once", "read_ballots"]
