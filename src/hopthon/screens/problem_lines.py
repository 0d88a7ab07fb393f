"""What is wrong, as told under a table: the sign, the sentence, what to do."""

from collections.abc import Sequence

from hopthon.voting.count import Problem
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line, wrap


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


def foretold(sentences: Sequence[str], width: int, *, small: bool) -> list[Line]:
    """What would come of closing now, then each thing that would be missed behind its sign; `small`: a row each."""
    if not sentences:
        return []
    first, *missed = sentences
    told = [line(row) for row in ([fitted(first, width)] if small else wrap(first, width))]
    for sentence in missed:
        rows = [fitted(sentence, width - 2)] if small else wrap(sentence, width - 2)
        signs = ["! ", *["  "] * len(rows)]
        told += [
            line(Span(sign, "warn", bold=True), Span(row, "strong"))
            for sign, row in zip(signs, rows, strict=False)
        ]
    return told if small else [EMPTY, *told]
