"""The 89 fictitious departments of a district and which kinds of projects they run."""

from .model import Department, Unit
from .offices import ANY_OFFICE, TOWN
from .services import AGRICULTURE, EDUCATION, HEALTH, TRANSPORT

# (code, name, kinds of their own); all others run the projects of any office.
_SERVICES = [("208", "教育体育局", EDUCATION), ("210", "农业农村局", AGRICULTURE), ("305", "交通运输局", TRANSPORT),
             ("401", "卫生健康局", HEALTH)]

_OFFICES = """
党委办公室 人大常委会办公室 政府办公室 政协办公室 纪律检查委员会 组织部 宣传部 统战部 政法委员会 机构编制委员会办公室 信访局
机关事务服务中心 发展和改革局 经济和信息化局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源和规划局 住房和城乡建设局
综合行政执法局 水利局 商务局 文化广播电视和旅游局 退役军人事务局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 行政审批局
乡村振兴局 生态环境局 林业局 投资促进局 大数据中心 供销合作社联合社 残疾人联合会 总工会 共青团委员会 妇女联合会 科学技术协会
文学艺术界联合会 工商业联合会 红十字会 档案馆 党校 融媒体中心 公共资源交易中心 住房公积金管理中心 老干部服务中心 气象局 消防救援大队
经济开发区管理委员会""".split()

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
TOWNS = [f"{_STEMS[index % 10]}{_BRANCHES[index % 12]}镇" for index in range(30)]


class Agency:
    """A department, its units and the kinds of its projects, own kinds first."""

    def __init__(self, code, name, own):
        self.department = Department(code, f"示例县{name}")
        self.short, self.own = name, own
        town = own is TOWN
        self.units = [Unit(self.department, 1, f"示例县{name}人民政府" if town else f"示例县{name}"),
                      Unit(self.department, 2, f"示例县{name}便民服务中心" if town else f"示例县{name}信息中心")]

    def kinds(self):
        return list(self.own) + list(ANY_OFFICE)

    def project_name(self, kind):
        """Unlike the name of any other department's project."""
        return kind.name if kind in self.own and self.own is not TOWN else f"{self.short}{kind.name}"


def agencies():
    taken = {code for code, _, _ in _SERVICES}
    codes = (str(code) for code in range(101, 999) if str(code) not in taken)
    offices = [Agency(next(codes), name, ()) for name in _OFFICES]
    services = [Agency(code, name, kinds) for code, name, kinds in _SERVICES]
    towns = [Agency(str(801 + index), name, TOWN) for index, name in enumerate(TOWNS)]
    return sorted(offices + services + towns, key=lambda agency: agency.department.code)
