"""A rule of somebody's own, for tests of packs."""

NO_CANAL = """\
  - code: XX001
    name: no-canal
    level: warning
    title: {zh: 不写运河, en: No canals}
    message: {zh: '写了“{found}”。', en: 'It says {found}.'}
    advice: {zh: 删去。, en: Leave it out.}
    why: {zh: 本县没有运河。, en: There is no canal here., clause: ''}
    check: {kind: pattern, patterns: [运河]}
    examples:
      bad: [{name: 写了, change: {append: {"1": 运河已经通航。}}}]
      good: [{name: 没写}]
"""
"""An entry of the list of rules."""
