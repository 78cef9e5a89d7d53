"""Parts five and six: problems with what is done about them, the fee, and what else there is to say."""

from __future__ import annotations

from tests.clean.clerk import Clerk

PAIRS: tuple[tuple[str, str, str], ...] = (
    ("政策解读以文字为主，形式不够丰富", "为重要文件配发图解和短视频，邀请起草人员讲解", "制作图解和动画解读，由起草科室负责人出镜说明"),
    ("个别栏目更新间隔偏长", "建立栏目更新提醒台账，每月核对一次", "梳理全部栏目的更新周期，安排专人按月巡查"),
    ("基层公开人员岗位变动频繁，业务不够熟练", "编印工作手册，每半年组织一次轮训", "开展结对帮带，新到岗人员先培训后上岗"),
    ("重点领域公开的深度有待加强", "对照公开事项目录逐项补充内容", "细化公开内容的颗粒度，补齐办理结果类信息"),
    ("依申请公开答复文书的说理不够充分", "会同法律顾问统一答复文书范本，逐件复核", "组织文书评查，选编优秀答复作参考"),
    ("与群众的互动还不够多", "每季度举办一次开放日，现场听取意见", "增设在线访谈，及时整理采纳群众建议"),
    ("老年群体获取信息的渠道偏窄", "继续用好公开栏、大喇叭和村民小组会", "印制大字版办事明白卡，送到村组"),
    ("部分科室主动公开的意识不强", "把公开要求写进公文办理流程，与业务同部署", "将公开情况列入科室考评内容，按季度通报"),
)


def problems(clerk: Clerk) -> list[str]:
    """Paragraphs of part five."""
    own, year = clerk.organ.own, clerk.year
    chosen = clerk.rng.sample(PAIRS, clerk.rng.randint(2, 4))
    found, plans = [pair[0] for pair in chosen], [pair[1] for pair in chosen]
    done = clerk.rng.sample([pair for pair in PAIRS if pair not in chosen], 2)
    ordinals = "一二三四"
    told = "；".join(f"{ordinal}是{problem}" for ordinal, problem in zip(ordinals, found, strict=False))
    planned = "；".join(f"{ordinal}是{plan}" for ordinal, plan in zip(ordinals, plans, strict=False))
    ways = [
        [f"{year}年，{own}政府信息公开工作还存在一些不足：{told}。", f"下一步，{own}将从以下方面改进：{planned}。"],
        [f"存在的主要问题：{told}。改进情况：针对上述问题，{'；'.join(plans)}。"],
        ["（一）存在的主要问题", *(f"{index}.{problem}。" for index, problem in enumerate(found, 1)),
         "（二）改进情况", *(f"{index}.{plan}。" for index, plan in enumerate(plans, 1))],
        [f"（{ordinal}）{problem}。改进措施：{plan}。" for ordinal, (problem, plan, _) in zip(ordinals, chosen, strict=False)],
        [f"{index}．{problem}。下一步，{plan}。" for index, (problem, plan, _) in enumerate(chosen, 1)],
        [f"对照群众期待，{'，'.join(found)}。今后，{own}将{'；'.join(plans)}。"],
        [f"上一年度报告提出的问题已作改进：{done[0][2]}；{done[1][2]}，成效逐步显现。",
         f"目前仍有不足：{told}。{year + 1}年，将{'，'.join(plans)}。"],
        [f"（一）上年问题的改进情况。针对{done[0][0]}的问题，已{done[0][2]}。",
         f"（二）存在的主要问题。{told}。", f"（三）下一步打算。{planned}。"],
        [f"我们也清醒地看到，{'、'.join(found)}。对此，{own}已着手改进：{'；'.join(pair[2] for pair in chosen)}。"],
        [f"{own}的公开工作虽有进步，但仍存在{found[0]}等问题。{year + 1}年，{own}将{plans[0]}，力争公开质量再上台阶。"],
    ]  # fmt: skip
    return clerk.rng.choice(ways)


def other_matters(clerk: Clerk) -> list[str]:
    """Paragraphs of part six."""
    fee = _fee(clerk)
    nothing = clerk.pick(
        "无其他需要报告的事项。", "没有其他需要报告的事项。", "除此之外，无其他需要报告的事项。", "本机关无其他需要报告的事项。", ""
    )
    if clerk.year <= 2020:
        return clerk.rng.choice([["无其他需要报告的事项。"], ["无。"], ["本年度没有其他需要报告的事项。"], [f"{fee}{nothing}"]])
    n, proposals = clerk.n, clerk.proposals
    answered = (
        f"共承办人大代表建议{n(proposals)}件、政协提案{n(proposals)}件，均已办复并按规定公开。" if proposals else "本年度未承办建议提案。"
    )
    listed = [
        f"（一）收取信息处理费情况。{fee}",
        f"（二）人大代表建议和政协委员提案办理结果公开情况。{answered}",
        f"（三）落实上级年度政务公开工作要点情况。对照{clerk.year}年政务公开工作要点逐项制定措施，各项任务均已完成。",
        "（四）工作创新情况。推行“公开明白人”制度，群众可就近咨询。",
        "（五）数据说明。本报告数据可能因四舍五入存在细微差异。",
    ]
    return clerk.rng.choice(
        [[f"{fee}{nothing}"], [f"{fee}{nothing}"], [fee, nothing] if nothing else [fee], [f"{nothing}{fee}"], listed, listed[:3],
         [f"1.信息处理费收取情况：{fee}", "2.其他事项：无其他需要报告的事项。"]]
    )  # fmt: skip


def _fee(clerk: Clerk) -> str:
    n, year = clerk.n, clerk.year
    unpaid = clerk.figures.unpaid
    if unpaid:
        notices = unpaid + clerk.rng.randint(0, 3)
        due, paid = notices * 200, (notices - unpaid) * 200
        return clerk.pick(
            f"本年度发出政府信息公开信息处理费收费通知{n(notices)}件，总金额{n(due)}元，实际收取{n(paid)}元。",
            f"按照《政府信息公开信息处理费管理办法》，全年发出收费通知{n(notices)}份，应收信息处理费{n(due)}元，实收{n(paid)}元，"
            f"其中{n(unpaid)}件逾期未缴费，不再处理。",
        )
    ways = [
        "本年度未收取政府信息公开信息处理费。",
        f"{year}年，{clerk.organ.name}未产生信息处理费。",
        "没有收取信息处理费，未发出收费通知。",
        f"按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）规定，本机关{year}年没有收取信息处理费。",
        f"依据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号），{year}年度收取信息处理费0元。",
        f"本年度发出收费通知{n(0)}件，收取信息处理费总金额{n(0)}元。",
        "收费情况：依法提供政府信息，均未收取信息处理费。",
        "信息处理费收取情况：无。",
        f"{clerk.organ.own}全年未向申请人收取任何政府信息公开信息处理费用。",
        "信息处理费：本年度无收费情形。",
        "政府信息公开信息处理费收取总金额为0元，发出收费通知0件。",
        f"{year}年度，{clerk.organ.name}依申请提供政府信息未收取信息处理费，也没有减免情形。",
        "我们按规定对申请数量、频次进行核算，未达到收费标准，未收取信息处理费。",
    ]
    if clerk.figures.new > 10:
        ways += [
            "本年度发出信息处理费收费通知2件，总金额1200元，实际收取1200元。",
            "全年收取信息处理费380元，涉及收费通知1件。",
        ]
    return clerk.rng.choice(ways)
