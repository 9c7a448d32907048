"""Words of a list by where they begin or end: most characters begin none of them and end none."""

from collections.abc import Iterable


class Beginnings:
    """A list of words to be found where a stretch begins."""

    def __init__(self, words: Iterable[str]) -> None:
        """Groups the words by their first character."""
        groups: dict[str, list[str]] = {}
        for word in sorted(words):
            groups.setdefault(word[0], []).append(word)
        self._by_first = {char: tuple(group) for char, group in groups.items()}
        self.characters = frozenset(groups)  # the first of each word

    def at(self, text: str, at: int) -> bool:
        """Whether one of the words begins at a position of a text."""
        group = self._by_first.get(text[at : at + 1])
        return group is not None and text.startswith(group, at)


class Endings:
    """A list of words to be found where a stretch ends."""

    def __init__(self, words: Iterable[str]) -> None:
        """Groups the words by their last character, the longest first."""
        groups: dict[str, list[str]] = {}
        for word in sorted(words, key=lambda word: (-len(word), word)):
            groups.setdefault(word[-1], []).append(word)
        self._by_last = {char: tuple(group) for char, group in groups.items()}

    def to(self, text: str, at: int) -> list[str]:
        """The words that end at a position of a text, the longest first."""
        group = self._by_last.get(text[at - 1 : at])
        if group is None or not text.endswith(group, 0, at):
            return []
        return [word for word in group if text.endswith(word, 0, at)]

    def longest(self, text: str, at: int) -> int:
        """The length of the longest word that ends at a position of a text; 0 where none does."""
        group = self._by_last.get(text[at - 1 : at])
        if group is None or not text.endswith(group, 0, at):
            return 0
        return next(len(word) for word in group if text.endswith(word, 0, at))
