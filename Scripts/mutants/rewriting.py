"""Rewrites Swift source so that each condition can be negated, removed or shifted while the program runs.

Line numbers stay, since nothing is inserted but calls; a compiler's error therefore names the mutants to drop.
The language is not parsed: comments, strings and regular expressions are blanked, and brackets are counted.
"""

import re
from dataclasses import dataclass, field

OPEN, CLOSE = "([{", ")]}"
STATEMENT = re.compile(r"^\s*(let|var|guard|if|for|while|switch|return)\b", re.M)
# What is said about a finding is no condition of it: examples state where a finding is, not its words.
SPOKEN = re.compile(r"\b(message|mend|correction|severity|related|zh|en): ")
SPOKEN_FUNCTION = re.compile(r"\bfunc (\w+)[^{}]*?-> (BilingualText|Correction\?|String) \{|\bvar \w+: BilingualText \{")
PREDICATE_TAKER = r"\b(?:filter|contains|allSatisfy|first|firstIndex|drop|prefix|count|split)"


@dataclass
class Mutant:
    number: int
    file: str
    line: int
    kind: str
    text: str

    @property
    def key(self):
        return (self.file.rsplit("/", 1)[-1], self.text)


def blanked(source):
    """The source at its length, comments made blanks, and strings and regular expressions made opaque."""
    out, at = list(source), 0

    def blank(start, end):
        for index in range(start, end):
            if out[index] != "\n":
                out[index] = "\0"

    while at < len(source):
        if source.startswith("//", at):
            end = source.find("\n", at)
            end = len(source) if end < 0 else end
            out[at:end] = " " * (end - at)
        elif source[at] == '"':
            end = string_end(source, at)
            blank(at + 1, end - 1)
        elif source[at] == "/" and re.search(r"[(=,:]\s*$", source[max(0, at - 8) : at]) and source[at + 1] not in " =":
            end = at + 1
            while source[end] != "/":
                end += 2 if source[end] == "\\" else 1
            end += 1
            blank(at, end)
        else:
            end = at + 1
        at = end
    return "".join(out)


def string_end(source, at):
    """Where the string ends that begins at `at`; what is interpolated may hold strings."""
    at += 1
    while source[at] != '"':
        if source.startswith("\\(", at):
            depth, at = 1, at + 2
            while depth:
                if source[at] == '"':
                    at = string_end(source, at) - 1
                depth += (source[at] == "(") - (source[at] == ")")
                at += 1
        else:
            at += 2 if source[at] == "\\" else 1
    return at + 1


@dataclass
class Rewriter:
    file: str
    source: str
    next_number: int
    dropped_lines: set = field(default_factory=set)

    def __post_init__(self):
        self.plain = blanked(self.source)
        self.mutants, self.before, self.after, self.replaced, self.done = [], [], [], [], set()
        self.silent = self.spoken_spans()

    # Places

    def scan(self, at, stop):
        """The first place from `at`, outside brackets, where `stop` matches; None where the brackets close first."""
        depth = 0
        while at < len(self.plain):
            if depth == 0 and stop.match(self.plain, at):
                return at
            depth += (self.plain[at] in OPEN) - (self.plain[at] in CLOSE)
            if depth < 0:
                return None
            at += 1
        return None

    def closing(self, at):
        """The bracket that closes the one at `at`."""
        depth = 0
        for place in range(at, len(self.plain)):
            depth += (self.plain[place] in OPEN) - (self.plain[place] in CLOSE)
            if depth == 0:
                return place
        return len(self.plain)

    def split(self, start, end, separator):
        """The parts between separators outside brackets."""
        parts, depth, at, begin = [], 0, start, start
        while at < end:
            match = separator.match(self.plain, at, end) if depth == 0 else None
            if match:
                parts.append((begin, at))
                at = begin = match.end()
                continue
            depth += (self.plain[at] in OPEN) - (self.plain[at] in CLOSE)
            at += 1
        return parts + [(begin, end)]

    def trimmed(self, start, end):
        while start < end and self.plain[start].isspace():
            start += 1
        while end > start and self.plain[end - 1].isspace():
            end -= 1
        return start, end

    def spoken_spans(self):
        spans = []
        for match in SPOKEN.finditer(self.plain):
            end = self.scan(match.end(), re.compile(r",|$(?!.)"))
            if end is None:
                depth, end = 0, match.end()
                while depth >= 0 and end < len(self.plain):
                    depth += (self.plain[end] in OPEN) - (self.plain[end] in CLOSE)
                    end += 1
            spans.append((match.start(), end))
        for match in SPOKEN_FUNCTION.finditer(self.plain):
            spans.append((match.start(), self.closing(match.end() - 1)))
        for name in ("static let description", "init(_ parameters"):
            at = self.plain.find(name)
            brace = self.plain.find("(" if "description" in name else "{", at + len(name))
            if at >= 0:
                spans.append((at, self.closing(brace)))
        return spans

    # Mutants

    def add(self, start, kind, text):
        line = self.source.count("\n", 0, start) + 1
        self.mutants.append(Mutant(self.next_number, self.file, line, kind, " ".join(text.split())))
        self.next_number += 1

    def wrap(self, start, end, prefix, suffix=")"):
        self.before.append((start, end - start, prefix))
        self.after.append((end, end - start, suffix))

    def may_take(self, start, end):
        lines = range(self.source.count("\n", 0, start) + 1, self.source.count("\n", 0, end) + 2)
        if (start, end) in self.done or start >= end or self.dropped_lines.intersection(lines):
            return False
        if any(a <= start and end <= b for a, b in self.silent):
            return False
        self.done.add((start, end))
        return True

    def boolean(self, start, end, neutral="true"):
        """Takes a condition apart at || and &&; a part is removed by the value that leaves the others to decide."""
        start, end = self.trimmed(start, end)
        if re.match(r"(let|var|case|try|await)\b", self.plain[start:end]):
            return
        if len(self.split(start, end, re.compile(r"\s\?\s"))) > 1:
            return
        for separator, part_neutral in ((r"\|\|", "false"), (r"&&", "true")):
            parts = self.split(start, end, re.compile(separator))
            if len(parts) > 1:
                for part in parts:
                    self.boolean(*part, part_neutral)
                return
        bare = start + (self.plain[start] == "!") if start < end else start
        if self.plain[bare : bare + 1] == "(" and self.closing(bare) == end - 1:
            self.boolean(bare + 1, end - 1, neutral)
            return
        self.atom(start, end, neutral)

    def atom(self, start, end, neutral):
        text = self.source[start:end]
        if not self.may_take(start, end):
            return
        self.wrap(start, end, f"Mutant.of({self.next_number}, {neutral}, ")
        self.add(start, "negated", f"{text} → !({text})")
        if text in ("true", "false"):
            self.next_number += 1
            return
        self.add(start, "removed", f"{text} → {neutral}")
        parts = self.split(start, end, re.compile(r" (>=|<=|>|<) "))
        if len(parts) == 2:
            left, right = parts
            operator = self.source[left[1] : right[0]].strip()
            other = operator[0] if operator.endswith("=") else operator + "="
            name = {">": "above", ">=": "atLeast", "<": "below", "<=": "atMost"}[operator]
            self.before.append((start, end - start - 1, f"Mutant.{name}({self.next_number}, "))
            self.after.append((end, end - start - 1, ")"))
            self.replaced.append((left[1], right[0], ", "))
            self.add(start, "shifted", f"{text} → {text[: left[1] - start]} {other} {self.source[right[0]:end]}")

    def conditions(self):
        for match in re.finditer(r"\b(guard|if|while)\s", self.plain):
            stop = r"else\b" if match[1] == "guard" else r"\{"
            end = self.scan(match.end(), re.compile(stop))
            if end is not None:
                for clause in self.split(match.end(), end, re.compile(",")):
                    self.boolean(*clause)
        for match in re.finditer(r"^\s*(\}? ?for|case)\b[^\n]*? where ", self.plain, re.M):
            end = self.scan(match.end(), re.compile(r"\{" if "for" in match[1] else r":"))
            if end is not None:
                self.boolean(match.end(), end)

    def predicates(self):
        for match in re.finditer(PREDICATE_TAKER + r"(?: |\()\{|\b(?:where|while|whereSeparator): \{", self.plain):
            # `switch numbers.count {` opens no closure.
            line = self.plain[self.plain.rfind("\n", 0, match.start()) + 1 : match.end()]
            if not (re.match(r"\s*(switch|if|guard|for|while)\b", line) and line.endswith(" {") and ": {" not in line[-3:]):
                self.body(match.end() - 1)
        taken = r"(?:\b(?:where|while): |\b(?:filter|allSatisfy)\()(\\?[\w.]+)[,)]"
        for match in re.finditer(taken, self.plain):
            if self.may_take(match.start(1), match.end(1)):
                self.wrap(match.start(1), match.end(1), f"Mutant.test({self.next_number}, ")
                self.add(match.start(1), "negated", f"{match[1]} → !{match[1]}")
                self.add(match.start(1), "removed", f"{match[1]} → true")

    def bodies(self):
        for match in re.finditer(r"(-> Bool|: Bool) \{", self.plain):
            self.body(match.end() - 1)
        for match in re.finditer(r"\blet (is|has|repeats|may)\w* =\s", self.plain):
            end = match.end()
            while True:
                end = self.scan(end, re.compile("\n"))
                if end is None or not re.match(r"\s*(&&|\|\||\?|:|\.|\+)", self.plain[end:]):
                    break
                end += 1
            if end is not None:
                self.boolean(match.end(), end)

    def body(self, brace):
        """What a function or a closure that yields a Bool returns."""
        start, end = brace + 1, self.closing(brace)
        header = re.match(r"\s*[\w, ()]+ in\b", self.plain[start:end])
        start += header.end() if header else 0
        if re.match(r"\s*switch\b", self.plain[start:end]):
            for match in re.finditer(r"^\s*(?:case [^:\n]*|default): ([^\n]+)", self.plain[start:end], re.M):
                self.boolean(start + match.start(1), start + match.end(1))
        elif STATEMENT.search(self.plain, start, end):
            for match in re.finditer(r"\breturn\s+", self.plain[start:end]):
                place = start + match.end()
                stop = self.scan(place, re.compile(r"\n(?!\s*(&&|\|\||\?|:|\.))"))
                self.boolean(place, min(stop if stop is not None else end, self.close_before(place, end)))
        else:
            self.boolean(start, end)

    def close_before(self, place, end):
        depth = 0
        for at in range(place, end):
            depth += (self.plain[at] in OPEN) - (self.plain[at] in CLOSE)
            if depth < 0:
                return at
        return end

    def choices(self):
        """The condition of `condition ? this : that`."""
        for match in re.finditer(r"\s\? ", self.plain):
            start, depth = match.start(), 0
            while start > 0 and depth >= 0:
                if depth == 0 and self.begins(start):
                    break
                depth += (self.plain[start - 1] in CLOSE) - (self.plain[start - 1] in OPEN)
                start -= 1
            span = self.trimmed(start, match.start())
            for separator in (r"&&", r"\|\|"):
                if len(self.split(*span, re.compile(separator))) > 1:
                    self.boolean(*span)
                    break
            else:
                if self.may_take(*span):
                    text = self.source[span[0] : span[1]]
                    self.wrap(*span, f"Mutant.of({self.next_number}, true, ")
                    self.add(span[0], "negated", f"{text} ? → !({text}) ?")
                    self.next_number += 1

    def begins(self, at):
        """Whether an expression begins there, seen from behind it and outside brackets."""
        before = self.plain[max(0, at - 7) : at]
        if before.endswith("\n"):
            return not re.match(r"\s*(\?|&&|\|\|)", self.plain[at:])
        return before.endswith((*OPEN, ",", " = ", ": ", "return ", " in "))

    def rewritten(self):
        self.conditions()
        self.predicates()
        self.bodies()
        self.choices()
        if not self.mutants:
            return self.source
        edits = [(at, 1, -length, at, text) for at, length, text in self.before]
        edits += [(at, 0, length, at, text) for at, length, text in self.after]
        edits += [(start, 2, 0, end, text) for start, end, text in self.replaced]
        out, last = [], 0
        for at, _, _, end, text in sorted(edits, key=lambda edit: edit[:3]):
            out += [self.source[last:at], text]
            last = end
        return "".join(out) + self.source[last:]
