"""tansiq reads reports in Arabic and English, finds the events in them and shares each exactly as released."""

__all__ = ["__version__"]

__version__ = "0.1.0"
