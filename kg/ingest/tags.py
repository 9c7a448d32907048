"""HTML's elements, by what they mean for the text of a page."""

#: Elements inside a line: they end no block. `ok` is no element of HTML but common on mirrors.
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "meter", "nobr", "ok", "output", "q", "rp", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip

#: Elements whose content is no text of the page.
SILENT = frozenset((
    "audio", "button", "canvas", "dialog", "embed", "head", "iframe", "input", "map", "math",
    "noscript", "object", "option", "rt", "script", "select", "style", "svg", "template", "textarea",
    "video",
))  # fmt: skip

#: Elements that stand beside the article by their very name.
ASIDE = frozenset(("aside", "footer", "menu", "nav"))

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

#: Elements without content and without an end tag.
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip

#: The line of a Markdown file that begins with one of these is markup; a line may well begin with
#: <strong> or <a>.
BLOCK = (
    "address", "article", "aside", "audio", "blockquote", "body", "br", "button", "caption", "center",
    "col", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "font", "footer", "form", "frame", "frameset", "h[1-6]", "head", "header", "hr", "html", "iframe",
    "img", "input", "ins", "legend", "li", "link", "main", "menu", "meta", "nav", "noframes",
    "noscript", "ol", "optgroup", "option", "p", "picture", "pre", "script", "section", "select",
    "source", "style", "summary", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th",
    "thead", "time", "title", "tr", "ul", "video",
)  # fmt: skip
