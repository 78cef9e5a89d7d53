"""Organs of every level that might report: invented places, the names that such organs have, and how they speak of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

STEMS = tuple(
    "青屿 云川 临沅 望汐 苇荡 枫渡 栗坞 砚亭 衡汀 雁陂 霁州 屏岚 岭川 钟汀 月岭 石浦 东帆 澜口 杉坪 鹭洲 桐浦 槐溪 柘塘 茗坡".split()
)
MINISTRIES = ("水利部", "国家林业和草原局", "农业农村部", "国家粮食和物资储备局", "中国地震局")
PROVINCES = ("海岳省", "岭川省", "朔原自治区")
PREFECTURES = ("云岭自治州", "澜沧岭傣族自治州", "霁原盟")

FIELDS: dict[str, tuple[str, ...]] = {
    "水务局": ("供水保障", "河湖管护", "农村饮水安全"),
    "教育局": ("义务教育招生", "学生资助", "校外培训监管"),
    "财政局": ("财政预决算", "惠民补贴", "政府采购监管"),
    "民政局": ("社会救助", "养老服务", "殡葬服务收费"),
    "司法局": ("公共法律服务", "人民调解", "行政执法监督"),
    "卫生健康局": ("传染病防治", "基层诊疗", "职业健康"),
    "交通运输局": ("农村公路养护", "客运班线", "超限治理"),
    "生态环境局": ("环评审批", "水质监测", "排污许可"),
    "市场监督管理局": ("食品抽检", "计量检定", "消费维权"),
    "人力资源和社会保障局": ("就业创业", "社会保险", "技能培训"),
    "自然资源和规划局": ("土地征收", "规划公示", "不动产登记"),
    "农业农村局": ("高标准农田", "农机补贴", "动物防疫"),
    "文化和旅游局": ("公共文化场馆", "旅游市场秩序", "文物保护"),
    "审计局": ("审计结果", "审计整改", "内部审计指导"),
    "统计局": ("统计公报", "普查数据", "统计执法"),
    "应急管理局": ("防汛救灾", "安全生产执法", "应急避难场所"),
    "住房和城乡建设局": ("老旧小区改造", "保障性住房", "工程质量监督"),
    "退役军人事务局": ("优抚优待", "就业安置", "褒扬纪念"),
    "医疗保障局": ("医保待遇", "药品集采", "基金监管"),
    "城市管理局": ("垃圾分类", "占道经营治理", "市容秩序"),
    "公安局": ("户籍办理", "交通管理", "出入境证件"),
    "信访局": ("信访事项办理", "政策宣传", "接访安排"),
}
AREA_FIELDS = ("财政预决算", "重大建设项目", "公共资源交易", "社会救助", "义务教育", "医疗卫生", "土地征收", "食品安全")
TOWN_FIELDS = ("惠民补贴发放", "危房改造", "低保认定", "村级财务", "防汛值守", "人居环境整治")


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ as its report names it. `own` is how it calls itself (我局), `area` whom it serves (全县), `site` where it publishes.

    `may_rule` says that it has the power to make 规章; `government` that the table of the report counts the area of a government.
    """

    name: str
    own: str
    area: str
    site: str
    office: str
    fields: tuple[str, ...]
    level: str
    government: bool = False
    may_rule: bool = False


def choose(rng: Random) -> Organ:
    return rng.choice(_MAKERS)(rng)


def _ministry(rng: Random) -> Organ:
    name = rng.choice(MINISTRIES)
    own = "我部" if name.endswith("部") else "我局"
    fields = ("行业规划", "重大项目", "标准规范")
    return Organ(name, own, "全系统", f"{name}门户网站", f"{name}办公厅", fields, "ministry", may_rule=True)


def _province(rng: Random) -> Organ:
    place = rng.choice(PROVINCES)
    area = "全区" if place.endswith("自治区") else "全省"
    name = f"{place}人民政府"
    return Organ(name, area, area, f"{name}门户网站", f"{name}办公厅", AREA_FIELDS, "province", True, True)


def _province_department(rng: Random) -> Organ:
    place, work = rng.choice(PROVINCES), rng.choice(("水利厅", "民政厅", "交通运输厅", "市场监督管理局", "卫生健康委员会"))
    own = {"厅": "我厅", "局": "我局", "会": "我委"}[work[-1]]
    area = "全区" if place.endswith("自治区") else "全省"
    return Organ(
        f"{place}{work}", own, area, f"{place}{work}门户网站", f"{place}{work}办公室", ("行业监管", "重点工程", "便民服务"), "province"
    )


def _prefecture(rng: Random) -> Organ:
    place = rng.choice(PREFECTURES)
    area = "全盟" if place.endswith("盟") else "全州"
    name = f"{place}行政公署" if place.endswith("盟") else f"{place}人民政府"
    return Organ(name, area, area, f"{name}门户网站", f"{name}办公室", AREA_FIELDS, "city", True, not place.endswith("盟"))


def _prefecture_department(rng: Random) -> Organ:
    place, work = rng.choice(PREFECTURES), rng.choice(list(FIELDS))
    area = "全盟" if place.endswith("盟") else "全州"
    return _bureau(place, work, area, "city")


def _county(rng: Random) -> Organ:
    place = _county_place(rng)
    area = _area(place)
    name = f"{place}人民政府"
    reporting = rng.choice((name, name, f"{name}办公室"))
    return Organ(reporting, area, area, f"{name}门户网站", f"{name}办公室", AREA_FIELDS, "county", True)


def _county_department(rng: Random) -> Organ:
    place = _county_place(rng)
    return _bureau(place, rng.choice(list(FIELDS)), _area(place), "county")


def _town(rng: Random) -> Organ:
    stem, word = rng.choice(STEMS), rng.choice(("镇", "镇", "乡", "苏木", "瑶族乡"))
    above = _county_place(rng) if rng.random() < 0.6 else ""
    if above.startswith(stem):
        above = ""
    place = f"{stem}{word}"
    own = f"我{'苏木' if word == '苏木' else place[-1]}"
    area = f"全{'苏木' if word == '苏木' else place[-1]}"
    name = f"{above}{place}人民政府"
    site = f"{above}人民政府门户网站" if above else "区政府门户网站" if rng.random() < 0.2 else "县政府门户网站"
    return Organ(name, own, area, site, f"{place}党政办公室", TOWN_FIELDS, "town", True)


def _street(rng: Random) -> Organ:
    stem = rng.choice(STEMS)
    above = f"{rng.choice(STEMS)}区" if rng.random() < 0.5 else ""
    if above.startswith(stem):
        above = ""
    body = rng.choice(("街道办事处", "街道办事处", "街道"))
    site = f"{above}人民政府门户网站" if above else "区政府门户网站"
    return Organ(f"{above}{stem}{body}", "我街道", "全街道", site, f"{stem}街道党政办公室", TOWN_FIELDS, "town")


def _zone(rng: Random) -> Organ:
    stem = rng.choice(STEMS)
    word = rng.choice(("经济开发区", "高新技术产业开发区", "经济技术开发区", "旅游度假区", "工业园区"))
    body = rng.choice(("管理委员会", "管委会"))
    name = f"{stem}{word}{body}"
    return Organ(
        name,
        rng.choice(("我区", "管委会")),
        "全区",
        f"{stem}{word}门户网站",
        f"{stem}{word}党政办公室",
        ("招商项目", "园区规划", "安全监管"),
        "zone",
    )


def _branch(rng: Random) -> Organ:
    city, district = rng.sample(STEMS, 2)
    name, fields = rng.choice(
        (
            (f"{city}市公安局{district}分局", FIELDS["公安局"]),
            (f"{city}市生态环境局{district}分局", FIELDS["生态环境局"]),
            (f"{city}市自然资源和规划局{district}分局", FIELDS["自然资源和规划局"]),
        )
    )
    return Organ(name, rng.choice(("我分局", "我局", "分局")), "全区", f"{city}市人民政府门户网站", f"{name}办公室", fields, "county")


def _vertical(rng: Random) -> Organ:
    place = _county_place(rng)
    name, fields = rng.choice(
        (
            (f"国家税务总局{place}税务局", ("纳税服务", "税收优惠", "欠税公告")),
            (f"{place}气象局", ("气象预警", "防雷监管", "人工影响天气")),
            (f"国家统计局{place}调查队", ("居民收支调查", "粮食产量调查", "调查制度")),
        )
    )
    own = "我队" if name.endswith("队") else "我局"
    return Organ(name, own, _area(place), f"{place}人民政府门户网站", f"{name}办公室", fields, "county")


def _institution(rng: Random) -> Organ:
    place = _county_place(rng)
    work = rng.choice(("住房公积金管理中心", "公共资源交易中心", "不动产登记中心", "疾病预防控制中心", "城市社会经济服务中心"))
    return Organ(
        f"{place}{work}",
        "我中心",
        _area(place),
        f"{place}人民政府门户网站",
        f"{place}{work}综合科",
        ("业务办理流程", "业务数据", "便民措施"),
        "county",
    )


def _bureau(place: str, work: str, area: str, level: str) -> Organ:
    name = f"{place}{work}"
    government = f"{place}行政公署" if place.endswith("盟") else f"{place}人民政府"
    return Organ(name, "我局", area, f"{government}门户网站", f"{name}办公室", FIELDS[work], level)


def _county_place(rng: Random) -> str:
    stem = rng.choice(STEMS)
    return rng.choice((f"{stem}县", f"{stem}县", f"{stem}市", f"{stem}区", f"{stem}旗", f"{stem}瑶族自治县", f"{stem}土家族自治县"))


def _area(place: str) -> str:
    return f"全{place[-1]}"


_MAKERS = (
    _ministry, _province, _province_department, _prefecture, _prefecture_department, _county, _county, _county_department,
    _county_department, _county_department, _county_department, _town, _town, _town, _street, _zone, _branch, _vertical, _institution,
)  # fmt: skip
