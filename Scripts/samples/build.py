"""Writes the samples: inbox, roster and expectations."""

import shutil

from . import faults
from .inbox import all_filings, numbered, unfiled
from .pages import Expectation, write_expectations
from .registers import write_directory, write_evaluations, write_waivers
from .roster import SHEET, Roster
from .workbook import Book


def write_roster(path, entries):
    """Writes the roster and returns each entry's project cell."""
    book = Book(title="2025年度项目资金申请名册")
    board = book.board(book.sheet(SHEET))
    Roster(board, entries).draw()
    book.save(path)
    return [board.cells[f"entries.{number}.project"] for number in range(1, len(entries) + 1)]


def write_samples(folder):
    """Returns the number of files, filings on the roster and expectations."""
    shutil.rmtree(folder / "inbox", ignore_errors=True)
    inboxes = all_filings()
    expectations = [item for inbox in inboxes for upload in inbox.uploads for item in upload.write(folder)]
    entries = [entry for inbox in inboxes for entry in inbox.entries]
    missing = unfiled()
    entries = numbered(entries[:9] + missing[:1] + entries[9:] + missing[1:])
    cells = write_roster(folder / "roster.xlsx", entries)
    write_directory(folder / "directory.xlsx", entries)
    write_evaluations(folder / "evaluations.xlsx", entries)
    write_waivers(folder / "waivers.xlsx")
    for entry, cell in zip(entries, cells):
        if any(entry is request for request in missing):
            expectations.append(Expectation("roster.xlsx", SHEET, cell, "GATE-07", faults.ERROR))
    write_expectations(folder / "expected.tsv", expectations)
    return sum(len(inbox.uploads) for inbox in inboxes), len(entries), len(expectations)
