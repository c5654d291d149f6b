"""Compile every data file and the gazetteer: `python -m tansiq.knowledge.build` (`make data`)."""

from tansiq.knowledge.forms import build_forms
from tansiq.knowledge.gazetteer_write import write_gazetteer
from tansiq.knowledge.loader import compile_file, data_files

__all__ = ["main"]


def main() -> None:
    """Validate and compile all data files, then the gazetteer that rests on them; stops at the first broken rule."""
    # A table that an older version left would lack the forms that this one knows.
    build_forms()
    for path in data_files():
        compile_file(path)
    write_gazetteer()


if __name__ == "__main__":
    main()
