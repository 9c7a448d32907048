"""Words of a list by where they end."""

from collections.abc import Iterable


class Endings:
    """A list of words to be found at the end of a stretch: most characters end none of them."""

    def __init__(self, words: Iterable[str]) -> None:
        """Groups the words by their last character, the longest first."""
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(words, key=lambda word: (-len(word), word)):
            self._by_last.setdefault(word[-1], []).append(word)

    def to(self, text: str, at: int) -> list[str]:
        """The words that end at a position of a text, the longest first."""
        group = self._by_last.get(text[at - 1 : at])
        return [word for word in group if text.endswith(word, 0, at)] if group else []
