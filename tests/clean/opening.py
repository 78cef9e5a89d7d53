"""What stands before part one: the title, lines below it, and the preamble."""

from __future__ import annotations

from random import Random

from tests.clean.clerk import Clerk
from tests.clean.organs import Organ

_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
PARTS = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"
)


def publication(rng: Random, organ: Organ, year: int) -> str:
    """A day within the law: departments by the end of January, governments by that of March; towns have no day of their own."""
    if organ.government:
        month = rng.randint(1, 3)
        return f"{year + 1}-{month:02}-{rng.randint(4, 28 if month == 2 else 31):02}"
    return f"{year + 1}-01-{rng.randint(4, 31):02}"


def title(clerk: Clerk) -> list[str]:
    """The title on one line or two."""
    name, year = clerk.organ.name, clerk.year
    ways = [
        [f"{name}{year}年政府信息公开工作年度报告"],
        [f"{name}{year}年政府信息公开工作年度报告"],
        [f"{name}{year}年政府信息公开工作年度报告"],
        [f"{name} {year} 年政府信息公开工作年度报告"],
        [f"{year}年{name}政府信息公开工作年度报告"],
        [f"{name}{str(year).translate(_CHINESE_DIGITS)}年政府信息公开工作年度报告"],
        [name, f"{year}年政府信息公开工作年度报告"],
        [f"{name}{year}年政府信息公开工作", "年度报告"],
        [f"{name}{year}年", "政府信息公开工作年度报告"],
    ]
    return clerk.rng.choice(ways)


def below_title(clerk: Clerk) -> list[str]:
    """Lines that pages and letters put below the title."""
    year, month, day = clerk.published.split("-")
    plain = f"{year}年{int(month)}月{int(day)}日"
    ways = [
        [],
        [],
        [f"（{plain}）"],
        [plain],
        [clerk.organ.office],
        [f"发布时间：{clerk.published}　来源：{clerk.organ.office}"],
        [f"发布日期：{clerk.published} 15:42　浏览次数：128　字体：【大 中 小】　打印"],
        [
            f"索引号：{clerk.rng.randint(10**8, 10**9 - 1)}/{year}-0{clerk.rng.randint(1000, 9999)}",
            f"发布机构：{clerk.organ.name}",
            f"成文日期：{plain}",
        ],
    ]
    return clerk.rng.choice(ways)


def preamble(clerk: Clerk) -> list[str]:
    if clerk.rng.random() < 0.1:
        return []
    texts = [_basis(clerk), *clerk.some([_parts(clerk)], 0, 1), _period(clerk), *clerk.some([_where(clerk), _contact(clerk)], 0, 2)]
    return ["".join(texts)] if clerk.rng.random() < 0.5 else texts


def _basis(clerk: Clerk) -> str:
    name, year = clerk.organ.name, clerk.year
    law = clerk.pick(
        "《中华人民共和国政府信息公开条例》", "《中华人民共和国政府信息公开条例》（以下简称《条例》）",
        "《中华人民共和国政府信息公开条例》（国务院令第711号）", "新修订的《中华人民共和国政府信息公开条例》",
        "《中华人民共和国政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）", "《中华人民共和国政府信息公开条例》第五十条",
    )  # fmt: skip
    if year <= 2020:
        form = clerk.pick(
            "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）",
            "国办公开办函〔2019〕60号",
            "年度报告编制规范",
        )
    else:
        form = clerk.pick(
            "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
            "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）",
            "国办公开办函〔2021〕30号",
            "统一格式",
        )
    return clerk.pick(
        f"本报告由{name}按照{law}和{form}要求编制。",
        f"根据{law}和{form}要求，现将{name}{year}年政府信息公开工作年度报告公布如下。",
        f"按照{law}、{form}规定，{name}编制了{year}年政府信息公开工作年度报告，现予公布。",
        f"为落实{law}，{name}按照{form}编写了本报告。",
        f"依据{law}和{form}，结合{clerk.organ.area}{year}年政府信息公开工作情况，编制本报告。",
        f"现发布《{name}{year}年政府信息公开工作年度报告》，报告按照{law}及{form}的要求形成。",
    )


def _parts(clerk: Clerk) -> str:
    return clerk.pick(
        f"报告由{PARTS}六部分组成。",
        f"本报告包括{PARTS}等六个部分。",
        f"全文共分6个部分：{PARTS}。",
        "本报告共有六个部分，数据由各科室提供，办公室汇总核对。",
    )


def _period(clerk: Clerk) -> str:
    year = clerk.year
    return clerk.pick(
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        f"本报告所列数据的统计期限自 {year} 年 1 月 1 日起至 {year} 年 12 月 31 日止。",
        f"所列数据统计期限为{year}年1月1日至12月31日。",
        f"本报告中所列数据的统计期限从{year}年1月1日起，至{year}年12月31日止。",
        f"数据统计期限：{year}年1月1日至{year}年12月31日。",
        f"报告中的数据截至{year}年12月31日。",
        f"统计时间为{year}年1月1日—{year}年12月31日。",
        f"统计期限：{year}年1月—12月。",
        f"本报告数据统计期间为{year}年1月1日～12月31日。",
        f"本报告所列数据统计期限为{year}年1-12月。",
        f"数据的统计期限为{year}年1月1日至当年12月31日。",
    )


def _where(clerk: Clerk) -> str:
    site = clerk.organ.site
    return clerk.pick(
        f"本报告电子版可在{site}（http://www.qingyu.gov.cn）查阅、下载。",
        f"公众可在{site}政府信息公开专栏查阅本报告（https://www.qingyu.gov.cn/zwgk/nb/index.html）。",
        f"报告全文在{site}公布，纸质文本存放于政务公开查阅点。",
    )


def _contact(clerk: Clerk) -> str:
    office, phone = clerk.organ.office, f"0600-555{clerk.rng.randint(1000, 9999)}"
    return clerk.pick(
        f"如对本报告有疑问，请与{office}联系（电话：{phone}）。",
        f"如有疑问，请与{office}联系。地址：滨河路18号，邮编：060000，电话：{phone}，电子邮箱：office@qingyu.gov.cn。",
        f"对报告内容有意见和建议的，可致电{phone}。",
        f"联系单位：{office}；联系电话：{phone}；传真：{phone}。",
        f"读者如有意见，可拨打{office}电话{phone}，也可拨打12345热线。",
    )
