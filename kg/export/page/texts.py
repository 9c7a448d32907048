"""The article texts that the page carries, so that a claim can be read where it stands."""

from kg.export.page.columns import clean
from kg.records import Document, Story

#: Texts are stored up to this many code points in all. A million Chinese characters (about 650
#: articles) are 1.9 MB of page after compression; with 50,000 claims the page stays under 5 MB.
BUDGET = 1_000_000


def text_block(story: Story) -> dict[str, str]:
    """Text by the document's place: those with most claims first, until the budget is spent.

    The page gives the address alone for a document that is not in it.
    """

    def most_claims_first(place: int) -> tuple[int, int]:
        return -len(story.documents[place].claims), place

    kept, spent = set(), 0
    for place in sorted(range(len(story.documents)), key=most_claims_first):
        length = len(story.documents[place].article.text)
        if spent + length <= BUDGET:
            kept.add(place)
            spent += length
    return {str(place): _text(story.documents[place]) for place in sorted(kept)}


def _text(document: Document) -> str:
    return clean(document.article.text)
