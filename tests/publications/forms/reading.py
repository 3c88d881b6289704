"""HTML as a browser reads it: elements, attributes and texts."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br"}
EMPHASIS = {"strong", "em", "code", "h1", "h2", "h3", "math"}


class Read(HTMLParser):
    """What is in a piece of HTML; an element that is not closed where it was opened stops here."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.texts, self.emphasised = [], [], []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"not closed: {self._open}"

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag, tag

    def handle_data(self, data):
        self.texts.append(data)
        if set(self._open) & EMPHASIS:
            self.emphasised.append(data)

    @property
    def names(self):
        return {name for name, _ in self.elements}

    @property
    def text(self):
        return "".join(self.texts)

    def all(self, name):
        """The attributes of all elements of a name."""
        return [attributes for tag, attributes in self.elements if tag == name]
