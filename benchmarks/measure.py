"""Measuring: several rounds, the middle one told, as a table."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any


def timed(work: Callable[[], Any], rounds: int = 5) -> list[float]:
    """Seconds of each round, quickest first."""
    took: list[float] = []
    for _round in range(rounds):
        start = perf_counter()
        work()
        took.append(perf_counter() - start)
    return sorted(took)


def row(what: str, took: list[float], note: str = "") -> None:
    """One line of the table: smallest, middle and largest in milliseconds."""
    low, mid, high = (f"{1000 * s:10.2f}" for s in (took[0], median(took), took[-1]))
    print(f"{what:<52}{low}{mid}{high}  {note}")


def head(title: str) -> None:
    """The head of a table."""
    print(f"\n{title}\n{'':<52}{'min ms':>10}{'med ms':>10}{'max ms':>10}")


def percentiles(what: str, took: list[float]) -> None:
    """p50, p95 and p99 of single moments, in milliseconds."""
    ranked = sorted(took)

    def at(share: float) -> float:
        return (
            1000 * ranked[min(len(ranked) - 1, int(share * len(ranked)))]
            if ranked
            else float("nan")
        )

    print(f"{what:<52}p50 {at(0.5):7.2f}  p95 {at(0.95):7.2f}  p99 {at(0.99):7.2f}  ms")
