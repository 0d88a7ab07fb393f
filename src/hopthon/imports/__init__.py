"""Ballots and lists that others keyed: files in, plain frozen data out. Nothing here knows a meeting as it stands."""

from hopthon.imports.ballots import BallotFile, FileBallot, FileOption, counted_once
from hopthon.imports.read import read_ballots
from hopthon.imports.scores import ScoreFile, is_scores, read_scores, whole_points

__all__ = [
    "BallotFile",
    "FileBallot",
    "FileOption",
    "ScoreFile",
    "counted_once",
    "is_scores",
    "read_ballots",
    "read_scores",
    "whole_points",
]
