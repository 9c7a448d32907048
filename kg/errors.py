"""Everything that can go wrong in a way the user can act on.

A message is one line: what is wrong, where, and what to do. The command line prints it and exits
with status 2; anything else that escapes is a bug.
"""


class KgError(Exception):
    """Base class of every error a user can act on."""


class InputError(KgError):
    """An input cannot be read or understood. Becomes a line of `issues.jsonl`, never a stop."""


class LanguageDataError(KgError):
    """A language file or the ontology is malformed. The message names file and line."""


class ExportError(KgError):
    """The exports cannot be written or read back."""
