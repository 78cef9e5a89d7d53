"""Reports inside .zip files. A member has a path of its own, `a.zip!/b.docx`; nothing is ever unpacked to disk."""

from gilint.zipped.members import Members, is_member, member, members
from gilint.zipped.paths import container, containers, is_inside
from gilint.zipped.telling_apart import is_archive

__all__ = ["Members", "container", "containers", "is_archive", "is_inside", "is_member", "member", "members"]
