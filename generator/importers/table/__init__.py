"""A spreadsheet that a council keeps → changes of cells, by a map of its columns.

`maps` reads the map, `sheets` finds the table that has its columns, `matching`
the service that a row names, `values` what a cell says, `reading` what a row
says, `deciding` what becomes of it beside the list and the other rows, and
`taking` is all of that in order; `proposing` writes a
map for a table that has none. What is not told for certain is held for a person.
"""

from generator.importers.table.deciding import NamedRow, TableOutcome
from generator.importers.table.maps import TableMap, map_of, read_map
from generator.importers.table.proposing import proposed_map
from generator.importers.table.reading import UNKNOWN_WORD, RowReading
from generator.importers.table.sheets import MappedTable, letters, mapped_table
from generator.importers.table.taking import TableTaken, log_rows, take

__all__ = [
    "UNKNOWN_WORD",
    "MappedTable",
    "NamedRow",
    "RowReading",
    "TableMap",
    "TableOutcome",
    "TableTaken",
    "letters",
    "log_rows",
    "map_of",
    "mapped_table",
    "proposed_map",
    "read_map",
    "take",
]
