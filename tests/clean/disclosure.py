"""Part one on what the organ published of its own accord."""

from __future__ import annotations

from tests.clean.clerk import Clerk


def disclosure(clerk: Clerk) -> str:
    """Totals with splits that add up, partial lists that need not, comparisons that are right, decisions as in the table."""
    sentences = [clerk.rng.choice((_by_channel, _by_kind, _partial, _compared))(clerk), *_decisions(clerk), *_around(clerk)]
    return "".join(sentences)


def _by_channel(clerk: Clerk) -> str:
    n, year = clerk.n, clerk.year
    channels = clerk.some(["政府门户网站", "微信公众号", "政务公开栏", "报刊电视", "信息查阅点"], 2, 5)
    counts = clerk.parts_of(clerk.rng.randint(20, 4000), len(channels))
    counts = [clerk.posts if channel == "微信公众号" else count for channel, count in zip(channels, counts, strict=True)]
    total = sum(counts)
    items = [f"{channel}{n(count)}条" for channel, count in zip(channels, counts, strict=True)]
    verb = clerk.pick("其中", "包括", "分别为")
    return clerk.pick(
        f"全年主动公开政府信息{n(total)}条，{verb}{clerk.listed(items)}。",
        f"{year}年，共主动公开各类信息{n(total)}条：{'，'.join(items)}。",
        f"{clerk.organ.own}通过多种渠道主动公开信息共计{n(total)}条（{'、'.join(items)}）。",
        f"主动公开方面，发布信息{'、'.join(items)}，合计{n(total)}条。",
    )


def _by_kind(clerk: Clerk) -> str:
    n = clerk.n
    kinds = [*clerk.organ.fields[:3], "政策文件", "工作动态", "通知公告"]
    counts = clerk.parts_of(clerk.rng.randint(30, 900), len(kinds))
    items = [f"{kind}类{n(count)}条" for kind, count in zip(kinds, counts, strict=True)]
    nested = clerk.perhaps(f"，通知公告类内有人事招录信息{n(min(counts[-1], 3))}条", 0.3)
    return clerk.pick(
        f"全年在{clerk.organ.site}主动公开信息{n(sum(counts))}条，包括{'、'.join(items)}{nested}。",
        f"主动公开信息共{n(sum(counts))}条，按内容分：{'；'.join(items)}。",
    )


def _partial(clerk: Clerk) -> str:
    n, fields = clerk.n, clerk.organ.fields
    total = clerk.rng.randint(60, 5000)
    a, b = total // 5, total // 9
    return clerk.pick(
        f"全年主动公开政府信息{n(total)}条，其中{fields[0]}信息{n(a)}条、{fields[1]}信息{n(b)}条。",
        f"聚焦{fields[0]}、{fields[1]}等重点领域，主动公开信息{n(total)}余条，其中{fields[2]}{n(a)}条。",
        f"截至{clerk.year}年12月底，累计主动公开政府信息{n(total)}条，重点领域信息占{clerk.share(a, total)}（{n(a)}条）。",
        f"主动公开信息{n(total)}条，逐条标注公开属性，做到一事一公开、条条有着落。",
    )


def _compared(clerk: Clerk) -> str:
    n, year = clerk.n, clerk.year
    before, now = clerk.rng.randint(50, 900), clerk.rng.randint(50, 900)
    return clerk.pick(
        f"全年主动公开信息{n(now)}条，上年为{n(before)}条，{clerk.change(now, before)}。",
        f"{year}年主动公开信息{n(now)}条，{year - 1}年为{n(before)}条。",
        f"主动公开信息{n(now)}条，较{year - 1}年的{n(before)}条{clerk.change(now, before)}。",
        f"主动公开信息{n(now)}条，其中微信推送阅读量同比增长{clerk.rng.randint(3, 60)}%。",
    )


def _decisions(clerk: Clerk) -> list[str]:
    """What table 2 counts, in the same numbers; and publications of such things, which are counted in their own way."""
    n, of, organ = clerk.n, clerk.figures.of, clerk.organ
    licences, penalties, coercion = (of(f"t2.{row}.decisions") for row in ("licensing", "penalties", "coercion"))
    items = clerk.rng.randint(3, 128)
    ways = [
        f"编制公布行政许可事项清单，列明事项{n(items)}项。",
        f"在信用平台公示行政许可、行政处罚决定信息{n(licences // 2 + 3)}条。",
        f"公开部门预算、决算及“三公”经费信息{n(4)}条，{clerk.year - 1}年度部门决算于{clerk.year}年8月公开。",
        f"公布{organ.fields[0]}办事指南{n(items)}份，每条均注明依据和时限。",
    ]
    if clerk.figures.form.edition == "2021":
        ways += [
            f"全年作出行政许可决定{n(licences)}件、行政处罚决定{n(penalties)}件、行政强制决定{n(coercion)}件。",
            f"依法办理行政许可{n(licences)}件，作出行政处罚{n(penalties)}件。",
        ]
    return clerk.some(ways, 0, 2)


def _around(clerk: Clerk) -> list[str]:
    """Other work with numbers of its own: interpretation, hotline, letters, proposals, consultation, meetings."""
    n, rng, organ, year = clerk.n, clerk.rng, clerk.organ, clerk.year
    replies, proposals = rng.randint(3, 60), clerk.proposals
    asked = rng.randint(40, 400)
    pleased = rng.randint(asked * 8 // 10, asked)
    drafts = rng.randint(1, 6)
    ways = [
        f"发布政策解读{n(rng.randint(1, 40))}篇，图解、视频等形式占{clerk.share(1, 3)}。",
        f"办理12345政务服务便民热线工单{n(rng.randint(5, 3000))}件，按期办结率100%，群众满意率{clerk.share(pleased, asked)}。",
        f"收到并答复领导信箱来信{n(replies)}件，全部办结。",
        f"办理人大代表建议{n(proposals)}件、政协委员提案{n(proposals)}件，办理结果均已公开。"
        if proposals
        else "本年度未收到人大代表建议和政协委员提案。",
        f"接待现场咨询{n(rng.randint(10, 900))}人次、电话咨询{n(rng.randint(10, 900))}次。",
        f"就{n(drafts)}件重大行政决策向社会公开征求意见，收到意见{n(drafts * 4)}条，采纳{n(drafts)}条。",
        f"召开新闻发布会{n(rng.randint(1, 5))}场，回应群众关切{n(rng.randint(1, 20))}次。",
        f"随机回访{n(asked)}名办事群众，满意的{n(pleased)}人，满意率{clerk.share(pleased, asked)}。",
        f"举办“政府开放日”活动{n(rng.randint(1, 4))}次，邀请群众代表{n(rng.randint(10, 90))}人参加。",
        f"受理{organ.fields[0]}方面的业务申请{n(rng.randint(10, 800))}件，均在承诺时限内办理。",
        f"制定{year}年政务公开工作要点任务分工，并对{year - 1}年政务公开工作要点的落实情况开展自查。",
        "围绕打击跨境赌博、电信诈骗发布警示信息，转载官方通报。" if "公安" in organ.name else f"公开{organ.fields[1]}相关统计数据和分析。",
        "发布福利彩票公益金使用情况公告。" if "民政" in organ.name else f"更新机构职能、领导分工和内设机构信息{n(rng.randint(1, 6))}次。",
    ]
    return clerk.some(ways, 0, 4)
