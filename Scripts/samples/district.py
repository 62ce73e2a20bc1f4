"""A season of a whole district: 89 department forms and 345 projects over 236,000,000.00 元, one file a filing."""

import math
import random

from . import faults as f
from .agencies import agencies
from .build import write_roster
from .clean import THRESHOLD_YUAN, assert_clean, assert_clean_goal, assert_clean_indicators
from .department import department_filing
from .inbox import SHEET, numbered
from .pages import Upload, card, department_form, project_list, write_expectations

DEPARTMENTS, PROJECTS, TOTAL_YUAN = 89, 345, 236_000_000
SHARE_OF_CARDS, SHARE_CLEAN = 0.60, 0.85
SMALLEST_YUAN, STEP_YUAN = 40_000, 1000


def amounts(random_numbers):
    """Whole yuan, log-normal around a mean of 0.68 million, a few exactly at the threshold; the last takes the rest."""
    drawn = [math.exp(random_numbers.gauss(0, 0.75)) for _ in range(PROJECTS)]
    scale = TOTAL_YUAN / sum(drawn)
    yuan = [max(SMALLEST_YUAN, round(value * scale / STEP_YUAN) * STEP_YUAN) for value in drawn]
    yuan = [THRESHOLD_YUAN if abs(value - THRESHOLD_YUAN) <= 5000 else value for value in yuan]
    yuan[-1] += TOTAL_YUAN - sum(yuan)
    if yuan[-1] < SMALLEST_YUAN:  # the rest is too small for a project of its own: the largest gives
        largest = yuan.index(max(yuan))
        yuan[largest] -= SMALLEST_YUAN - yuan[-1]
        yuan[-1] = SMALLEST_YUAN
    assert sum(yuan) == TOTAL_YUAN and min(yuan) >= SMALLEST_YUAN
    return yuan


def shares(random_numbers, everyone):
    """How many projects each department has: three, then one more until all are given, never more than it has kinds."""
    counts = {agency: 3 for agency in everyone}
    while sum(counts.values()) < PROJECTS:
        agency = random_numbers.choice(everyone)
        if counts[agency] < min(7, len(agency.kinds())):
            counts[agency] += 1
    return counts


def projects(random_numbers, everyone):
    """By agency, clean."""
    yuan = iter(amounts(random_numbers))
    counts = shares(random_numbers, everyone)
    made, evaluations = {}, 0
    for agency in everyone:
        made[agency] = []
        for kind in sorted(random_numbers.sample(agency.kinds(), counts[agency]), key=agency.kinds().index):
            amount, unit = next(yuan), random_numbers.choice(agency.units)
            facts = {"funds": random_numbers.choices(["年初预算", "追加预算", "新出台政策"], [80, 13, 7])[0]}
            if amount > THRESHOLD_YUAN:
                evaluations += 1
                facts["evaluation"] = f"示财绩评〔2024〕{evaluations}号 支持"
            if random_numbers.random() < 0.2:
                facts["other"] = amount // 10 // STEP_YUAN * STEP_YUAN
            project = kind.project(unit, amount, agency.project_name(kind), **facts)
            assert_clean(project)
            made[agency].append(project)
    return made


HALF_WIDTH = {"≥": ">=", "＞": ">", "＝": "=", "≤": "<=", "＜": "<"}


def position(project, level2):
    return next(number for number, row in enumerate(project.indicators, 1) if row.level2 == level2)


def mistakes_in(project, in_list):
    """Groups of faults that leave the stated amount as it is; faults of two groups touch different cells."""
    quantity, quality = position(project, "数量指标"), position(project, "质量指标")
    cost, satisfaction = position(project, "成本指标"), position(project, "服务对象满意度指标")
    timely = position(project, "时效指标")
    benefit = next(number for number, row in enumerate(project.indicators, 1)
                   if row.level1 == "效益指标" and row.sign == "≥")
    groups = [
        [f.no_goal(), f.empty_goal(), f.spaced_name(project.name[:2] + " " + project.name[2:])],
        [f.unknown_level1(timely), f.weights_short(project), f.label_for_name(timely)],
        [f.sign_variant(quality, HALF_WIDTH[project.indicators[quality - 1].sign]), f.no_sign(quality)],
        [f.opposite_direction(benefit, "反向指标")],
        [f.satisfaction_above_whole(satisfaction), f.satisfaction_in_words(satisfaction)],
        [f.cost_with_floor(cost), f.no_unit(cost)],
        [f.quantity_in_words(quantity)],
    ]
    if not in_list:
        groups.append([f.wrong_year("（2024年度）"), f.ends_before_start(), f.past_period()])
        groups.append([f.unit_of_other_department(f"999001-{project.unit.name}"), f.no_department()])
    return groups


def project_upload(random_numbers, agency, project, clean):
    path = f"inbox/{agency.department.label}/{project.unit.code}-{project.name}.xlsx"
    in_list = random_numbers.random() >= SHARE_OF_CARDS
    if in_list:
        project = project.scattered()
    # Forms without columns for sign and weight are left to clean filings: faults name those columns.
    layout = random_numbers.choice(["split", "split", "year", "both"]) if clean else "split"
    found = []
    if not clean:
        if project.total > THRESHOLD_YUAN and random_numbers.random() < 0.3:
            found = [f.no_evaluation()]
        else:
            groups = random_numbers.sample(mistakes_in(project, in_list), random_numbers.randint(1, 3))
            found = [random_numbers.choice(group) for group in groups]
    if in_list:
        found = [fault.within("projects.1") for fault in found]
        return Upload(path, [project_list("Sheet1", agency.department, [project], *found)]), "list"
    return Upload(path, [card(SHEET, project, *found, layout=layout)]), "card"


def department_upload(random_numbers, agency, filing, clean):
    name = f"{agency.department.code}-2025年度部门整体支出绩效目标申报表.xlsx"
    found = [] if clean else [random_numbers.choice([
        f.tasks_do_not_add_up(filing.total // 10000 + 9), f.wrong_year("（    年度）"), f.empty_goal()])]
    page = department_form("部门整体", filing, *found, weighted=random_numbers.random() < 0.5)
    return Upload(f"inbox/{agency.department.label}/{name}", [page])


def write_district(folder, seed):
    """Returns a one-line summary."""
    random_numbers = random.Random(seed)
    everyone = agencies()
    assert len(everyone) == DEPARTMENTS
    made = projects(random_numbers, everyone)
    entries, expectations, kinds, clean_files = [], [], [], 0
    for agency in everyone:
        filing = department_filing(agency.department, made[agency], random_numbers.randrange(2000, 40000, 100))
        assert_clean_indicators(filing.indicators)
        assert_clean_goal(filing.goal)
        uploads = []
        for project in made[agency]:
            clean = random_numbers.random() < SHARE_CLEAN
            upload, kind = project_upload(random_numbers, agency, project, clean)
            if any(item[0] == "GATE-01" for page in upload.pages for fault in page.faults for item in fault.expected):
                project.evaluation = None  # nor does the roster know of one
            kinds.append(kind)
            uploads.append((upload, clean))
        clean = random_numbers.random() < SHARE_CLEAN
        uploads.insert(0, (department_upload(random_numbers, agency, filing, clean), clean))
        for upload, clean in uploads:
            expectations += upload.write(folder)
            clean_files += clean
        entries += [filing] + made[agency]
    write_roster(folder / "roster.xlsx", numbered(entries))
    write_expectations(folder / "expected.tsv", expectations)
    total = sum(project.total for rows in made.values() for project in rows)
    above = sum(project.total > THRESHOLD_YUAN for rows in made.values() for project in rows)
    return (f"District: {DEPARTMENTS + len(kinds)} files: {DEPARTMENTS} department forms, {len(kinds)} projects "
            f"({kinds.count('card')} cards, {kinds.count('list')} lists) over {total:,}.00 元, {above} above "
            f"{THRESHOLD_YUAN:,} 元; {clean_files} clean, {len(expectations)} expected findings; seed {seed}")
