"""Number and time words of both languages, looked up once a word, and the reading of number phrases.

A Table answers for every match key what it may be in a number or a time (a Word); times and quantities are small
grammars over these Words. All that differs between languages in words is data (knowledge/*/time.yml, numbers.yml).
"""

from tansiq.reading.numerals.phrases import read_number, read_number_before
from tansiq.reading.numerals.table import Table, table_of
from tansiq.reading.numerals.words import COUNT, PLAIN, SHARE, TIME, Word

__all__ = ["COUNT", "PLAIN", "SHARE", "TIME", "Table", "Word", "read_number", "read_number_before", "table_of"]
