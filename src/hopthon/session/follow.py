"""How a window hears that its meeting file has something new: for packages that may not see the journal."""

from hopthon.journal.follow import Follower

__all__ = ["Follower"]
