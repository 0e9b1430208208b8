"""What can go wrong with a person's input; the command line prints each as one sentence."""


class VanbanError(Exception):
    """An error that a user can act on: its message says what is wrong and what to do."""


class UnreadableFile(VanbanError):
    """The file exists but no text can be taken from it."""


class UnsupportedFormat(VanbanError):
    """No reader is registered for the file's suffix."""


class StoreError(VanbanError):
    """The store can't be opened, is newer than this program, or is in use."""


class UnknownDocument(VanbanError):
    """A number or id that names no document of the store."""


class AmbiguousDocument(VanbanError):
    """A number that several documents carry, where one is needed; the message lists them."""


class IndexMismatch(VanbanError):
    """The index on disk was made by another model, analyser or corpus; the message says what to run."""


class UnknownModel(VanbanError):
    """No encoder of that name can be loaded here."""
