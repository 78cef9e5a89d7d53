"""English sentences of the program."""

SENTENCES: dict[str, str] = {
    "severity.error": "error",
    "severity.warning": "warning",
    "severity.info": "info",
    "blank": "(blank)",
}
