"""Makes clean reports: right in every number and word that a reviewer looks at, and worded as many different clerks would.

A report follows from its seed alone. What stands here is what rules must be silent on; a wording that comes in is one more way to be right.
"""
