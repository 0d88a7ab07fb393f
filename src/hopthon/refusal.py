"""What is said when something cannot be done."""


class Refusal(Exception):
    """Not allowed, or not possible now: one sentence that the room could hear (what, why, what to do).

    Nothing was changed when this is raised.
    """

    @property
    def sentence(self) -> str:
        """The sentence alone."""
        return str(self.args[0]) if self.args else ""


class FileTrouble(Refusal):
    """The meeting file itself is the reason: missing, damaged, foreign, full disk, busy."""
