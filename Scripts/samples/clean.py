"""What a filing must satisfy before a fault is put into it; one that fails is a mistake of the sample maker."""

import re

from .model import LEVEL1

THRESHOLD_YUAN = 500000


def assert_clean_indicators(indicators):
    names = [row.name for row in indicators]
    assert len(set(names)) == len(names), names
    assert sum(row.weight for row in indicators) == 90, [(row.name, row.weight) for row in indicators]
    assert {row.level1 for row in indicators} >= {"产出指标", "效益指标", "满意度指标"}
    assert {row.level2 for row in indicators} >= {"数量指标", "质量指标", "时效指标", "成本指标"}
    for row in indicators:
        assert LEVEL1[row.level2] == row.level1, row
        assert 4 <= len(row.name) <= 25 and not re.search(r"\d|\s", row.name), row
        assert 0 < row.weight <= 30, row
        if row.sign == "定性":
            assert row.value in ("健全", "有效", "优") and row.unit == "", row
        else:
            assert row.sign in "≥＞＝≤＜" and row.value > 0 and row.unit, row
            assert row.unit != "%" or row.value <= 100, row
        if row.level2 == "成本指标":
            assert row.sign == "≤", row
        if row.level1 == "满意度指标":
            assert row.sign == "≥" and 90 <= row.value <= 95 and row.unit == "%", row


def assert_clean_goal(goal):
    assert 30 <= len(goal) <= 300 and re.search(r"\d", goal), goal


def assert_clean(project):
    assert_clean_indicators(project.indicators)
    assert_clean_goal(project.goal)
    assert not re.search(r"\s", project.name + project.unit.name), project.name
    assert project.total <= THRESHOLD_YUAN or project.evaluation, project.name
