"""Part one on requests: what came in, how it was split, what became of it; always the numbers of tables 3 and 4."""

from __future__ import annotations

from tests.clean.clerk import Clerk

RESULTS = {
    "t3.granted.total": "予以公开",
    "t3.partly_granted.total": "部分公开",
    "t3.refused.total": "不予公开",
    "t3.unavailable.total": "无法提供",
    "t3.not_processed.total": "不予处理",
    "t3.other.total": "其他处理",
}


def requests(clerk: Clerk) -> str:
    figures = clerk.figures
    received = _some_received(clerk) if figures.new else _none_received(clerk)
    extras = [_splits(clerk), _compared(clerk)] if figures.new else []
    return "".join([clerk.perhaps(_channels(clerk)), received, *clerk.some(extras, 0, 2), _outcome(clerk), *_beside(clerk)])


def cases(clerk: Clerk) -> str:
    """Reconsideration and litigation over disclosure, or nothing about them."""
    n, of = clerk.n, clerk.figures.of
    reviews, suits = of("t4.review.total"), of("t4.litigation.total")
    direct, after = of("t4.litigation_direct.total"), of("t4.litigation_after_review.total")
    if not reviews and not suits:
        return clerk.pick(
            "",
            "全年未发生因政府信息公开引发的行政复议、行政诉讼。",
            "没有因政府信息公开工作被申请行政复议或者提起行政诉讼的情况。",
            f"因政府信息公开引发的行政复议{n(0)}件、行政诉讼{n(0)}件。",
            "政府信息公开类行政复议和行政诉讼均无。",
            f"{clerk.year}年，{clerk.organ.own}无政府信息公开行政复议案件，也无政府信息公开行政诉讼案件。",
        )
    if not suits:
        return clerk.pick(
            f"因政府信息公开被申请行政复议{n(reviews)}件，未发生行政诉讼。",
            f"政府信息公开行政复议{n(reviews)}件，没有因政府信息公开提起的行政诉讼。",
        )
    if not reviews:
        return clerk.pick(
            f"未发生因政府信息公开引发的行政复议；因政府信息公开引发行政诉讼{n(suits)}件。",
            f"因政府信息公开被提起行政诉讼{n(suits)}件，其中未经复议直接起诉{n(direct)}件、复议后起诉{n(after)}件。",
        )
    upheld = of("t4.review.upheld")
    return clerk.pick(
        f"因政府信息公开引发行政复议{n(reviews)}件、行政诉讼{n(suits)}件。",
        f"全年发生政府信息公开行政复议案件{n(reviews)}件，其中结果维持{n(upheld)}件；发生政府信息公开行政诉讼案件{n(suits)}件。",
        f"政府信息公开行政复议{n(reviews)}件；政府信息公开行政诉讼{n(suits)}件，其中未经复议直接起诉{n(direct)}件，复议后起诉{n(after)}件。",
        "行政复议、行政诉讼情况详见第四部分。",
    )


def _channels(clerk: Clerk) -> str:
    return clerk.pick(
        "完善依申请公开工作流程，畅通网络、信函、当面等申请渠道。",
        f"在{clerk.organ.site}公布依申请公开指南、流程图和申请表，设当面受理窗口1个。",
        "严格执行登记、审核、办理、答复、归档各环节的要求，在收到申请之日起20个工作日内答复。",
        "",
    )


def _none_received(clerk: Clerk) -> str:
    own, year, n = clerk.organ.own, clerk.year, clerk.n
    carried = f"上年结转的{n(clerk.figures.carried_in)}件" if clerk.figures.carried_in else ""
    if carried:
        return clerk.pick(
            f"本年度未收到新的政府信息公开申请，{carried}继续办理。", f"全年新收政府信息公开申请{n(0)}件，{carried}按程序办理。"
        )
    return clerk.pick(
        "本年度未收到政府信息公开申请。",
        f"{year}年，{own}未收到政府信息公开申请，也没有上年结转的申请。",
        "全年未收到公民、法人和其他组织提出的政府信息公开申请。",
        f"全年收到政府信息公开申请{n(0)}件。",
        "全年没有公民、法人或者其他组织申请公开政府信息。",
        f"{own}{year}年度政府信息公开申请数为0。",
        "本年度无政府信息公开申请，未发生逾期未答复的情况。",
        "年内政府信息公开零申请。",
        "本年度未接到任何单位和个人提出的信息公开申请。",
        f"依申请公开：{year}年共受理政府信息公开申请{n(0)}件，结转下年度办理{n(0)}件。",
        "未有公民、法人或其他组织向本机关提出政府信息公开申请。",
        f"{year}年依申请公开件数为零。",
        f"本年度依申请公开{n(0)}件，上年结转{n(0)}件。",
        "全年没有收到网上、信函或者当面提交的政府信息公开申请。",
        "因未收到政府信息公开申请，不存在答复超期和被投诉举报的情形。",
        f"与上年一样，{own}没有收到政府信息公开申请。",
    )


def _some_received(clerk: Clerk) -> str:
    n, figures, year, own = clerk.n, clerk.figures, clerk.year, clerk.organ.own
    new, carried = figures.new, figures.carried_in
    ways = [
        f"全年收到政府信息公开申请{n(new)}件",
        f"{year}年，共收到政府信息公开申请{n(new)}件",
        f"{own}全年新收政府信息公开申请{n(new)}件",
        f"本年度共接收公民、法人和其他组织政府信息公开申请{n(new)}件",
        f"受理依申请公开{n(new)}件",
        f"全年收到依申请公开事项{n(new)}件",
        f"年内新收到信息公开申请{n(new)}件",
        f"共收到各类政府信息公开申请{n(new)}件",
        f"收到通过网络、信函、当面等各种渠道提出的政府信息公开申请{n(new)}件",
        f"本年新收政府信息公开申请数量为{n(new)}件",
        f"公民、法人和其他组织向本机关提出政府信息公开申请{n(new)}件",
        f"政府信息公开申请总量为{n(new)}件",
        f"{year}年度收到政府信息公开申请共计{n(new)}件，逐件登记",
        f"{own}共收到申请公开政府信息{n(new)}件",
        f"全年受理政府信息依申请公开件{n(new)}件",
        f"{year}年1月至12月，收到政府信息公开申请{n(new)}件",
    ]
    if carried:
        ways = [f"{way}，上年结转{n(carried)}件" for way in ways]
        ways += [
            f"收到政府信息公开申请{n(new + carried)}件（含上年结转{n(carried)}件）",
            f"全年办理政府信息公开申请{n(new + carried)}件，其中本年新收{n(new)}件、上年结转{n(carried)}件",
        ]
    return f"{clerk.rng.choice(ways)}。"


def _splits(clerk: Clerk) -> str:
    n, figures = clerk.n, clerk.figures
    new = figures.new
    channels = clerk.some(["网络申请", "信函申请", "当面申请", "传真申请", "电子邮件申请"], 2, 4)
    counts = clerk.parts_of(new, len(channels))
    items = [f"{channel}{n(count)}件" for channel, count in zip(channels, counts, strict=True)]
    people, bodies = figures.of("t3.new.natural_person"), figures.of("t3.organisations.new")
    main = clerk.rng.randint(new // 2, new)
    seat, others = clerk.parts_of(new, 2)
    within = ("机关本级", "各部门和乡镇") if clerk.organ.government else ("机关本级", "所属单位")
    return clerk.pick(
        f"其中{within[0]}收到{n(seat)}件，{within[1]}收到{n(others)}件。",
        f"线上提交{n(seat)}件、线下提交{n(others)}件。",
        f"其中，通过网站提交{n(seat)}件，占{clerk.share(seat, new)}；通过信函和当面提交{n(others)}件，占{clerk.share(others, new)}。",
        f"按申请渠道分，{'、'.join(items)}。",
        f"从申请方式看，{'，'.join(items)}。",
        f"从申请人看，自然人申请{n(people)}件，法人或其他组织申请{n(bodies)}件。",
        f"自然人提出{n(people)}件，占{clerk.share(people, new)}；法人或其他组织提出{n(bodies)}件，占{clerk.share(bodies, new)}。",
        f"其中，网络申请{n(main)}件，占申请总数的{clerk.share(main, new)}。",
        "申请内容主要涉及项目审批、资金使用等方面。",
    )


def _compared(clerk: Clerk) -> str:
    n, new = clerk.n, clerk.figures.new
    before = clerk.rng.randint(max(1, new // 3), new * 2)
    difference = clerk.pick(f"增加{n(new - before)}件" if new > before else f"减少{n(before - new)}件") if new != before else "持平"
    return clerk.pick(
        f"申请数量较上年的{n(before)}件{clerk.change(new, before)}。" if new != before else "申请数量与上年持平。",
        f"与{clerk.year - 1}年收到的{n(before)}件相比{difference}。",
        f"上年度收到政府信息公开申请{n(before)}件，本年{difference}。",
        f"比{clerk.year - 1}年（{n(before)}件）{difference}。",
    )


def _outcome(clerk: Clerk) -> str:
    """What became of all that was to be handled."""
    n, figures = clerk.n, clerk.figures
    handled, left = figures.handled, figures.carried_out
    if not handled and not left:
        return ""
    shown = [(words, figures.of(address)) for address, words in RESULTS.items()]
    results = "、".join(f"{words}{n(count)}件" for words, count in shown if count)
    every = "，".join(f"{words}{n(count)}件" for words, count in shown)
    if not handled:
        return f"年底前未到答复期限的{n(left)}件结转下年度继续办理。"
    ways = [
        f"办结{n(handled)}件，其中{results}。",
        f"年内办理答复{n(handled)}件：{every}。",
        f"办结{n(handled)}件，予以公开的占{clerk.share(figures.of('t3.granted.total'), handled)}。",
        f"全年办结{n(handled)}件，均在法定期限内答复。",
        "所有到期申请均在法定期限内答复，没有超期答复的情况。",
        f"答复结果中，{results}，具体见第三部分表格。",
        f"在办结的{n(handled)}件中，{results}。",
        f"{results}。",
        f"已办结{n(handled)}件，按时答复率100%。",
        *_detailed(clerk),
    ]
    if not left:
        ways += [
            f"{n(handled)}件申请已全部办结，没有结转下年度的申请。" if handled == figures.new else "上年结转和本年新收的申请已全部办结。",
            f"全部按时办结，其中{results}。",
            "均已按期答复，办结率100%。",
        ]
        return clerk.rng.choice(ways)
    rest = clerk.pick(
        f"结转下年度继续办理{n(left)}件。",
        f"另有{n(left)}件未到答复期限，结转下年度继续办理。",
        f"其余{n(left)}件结转至{clerk.year + 1}年办理。",
        "",
    )
    return f"{clerk.rng.choice(ways)}{rest}"


def _detailed(clerk: Clerk) -> list[str]:
    """A group of results with one of its rows."""
    n, of = clerk.n, clerk.figures.of
    rows = {
        "t3.refused.enforcement_file.total": ("t3.refused.total", "不予公开", "属于行政执法案卷"),
        "t3.refused.third_party.total": ("t3.refused.total", "不予公开", "涉及第三方合法权益"),
        "t3.unavailable.not_held.total": ("t3.unavailable.total", "无法提供", "本机关不掌握相关信息"),
        "t3.not_processed.petition.total": ("t3.not_processed.total", "不予处理", "属于信访举报投诉类"),
    }
    return [f"{words}{n(of(group))}件，其中{row}的{n(of(address))}件。" for address, (group, words, row) in rows.items() if of(address)]


def _beside(clerk: Clerk) -> list[str]:
    """Sentences near requests that state none of their numbers."""
    n, rng = clerk.n, clerk.rng
    ways = [
        "全年未发生超期答复情况。",
        f"与申请人当面沟通{n(rng.randint(1, 9))}次，耐心说明理由。",
        "对内容不明确的申请一次性告知补正，补正期限不少于7个工作日。",
        f"公布依申请公开受理点{n(rng.randint(1, 12))}个、受理邮箱1个。",
        "依照《条例》第三十二条规定书面征求第三方意见后作出答复。",
        "组织答复文书评查，逐件复核文书格式。",
    ]
    return clerk.some(ways, 0, 2)
