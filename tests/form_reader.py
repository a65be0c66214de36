"""What a browser would send from a page as it stands: the fields of its forms, without any button."""

from html.parser import HTMLParser


class FormReader(HTMLParser):
    """Collects the values of inputs, chosen radios and boxes, text areas and selects; `buttons` by their words."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self.buttons: dict[str, dict[str, str]] = {}
        self._area: str | None = None
        self._select: str | None = None
        self._button: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        present = {key for key, _ in attrs}
        name = values.get("name", "")
        if tag == "input" and name:
            self._input(name, values, present)
        elif tag == "textarea":
            self._area = name
            self.data.setdefault(name, [""])
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in present or self._select not in self.data):
            self.data[self._select] = [values.get("value", "")]
        elif tag == "button":
            self._button = {name: values.get("value", "")} if name else {}

    def _input(self, name: str, values: dict[str, str], present: set[str]) -> None:
        kind = values.get("type", "text")
        if kind in ("submit", "button", "file") or (kind in ("radio", "checkbox") and "checked" not in present):
            return
        self.data.setdefault(name, []).append(values.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.data[self._area][0] += data
        if self._button is not None and data.strip():
            self.buttons[data.strip()] = self._button

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "button":
            self._button = None


def read_form(html: str) -> FormReader:
    """The fields and buttons of all forms of a page together."""
    reader = FormReader()
    reader.feed(html)
    return reader
