"""Compile every data file: `python -m tansiq.knowledge.build` (`make data`)."""

from tansiq.knowledge.loader import compile_file, data_files

__all__ = ["main"]


def main() -> None:
    """Validate and compile all data files; stops at the first that breaks a rule."""
    for path in data_files():
        compile_file(path)


if __name__ == "__main__":
    main()
