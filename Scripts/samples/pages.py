"""Sheets of an upload, each with its faults, and the expectations that follow from them."""

from dataclasses import dataclass, field
from typing import Callable, List

from .card import Card
from .department import DepartmentForm
from .clean import THRESHOLD_YUAN
from .faults import NOTICE, WARNING, Fault
from .lists import FIRST, List as ProjectList
from .styles import print_setup
from .workbook import Book


NEAR_YUAN = 450000
UNSIGNED = ["filed.by", "contact.person", "contact.phone", "filed.on"]


@dataclass(frozen=True)
class Expectation:
    """A finding owed: the path is the file's below Samples."""

    path: str
    sheet: str
    cell: str
    rule: str
    severity: str


@dataclass
class Page:
    """draw: takes a board and draws the form into it; returns the rows taken. place: the board's corner.

    below: pages drawn into the same sheet further down. then: what else the sheet gets (comments, charts).
    """

    name: str
    draw: Callable
    faults: List[Fault] = field(default_factory=list)
    place: dict = field(default_factory=dict)
    below: List["Page"] = field(default_factory=list)
    then: Callable = None
    columns: int = 9
    repeat: int = None
    landscape: bool = False
    totals: dict = field(default_factory=dict)  # field path → amount in 元
    signed: bool = True

    def expectations(self, board, path):
        typed = {at for fault in self.faults for at in fault.typed}
        near = [("GATE-02", NOTICE, at) for at, yuan in self.totals.items()
                if NEAR_YUAN < yuan <= THRESHOLD_YUAN and at not in typed]
        unsigned = [("COMP-14", WARNING, at) for at in UNSIGNED if not self.signed]
        return [Expectation(path, self.name, board.cells[at], rule, severity)
                for rule, severity, at in [item for fault in self.faults for item in fault.expected] + near + unsigned]


def card(name, project, *faults, **options):
    """A page with a card. Options of `Card` by name; `top`, `left`, `below` and `then` are the page's."""
    place = {key: options.pop(key) for key in ("top", "left") if key in options}
    page = {key: options.pop(key) for key in ("below", "then") if key in options}
    return Page(name, lambda board: Card(board, project, **options).draw(), list(faults), place,
                totals={"funds.year.total": project.total}, signed=options.get("signed", True), **page)


def project_list(name, department, projects, *faults, then=None, **options):
    draw = lambda board: ProjectList(board, department, projects, **options).draw()
    totals = {f"projects.{number}.funds.year.total": project.total for number, project in enumerate(projects, 1)}
    return Page(name, draw, list(faults), then=then, columns=13, repeat=FIRST - 2, landscape=True, totals=totals)


def department_form(name, filing, *faults, **options):
    return Page(name, lambda board: DepartmentForm(board, filing, **options).draw(), list(faults), columns=8)


@dataclass
class Upload:
    """One file. before and after: sheets that are no forms, drawn around the pages."""

    path: str
    pages: List[Page]
    before: Callable = None
    after: Callable = None
    extra: List[tuple] = field(default_factory=list)  # (sheet, cell, rule, severity) of what no form's cell stands for

    def write(self, root):
        """Writes the file below `root` and returns what is to be found in it."""
        book = Book(title=self.path.rsplit("/", 1)[-1][:-len(".xlsx")])
        expectations = []
        if self.before:
            self.before(book)
        for page in self.pages:
            sheet = book.sheet(page.name)
            board = self._draw(book, sheet, page, 0, expectations)
            if page.then:
                page.then(book, sheet, board)
        if self.after:
            self.after(book)
        if self.before and self.pages:
            book.file.worksheets()[0].activate()
        book.save(root / self.path)
        expectations += [Expectation(self.path, *place) for place in self.extra]
        return expectations

    def _draw(self, book, sheet, page, top, expectations):
        typed = {path: value for fault in page.faults for path, value in fault.typed.items()}
        place = dict(page.place, top=page.place.get("top", 0) + top)
        board = book.board(sheet, overrides=typed, **place)
        rows = board.top + page.draw(board)
        expectations += page.expectations(board, self.path)
        for lower in page.below:
            self._draw(book, sheet, lower, rows + 2, expectations)
        if not page.below:
            print_setup(sheet, rows, page.columns + page.place.get("left", 0), page.landscape, page.repeat)
        return board


def write_expectations(path, expectations):
    """A tab-separated table, in the order of files and sheets."""
    lines = ["path\tsheet\tcell\trule\tseverity"]
    lines += ["\t".join([item.path, item.sheet, item.cell, item.rule, item.severity]) for item in expectations]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
