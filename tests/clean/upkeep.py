"""Part one on the care for information, platforms, supervision, and what some organs tell besides the five aspects."""

from __future__ import annotations

from tests.clean.clerk import Clerk

MEETINGS = {
    2019: "党的十九届四中全会", 2020: "党的十九届五中全会", 2021: "党的十九届六中全会", 2022: "党的二十大", 2023: "党的二十大",
    2024: "党的二十届三中全会", 2025: "党的二十届四中全会",
}  # fmt: skip


def management(clerk: Clerk) -> str:
    ways = [
        "严格执行“三审三校”，对拟公开信息逐条开展保密审查，确保上网信息准确。",
        "落实公文公开属性源头认定，印发文件均标注主动公开、依申请公开或不予公开。",
        f"更新政府信息公开指南和目录，清理失效办事指南{clerk.n(clerk.rng.randint(1, 20))}份。",
        "健全信息发布登记台账，做到谁发布、谁审核、谁负责。",
        "对涉及个人隐私的公示内容隐去证件号码和银行账号。",
        "加强政府信息全流程管理，动态调整公开目录。",
        "组织学习新修订的《中华人民共和国政府信息公开条例》，修订完善信息发布审查制度。",
    ]
    return "".join([*clerk.some(ways[:2], 1, 2), *clerk.some(ways[2:], 0, 2), *clerk.some(_documents(clerk), 0, 1)])


def _documents(clerk: Clerk) -> list[str]:
    """Normative documents, in the numbers of table 2; papers of other sorts in numbers of their own."""
    n, of, rng = clerk.n, clerk.figures.of, clerk.rng
    other = [
        f"全年印发各类文件{n(rng.randint(20, 200))}份，公开率按属性认定执行。",
        f"对现行政策文件开展清理，提出继续有效、修改、废止的分类意见{n(3)}类。",
        f"转载上级政策文件{n(rng.randint(2, 40))}件，配发解读{n(rng.randint(1, 9))}篇。",
    ]
    if clerk.figures.form.edition == "2019":
        made = of("t2.normative_documents.made")
        return [*other, f"本年制作规范性文件{n(made)}件。" if made else "本年度未制定规范性文件。"]
    issued, repealed, in_force = (of(f"t2.normative_documents.{column}") for column in ("issued", "repealed", "in_force"))
    said = [
        f"本年度制发行政规范性文件{n(issued)}件，废止{n(repealed)}件，现行有效{n(in_force)}件。",
        f"现行有效的行政规范性文件{n(in_force)}件，已全部集中公开。",
    ]
    said.append(f"全年制发行政规范性文件{n(issued)}件。" if issued else "全年未制发行政规范性文件。")
    if clerk.organ.may_rule:
        rules = of("t2.regulations.issued")
        said.append(f"制发规章{n(rules)}件，均在网站规章库公开。" if rules else "本年度未制发规章。")
    return [*other, *said]


def platforms(clerk: Clerk) -> str:
    n, rng, site = clerk.n, clerk.rng, clerk.organ.site
    kinds = clerk.parts_of(clerk.posts, 2)
    ways = [
        f"做好{site}日常维护，优化检索功能，整合栏目{n(rng.randint(1, 9))}个。",
        f"“{clerk.organ.name[:2]}发布”微信公众号推送{n(clerk.posts)}条，其中图文{n(kinds[0])}条、短视频{n(kinds[1])}条。",
        f"在政务服务大厅设置政务公开专区，配备自助查询设备{n(rng.randint(1, 5))}台，接待查阅{n(rng.randint(5, 500))}人次。",
        "对政务新媒体账号统一备案、统一管理，关停长期不更新的账号。",
        f"开设{clerk.organ.fields[0]}专栏，完成网站适老化改造和IPv6升级。",
        f"发行政府公报{n(rng.randint(4, 12))}期，赠阅至各村（社区）和图书馆。",
        "推进基层政务公开标准化规范化，公开事项标准目录同步上线。",
    ]
    return f"{clerk.pick('加强平台建设。', '统筹网站和新媒体平台建设。', '')}{''.join(clerk.some(ways, 2, 4))}"


def supervision(clerk: Clerk) -> str:
    n, rng = clerk.n, clerk.rng
    asked = rng.randint(60, 300)
    pleased = asked - rng.randint(0, asked // 12)
    if clerk.organ.government:
        duty = clerk.pick(
            "全年未发生责任追究情形。",
            "本年度没有需要追究责任的单位和个人。",
            "无责任追究情况。",
            "全年约谈整改不力单位1家，未发生责任追究。",
        )
        review = clerk.pick(
            f"开展社会评议，发放问卷{n(asked)}份，满意{n(pleased)}份，满意度{clerk.share(pleased, asked)}。",
            "邀请人大代表、政协委员和群众代表开展社会评议，意见已反馈整改。",
            f"委托第三方开展评议，群众满意度{clerk.share(pleased, asked)}。",
        )
        weight = clerk.pick(
            "把政务公开纳入年度绩效考核，分值权重4%。",
            "将政务公开工作列入目标责任考核，考核结果全县通报。".replace("全县", clerk.organ.area),
            "严格工作考核，按季度开展督查。",
        )
        fixed = [weight, review, duty]
    else:
        fixed = [clerk.pick("将公开工作纳入科室年度考核。", "自觉接受社会监督，公布监督电话。", "落实专人负责，定期开展自查和督办。")]
    ways = [
        f"举办业务培训{n(rng.randint(1, 6))}期，培训{n(rng.randint(10, 400))}人次。",
        "调整政务公开领导小组成员，明确分管领导和责任科室。",
        "全年没有发生因公开不当造成的失泄密事件。",
        f"开展网站信息抽查{n(rng.randint(2, 12))}次，问题均已整改到位。",
    ]
    return "".join([*fixed, *clerk.some(ways, 1, 3)])


def extras(clerk: Clerk) -> list[tuple[str, str]]:
    """Headings and texts of aspects beyond the five, none to two of them."""
    n, rng = clerk.n, clerk.rng
    ways = [
        ("组织领导", "主要负责人定期听取政务公开工作汇报，分管负责人靠前协调，各科室指定一名联络员。"),
        ("教育培训", f"选派业务骨干{n(rng.randint(1, 9))}人参加上级轮训，组织线上测试{n(rng.randint(1, 4))}次。"),
        ("政策解读", f"坚持政策文件与解读材料同步组织、同步审签、同步发布，发布图解{n(rng.randint(1, 30))}份。"),
        ("回应关切", f"通过政民互动栏目答复网民留言{n(rng.randint(1, 200))}条，平均办理时间3.5个工作日。"),
    ]
    shown = clerk.some([heading for heading, _ in ways], 0, 2) if rng.random() < 0.4 else []
    return [(heading, text) for heading, text in ways if heading in shown]


def opening_sentence(clerk: Clerk) -> str:
    """What many put in front of the aspects; the meeting named is one that the year knows."""
    year, own = clerk.year, clerk.organ.own
    return clerk.pick(
        "",
        "",
        f"{year}年，{own}以习近平新时代中国特色社会主义思想为指导，深入学习贯彻{MEETINGS[year]}精神，扎实推进政府信息公开工作。",
        f"{year}年，{own}坚持以公开为常态、不公开为例外，围绕{clerk.organ.fields[0]}、{clerk.organ.fields[1]}等群众关心的事项开展公开工作，主要情况如下。",
        f"一年来，{own}认真落实《中华人民共和国政府信息公开条例》，着力提升公开质量，回应群众关切。",
        f"党的十八大以来，政务公开的要求逐年提高。{year}年，{own}把公开融入日常业务，各项任务按期完成。",
    )
