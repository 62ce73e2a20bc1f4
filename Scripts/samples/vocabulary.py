"""Turns a kind of project and an amount into a project with a goal and indicators that fit the amount."""

from dataclasses import dataclass

from .model import LEVEL1, Indicator, Project

LEVEL2 = {
    "数量": "数量指标", "质量": "质量指标", "时效": "时效指标", "成本": "成本指标",
    "经济": "经济效益指标", "社会": "社会效益指标", "生态": "生态效益指标", "可持续": "可持续影响指标",
    "满意": "服务对象满意度指标",
}


def parse_rows(text, **numbers):
    """One indicator a line: `level 2|name|sign|value|unit|weight`, with `{q}` and the like for numbers."""
    rows = []
    for line in text.strip().splitlines():
        level2, name, sign, value, unit, weight = line.format(**numbers).split("|")
        level2 = LEVEL2[level2]
        if sign != "定性":
            value = float(value) if "." in value else int(value)
        rows.append(Indicator(LEVEL1[level2], level2, name, sign, value, unit, int(weight)))
    return rows


@dataclass(frozen=True)
class Kind:
    """A kind of project.

    unit_yuan: what one piece of the main quantity costs; people: how many people one piece serves.
    """

    name: str
    unit_yuan: int
    people: float
    goal: str
    rows: str

    def project(self, unit, yuan, name=None, other=0, **facts):
        quantity = max(2, yuan // self.unit_yuan)
        numbers = dict(q=quantity, s=max(2, quantity // 5), p=max(20, int(quantity * self.people) // 10 * 10),
                       c=yuan // quantity)
        return Project(
            name=name or self.name, unit=unit, fiscal=yuan - other, other=other,
            goal=self.goal.format(**numbers), indicators=parse_rows(self.rows, **numbers), **facts)


def kind_named(name, *groups):
    return next(kind for group in groups for kind in group if kind.name == name)
