"""Chinese sentences of the program."""

SENTENCES: dict[str, str] = {
    "severity.error": "错误",
    "severity.warning": "警告",
    "severity.info": "提示",
    "blank": "（空白）",
}
