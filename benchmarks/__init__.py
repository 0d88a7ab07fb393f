"""How long things take: run each with `python -m benchmarks.NAME`, or all with `python -m benchmarks`."""
