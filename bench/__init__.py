"""The project's own benchmarks: `make bench`. Ratios come from one run; absolute figures are this machine's."""

__all__: list[str] = []
