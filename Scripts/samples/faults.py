"""Typical mistakes: what a person typed instead, and the findings a reviewer owes for it.

A fault names cells by field path; the form that is drawn says which cell that is. Severities are those of the rule
catalogue (E error, W warning, N notice).
"""

from dataclasses import dataclass, field
from typing import Dict, List, Tuple

from .board import Formula

ERROR, WARNING, NOTICE = "error", "warning", "notice"


@dataclass
class Fault:
    """typed: field path → content. expected: (rule, severity, field path)."""

    typed: Dict[str, object] = field(default_factory=dict)
    expected: List[Tuple[str, str, str]] = field(default_factory=list)

    def within(self, prefix):
        """The same fault in one project of a list: `projects.2`."""
        return Fault({f"{prefix}.{path}": value for path, value in self.typed.items()},
                     [(rule, severity, f"{prefix}.{path}") for rule, severity, path in self.expected])


def one(path, value, rule, severity=ERROR, **also):
    """One cell typed otherwise, one finding there."""
    return Fault(dict({path: value}, **also), [(rule, severity, path)])


def row(number, changes, *expected):
    """Cells of one indicator typed otherwise; expected: (rule, severity, column)."""
    path = f"indicators.{number}."
    return Fault({path + column: value for column, value in changes.items()},
                 [(rule, severity, path + column) for rule, severity, column in expected])


# Funds and gates

def total_off(wan):
    return one("funds.year.total", wan, "FUND-01")


def no_evaluation():
    """Above 500,000 元 without the finance bureau's evaluation: 不予受理."""
    return Fault({"evaluation": None}, [("GATE-01", ERROR, "funds.year.total")])


def amount_as_text(text):
    return one("funds.year.total", text, "FUND-08", NOTICE)


def no_unit_of_amounts():
    """To be used on a card drawn without its 万元."""
    return Fault({}, [("FUND-04", ERROR, "funds.year.total")])


def words_for_no_money():
    return one("funds.year.other", "无", "FUND-10")


def total_without_result(formula):
    return one("funds.year.total", Formula(formula, None), "FILE-10")


def subtotal_off(yuan):
    return one("subtotal", yuan, "FUND-12")


def tasks_do_not_add_up(wan):
    return one("tasks.total", wan, "FUND-14")


# Who, when, what for

def unit_of_other_department(label):
    return one("unit", label, "CODE-02")


def short_unit_code(label):
    return one("unit", label, "CODE-01", WARNING)


def no_department():
    return one("department", None, "COMP-02")


def no_goal():
    return one("goal.year", None, "COMP-04")


def empty_goal():
    return one("goal.year", "完成年度目标。", "TXT-01")


def short_goal(text):
    return one("goal.year", text, "TXT-02", WARNING)


def wrong_year(text):
    return one("year", text, "DATE-01")


def ends_before_start():
    return one("project.period", "2025年12月-2025年3月", "DATE-03")


def past_period():
    return one("project.period", "2022年1月-2023年12月", "DATE-04")


def spaced_name(text):
    return one("project.name", text, "TXT-06", NOTICE)


# Indicators

def unknown_level1(number):
    return row(number, {"level1": "项目决策"}, ("IND-01", ERROR, "level1"))


def misplaced_level2(number):
    return row(number, {"level2": "社会效益指标"}, ("IND-02", ERROR, "level2"))


def alias_level2(number):
    return row(number, {"level2": "环境效益指标"}, ("IND-03", NOTICE, "level2"))


def repeated_name(number, name):
    return row(number, {"level3": name}, ("IND-10", WARNING, "level3"))


def label_for_name(number):
    return row(number, {"level3": "成本"}, ("IND-12", ERROR, "level3"))


def no_level3(number):
    return row(number, {"level3": None}, ("COMP-07", ERROR, "level3"))


def no_target(number):
    return row(number, {"value": None}, ("COMP-08", ERROR, "value"))


def no_sign(number):
    return row(number, {"sign": None, "direction": None}, ("COMP-09", ERROR, "sign"))


def no_unit(number):
    return row(number, {"unit": None}, ("COMP-10", ERROR, "unit"))


def no_weight(number):
    return row(number, {"weight": None}, ("COMP-11", ERROR, "weight"))


def only_outputs():
    """To be used on a project whose indicators are all of level 1 产出指标."""
    return Fault({}, [("IND-05", ERROR, "indicators.1.level1"), ("IND-06", WARNING, "indicators.1.level1")])


def residue(number):
    """A row of the blank form left as it was; the project needs a row to put it over."""
    return row(number, {"level3": "指标2：", "value": "……"}, ("COMP-18", ERROR, "level3"), ("COMP-18", ERROR, "value"))


def weights_short(project, by=5):
    """The heaviest indicator but the first loses points, so that the sum is 90 less `by`."""
    rows = project.indicators
    heaviest = max(range(1, len(rows)), key=lambda index: rows[index].weight)
    return Fault({f"indicators.{heaviest + 1}.weight": rows[heaviest].weight - by},
                 [("WGT-01", ERROR, "indicators.1.weight")])


def one_weight_too_high(weights):
    """Weights by indicator, the first of them above 30; the sum must stay 90."""
    first = next(iter(weights))
    return Fault({f"indicators.{number}.weight": weight for number, weight in weights.items()},
                 [("WGT-03", WARNING, f"indicators.{first}.weight")])


def sign_variant(number, text):
    return row(number, {"sign": text}, ("VAL-01", NOTICE, "sign"))


def opposite_direction(number, text):
    return row(number, {"direction": text}, ("VAL-12", ERROR, "direction"))


def satisfaction_above_whole(number):
    return row(number, {"value": 120}, ("VAL-07", ERROR, "value"))


def satisfaction_in_words(number):
    return row(number, {"sign": "定性", "value": "很满意", "unit": None}, ("VAL-09", WARNING, "value"))


def percentage_above_whole(number):
    return row(number, {"value": 110}, ("VAL-10", WARNING, "value"))


def vague(number):
    return row(number, {"sign": "定性", "value": "效果明显", "unit": None, "direction": "正向指标"},
               ("VAL-17", WARNING, "value"))


def no_number(number):
    return row(number, {"value": "95左右"}, ("VAL-02", ERROR, "value"))


def two_signs(number):
    return row(number, {"value": "≤95"}, ("VAL-04", ERROR, "value"))


def two_units(number, text, unit):
    return row(number, {"value": text, "unit": unit}, ("VAL-05", ERROR, "value"))


def cost_with_floor(number):
    return row(number, {"sign": "≥", "direction": "正向指标"}, ("VAL-13", WARNING, "sign"))


def accidents_with_floor(number):
    return row(number, {"level3": "安全责任事故起数", "sign": "≥", "value": 3, "unit": "起", "direction": "正向指标"},
               ("VAL-14", WARNING, "sign"))


def rate_with_ceiling(number):
    return row(number, {"sign": "≤", "direction": "反向指标"}, ("VAL-15", WARNING, "sign"))


def quantity_in_words(number):
    return row(number, {"sign": "定性", "value": "若干", "unit": None, "direction": "正向指标"}, ("VAL-16", ERROR, "value"))


def full_width_target(number, text):
    return row(number, {"value": text}, ("TXT-07", NOTICE, "value"))
