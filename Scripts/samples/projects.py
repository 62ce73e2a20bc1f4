"""The fictitious departments, units and projects of the inbox. Amounts in yuan."""

from dataclasses import replace

from .clean import assert_clean
from .model import Department, Unit
from .offices import ANY_OFFICE
from .services import AGRICULTURE, EDUCATION, HEALTH, TRANSPORT
from .vocabulary import kind_named, parse_rows

TRAFFIC = Department("305", "示例县交通运输局")
SCHOOLS = Department("208", "示例县教育体育局")
FARMS = Department("210", "示例县农业农村局")
CLINICS = Department("401", "示例县卫生健康局")

traffic = Unit(TRAFFIC, 1, "示例县交通运输局")
road_care = Unit(TRAFFIC, 2, "示例县公路养护中心")
bus_service = Unit(TRAFFIC, 3, "示例县运输服务中心")
schools = Unit(SCHOOLS, 1, "示例县教育体育局")
primary_school = Unit(SCHOOLS, 2, "示例县第一实验小学")
youth_centre = Unit(SCHOOLS, 3, "示例县青少年活动中心")
farms = Unit(FARMS, 1, "示例县农业农村局")
farm_station = Unit(FARMS, 2, "示例县农业技术推广站")
clinics = Unit(CLINICS, 1, "示例县卫生健康局")
disease_control = Unit(CLINICS, 2, "示例县疾病预防控制中心")
hospital = Unit(CLINICS, 3, "示例县人民医院")

GROUPS = (TRANSPORT, EDUCATION, AGRICULTURE, HEALTH, ANY_OFFICE)


def evaluated(number):
    return f"示财绩评〔2024〕{number}号 支持"


def project(kind, unit, yuan, name=None, **facts):
    """A clean filing; its project code is added when the roster is complete."""
    made = kind_named(kind, *GROUPS).project(unit, yuan, name, **facts)
    assert_clean(made)
    return made


def with_residue(made):
    """Room for a row of the blank form after the second indicator."""
    rows = list(made.indicators)
    rows.insert(2, replace(rows[1], name="指标2：", weight=0))
    return replace(made, indicators=rows)


def outputs_alone(made):
    """The same project with outputs only, their weights still 90 in all."""
    rows = parse_rows("""
数量|维护业务系统模块数|≥|12|个|20
数量|开展安全检测次数|≥|4|次|20
质量|业务系统可用率|≥|99|%|20
时效|运维服务响应时间|≤|2|小时|15
成本|单个模块维护成本|≤|30000|元/个|15""")
    return replace(made, indicators=rows)
