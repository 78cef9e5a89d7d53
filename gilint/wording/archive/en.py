"""English sentences. What is said of several reports together: rosters, the year before, files of one report."""

SENTENCES: dict[str, str] = {
    "roster.missing": "there is no such roster",
    "roster.not-a-file": "a roster is a file",
    "roster.unreadable": "the roster cannot be opened: {reason}",
    "roster.too-large": "the roster is larger than {most} bytes",
    "roster.empty": "there is no organ on the roster",
    "roster.encrypted": "the roster has a password; save it without one",
    "roster.damaged": "the roster is damaged; open it in a spreadsheet program and save it anew",
    "roster.other-format": "a roster is YAML, CSV or XLSX; save it as one of these",
    "roster.encoding": "there are characters that cannot be made out; save the roster as UTF-8",
    "roster.yaml": "not sound YAML: {fault}",
    "roster.csv": "not sound CSV: {fault}",
    "roster.no-list": "expected a list of organs, an item each",
    "roster.no-name": "this organ has no name",
    "roster.unknown-key": "“{found}” is unknown, or stands here twice; allowed: {allowed}",
    "roster.not-a-name": "“{found}” is not the name of an organ",
    "roster.too-many": "more than {most} organs",
    "roster.doubled": (
        "“{name}” stands in line {line} already, with the parent “{one}”, here with “{other}”; tell two organs apart by their places"
    ),
    "roster.shared-name": "“{name}” is a name of “{one}” (line {line}) and of “{other}”; it can be one organ's only",
    "roster.unknown-parent": "“{parent}”, the parent of “{name}”, is not on the roster; add it, or leave it blank",
    "roster.near-parent": "“{parent}”, the parent of “{name}”, is not on the roster; is “{near}” meant?",
    "roster.circle": "the parents go round in a circle: {names}",
}
