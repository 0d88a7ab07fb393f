"""What is wrong, as told under a table: the sign, the sentence, what to do."""

from hopthon.voting.count import Problem
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, line, wrap


def explained(sentence: str, advice: str, width: int) -> list[Line]:
    """The sentence behind its ✗, the advice below."""
    first, *rest = wrap(sentence, width - 2)
    lines = [line(Span("✗ ", "warn", bold=True), Span(first, "strong", bold=True))]
    lines += [line("  ", Span(row, "strong", bold=True)) for row in rest]
    return lines + [line("  " + row) for row in wrap(advice, width - 2) if row]


def shortly(problem: Problem, width: int) -> list[Line]:
    """Sentence and advice together, in as few rows as they take."""
    words = " ".join(filter(None, (problem.sentence, problem.brief or problem.advice)))
    return explained(words, "", width)
