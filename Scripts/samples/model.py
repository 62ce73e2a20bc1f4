"""What a filing says, before it is laid out in a sheet. Amounts are whole yuan."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import List, Optional

YEAR = 2025
FILED_ON = datetime(2024, 10, 25)

# The official tree (财预〔2015〕88号): level 2 and the level 1 it stands under.
LEVEL1 = {
    "数量指标": "产出指标", "质量指标": "产出指标", "时效指标": "产出指标", "成本指标": "产出指标",
    "经济效益指标": "效益指标", "社会效益指标": "效益指标", "生态效益指标": "效益指标", "可持续影响指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}


@dataclass(frozen=True)
class Department:
    code: str
    name: str

    @property
    def label(self):
        return f"{self.code}-{self.name}"

    @property
    def short(self):
        return self.name[len("示例县"):]


@dataclass(frozen=True)
class Unit:
    department: Department
    number: int
    name: str

    @property
    def code(self):
        return f"{self.department.code}{self.number:03d}"

    @property
    def label(self):
        return f"{self.code}-{self.name}"


@dataclass(frozen=True)
class Indicator:
    level1: str
    level2: str
    name: str
    sign: str
    value: object
    unit: str
    weight: object

    @property
    def direction(self):
        return "反向指标" if self.sign in "≤＜" else "正向指标"

    @property
    def target(self):
        """The target in one cell, as the forms without columns of their own have it: `≥95%`."""
        return self.value if self.sign == "定性" else f"{self.sign}{self.value}{self.unit}"

    def over(self, years):
        """The same indicator for a term of several years: counts grow, shares and limits stay."""
        if self.sign != "≥" or self.unit == "%" or not isinstance(self.value, int):
            return self
        return replace(self, value=self.value * years)


@dataclass
class Project:
    name: str
    unit: Unit
    fiscal: int
    goal: str
    indicators: List[Indicator]
    carryover: int = 0
    other: int = 0
    funds: str = "年初预算"
    evaluation: Optional[str] = None
    period: str = "2025年1月-2025年12月"
    attribute: str = "□新增项目  ☑延续项目"
    term_years: int = 1
    term_goal: Optional[str] = None
    code: str = ""

    @property
    def total(self):
        return self.fiscal + self.carryover + self.other

    def scattered(self):
        """The indicators out of the order of level 1, as the platform's export lists them."""
        rows = self.indicators
        return replace(self, indicators=rows[-3:-1] + rows[0::2][:2] + rows[-1:] + [
            row for row in rows[:-3] if row not in rows[0::2][:2]])


@dataclass(frozen=True)
class Task:
    name: str
    content: str
    fiscal: int
    other: int = 0

    @property
    def total(self):
        return self.fiscal + self.other


@dataclass
class DepartmentFiling:
    department: Department
    goal: str
    tasks: List[Task] = field(default_factory=list)
    indicators: List[Indicator] = field(default_factory=list)

    @property
    def total(self):
        return sum(task.total for task in self.tasks)
