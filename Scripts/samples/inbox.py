"""The inbox: what four departments handed in, and what is wrong with it."""

from . import faults as f
from .department import department_filing
from .model import DepartmentFiling
from .pages import Upload, card, department_form, project_list
from .projects import (CLINICS, FARMS, SCHOOLS, TRAFFIC, bus_service, clinics, disease_control, evaluated, farm_station,
                       farms, hospital, outputs_alone, primary_school, project, road_care, schools, traffic,
                       with_residue, youth_centre)
from .card import SPACED
from .clean import assert_clean_goal, assert_clean_indicators
from .sundries import chart_and_stamp, checks_of_platform, choices, comments, contents, drop_downs, instructions

SHEET = "申报表"


class Filings:
    """The uploads of one department, in `inbox/<department>/`, and the entries that the roster has for them."""

    def __init__(self, department):
        self.department, self.uploads, self.entries = department, [], []

    def file(self, name, *pages, projects=(), **options):
        self.uploads.append(Upload(f"inbox/{self.department.name}/{name}.xlsx", list(pages), **options))
        self.entries += projects

    def one_card(self, name, project, *faults, listed=True, sheet=SHEET, **options):
        beside = {key: options.pop(key) for key in ("before", "after") if key in options}
        self.file(name, card(sheet, project, *faults, **options), projects=[project] if listed else [], **beside)

    def list(self, name, projects, *faults, listed=True, **options):
        projects = [project.scattered() for project in projects]
        page = project_list("Sheet1", self.department, projects, *faults, **options)
        self.file(name, page, projects=projects if listed else [])

    def own_form(self, projects, *faults, **options):
        filing = department_filing(self.department, projects)
        assert_clean_indicators(filing.indicators)
        assert_clean_goal(filing.goal)
        self.file(f"{self.department.code}-2025年度部门整体支出绩效目标申报表",
                  department_form("部门整体", filing, *faults, **options), projects=[filing])


def traffic_filings():
    inbox = Filings(TRAFFIC)
    care = project("农村公路日常养护", road_care, 450000, other=20000)
    inbox.one_card("农村公路日常养护", care)
    guard_rails = project("公路安全生命防护工程", traffic, 1860000, evaluation=evaluated(18), funds="年初预算")
    buses = project("农村客运运营补助", bus_service, 480000)
    material = project("公路应急物资储备", road_care, 95000)
    inbox.list("2025年项目绩效目标（一体化导出）", [guard_rails, buses, material], then=checks_of_platform)
    exactly = project("业务系统运行维护", bus_service, 500000, "客运站售票系统运行维护", attribute="☑新增项目  □延续项目")
    inbox.one_card("客运站售票系统运行维护（50万元）", exactly, layout="year", then=comments(
        ("funds.year.total", "甲某：已与财务核对。"), ("goal.year", "甲某：分管领导已审定。")))
    platform = project("智慧交通平台运行维护", traffic, 620000, funds="新出台政策", evaluation=evaluated(0))
    inbox.one_card("智慧交通平台运行维护", platform, f.no_evaluation())
    platform.evaluation = None  # nor does the roster know of one
    training = project("干部业务培训", traffic, 86000, "交通执法干部业务培训", other=6000)
    inbox.one_card("交通执法干部业务培训", training, f.total_off(9.6),
                   f.short_unit_code("30501-示例县交通运输局"), layout="year", sums=False)
    law = project("法律顾问服务", traffic, 30000, "交通运输法律顾问服务")
    signs = project("政策宣传活动", bus_service, 120000, "春运安全宣传活动")
    inbox.list("交通运输局项目绩效目标申报表（补报）", [law, signs], f.subtotal_off(160000),
               f.amount_as_text("￥３０，０００").within("projects.1"),
               f.one_weight_too_high({3: 35, 1: 5, 6: 5, 8: 5}).within("projects.2"), merged=False)
    inbox.own_form([care, guard_rails, buses, material])
    return inbox


def schools_filings():
    inbox = Filings(SCHOOLS)
    goal = "三年内分批完成全部乡镇学校校舍维修，工程验收合格率保持100%，学校办学条件全部达到省定标准。"
    buildings = project("中小学校舍维修", schools, 2400000, evaluation=evaluated(21), other=100000,
                        period="2025年1月-2027年12月", term_years=3, term_goal=goal)
    inbox.one_card("中小学校舍维修（2025-2027年）", buildings, layout="both")
    teachers = project("教师业务能力培训", schools, 380000)
    inbox.one_card("教师业务能力培训", teachers, labels=SPACED)
    health = project("学生体质健康监测", youth_centre, 210000, funds="追加预算")
    inbox.one_card("学生体质健康监测", health, f.unknown_level1(4), f.misplaced_level2(3), f.weights_short(health))
    sports = project("全民健身活动", youth_centre, 320000)
    books = project("办公设备购置", primary_school, 150000, "实验小学教学设备购置")
    inbox.list("教体局项目绩效目标申报表", [sports, books], f.opposite_direction(3, "反向指标").within("projects.1"),
               f.satisfaction_above_whole(5).within("projects.1"), f.vague(2).within("projects.2"),
               f.percentage_above_whole(4).within("projects.2"))
    archive = project("档案数字化加工", schools, 88000, "学籍档案数字化加工")
    inbox.one_card("学籍档案数字化加工", with_residue(archive), f.residue(3), f.no_unit_of_amounts(), layout="year",
                   unit_of_amounts=False)
    names = ["校园安全宣传活动", "教育督导检查信息系统运行维护", "教育法律顾问服务"]
    three = [project("政策宣传活动", schools, 160000, names[0]),
             project("业务系统运行维护", schools, 240000, names[1]), project("法律顾问服务", schools, 50000, names[2])]
    inbox.file("教体局项目绩效目标汇编", card("1", three[0]), card("2", three[1], f.no_goal()),
               card("3", three[2], f.two_signs(3)),
               projects=three, before=contents(names))
    inbox.own_form([buildings, teachers, health], f.tasks_do_not_add_up(500))
    return inbox


def farms_filings():
    inbox = Filings(FARMS)
    fields = project("高标准农田管护", farms, 465000)
    inbox.one_card("高标准农田管护", fields, top=2, left=1, numbered=True)
    pests = project("农作物病虫害统防统治", farm_station, 300000)
    advice = project("农业技术推广服务", farm_station, 260000)
    inbox.list("农业农村局项目绩效目标", [pests, advice], f.sign_variant(3, ">=").within("projects.1"),
               f.sign_variant(4, "不低于").within("projects.2"), f.alias_level2(2).within("projects.1"))
    animals = project("动物疫病强制免疫", farms, 180000)
    notices = project("政策宣传活动", farms, 76000, "惠农补贴宣传活动")
    second = card(SHEET, notices, f.Fault({}, [("FILE-12", f.NOTICE, "title")]), f.no_target(3), annex="附件2",
                  layout="year")
    inbox.file("动物防疫与惠农宣传", card(SHEET, animals, layout="year", below=[second]), projects=[animals, notices])
    office = project("服务大厅维修改造", farms, 410000, "农业服务大厅维修改造")
    inbox.one_card("农业服务大厅维修改造", office, f.total_without_result("=SUM(F9:F11)"), f.words_for_no_money())
    machines = project("业务系统运行维护", farm_station, 195000, "农情监测系统运行维护")
    inbox.one_card("农情监测系统运行维护", machines, after=choices, then=drop_downs)
    inbox.file("农业农村局报送说明", before=instructions, extra=[("说明", "A1", "FILE-11", f.ERROR)])
    return inbox


def clinics_filings():
    inbox = Filings(CLINICS)
    elderly = project("老年人健康体检", clinics, 1350000, evaluation=evaluated(33))
    mothers = project("妇幼健康服务", hospital, 396000)
    inbox.list("卫健局项目绩效目标申报表", [elderly, mothers], then=chart_and_stamp)
    devices = project("基层医疗设备购置", hospital, 920000, evaluation=evaluated(35), funds="追加预算")
    inbox.one_card("基层医疗设备购置", devices, f.wrong_year("（2023年度）"), f.ends_before_start(),
                   f.spaced_name("基层医疗 设备购置"))
    virus = project("重点传染病监测", disease_control, 288000)
    inbox.one_card("重点传染病监测", virus, f.empty_goal(), f.accidents_with_floor(6), f.rate_with_ceiling(3))
    training = project("干部业务培训", clinics, 64000, "基层卫生人员业务培训")
    inbox.one_card("基层卫生人员业务培训", training, f.Fault({}, [("DUP-01", f.ERROR, "project.name")]), layout="year")
    inbox.list("基层卫生人员业务培训（再次报送）", [training],
               f.Fault({}, [("DUP-01", f.ERROR, "projects.1.project.name")]), listed=False)
    system = project("业务系统运行维护", disease_control, 360000, "疫情直报系统运行维护")
    inbox.one_card("疫情直报系统运行维护", outputs_alone(system), f.only_outputs(),
                   f.unit_of_other_department("301002-示例县疾病预防控制中心"))
    education = project("政策宣传活动", clinics, 140000, "健康知识宣传活动")
    inbox.one_card("健康知识宣传活动", education, f.quantity_in_words(2), f.cost_with_floor(5), f.past_period(),
                   f.full_width_target(6, "４０８０"))
    lawyer = project("法律顾问服务", hospital, 60000, "医院法律顾问服务")
    papers = project("档案数字化加工", hospital, 168000, "病案数字化加工")
    inbox.list("人民医院项目绩效目标", [lawyer, papers], f.no_sign(1).within("projects.1"),
               f.no_weight(3).within("projects.1"), f.short_goal("提供法律咨询13次。").within("projects.1"),
               f.two_units(1, "1400人", "个").within("projects.2"),
               f.label_for_name(7).within("projects.2"),
               f.repeated_name(6, "档案数字化加工页数").within("projects.2"))
    repair = project("服务大厅维修改造", hospital, 275000, "门诊大厅维修改造")
    inbox.one_card("门诊大厅维修改造", repair, f.no_number(3), f.no_level3(6), f.no_unit(4), signed=False, layout="split")
    devices2 = project("办公设备购置", clinics, 98000, "卫生监督执法设备购置", term_years=1)
    # Not in the roster, and the third small project of the unit; with it the projects exceed the department's tasks.
    inbox.one_card("卫生监督执法设备购置", devices2, f.Fault({}, [("DUP-05", f.NOTICE, "project.name")]), layout="both",
                   listed=False)
    inbox.own_form([elderly, mothers, devices], f.Fault({}, [("FUND-15", f.WARNING, "tasks.total")]), weighted=True)
    return inbox


def all_filings():
    return [traffic_filings(), schools_filings(), farms_filings(), clinics_filings()]


def unfiled():
    """Requests in the roster that nobody filed."""
    return [project("公路安全生命防护工程", road_care, 730000, "县道波形护栏更新工程", evaluation=evaluated(40)),
            project("妇幼健康服务", clinics, 215000, "农村妇女免费筛查")]


def numbered(entries):
    """Project codes: 6 digits of a district that does not exist, year, T, 12 digits."""
    serial = 0
    for entry in entries:
        if not isinstance(entry, DepartmentFiling):
            serial += 1
            entry.code = f"51999925T{serial:012d}"
    return entries
