"""Pages that the code writes: the table of categories and the JSON Schemas."""

import json
from collections.abc import Iterator

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from transcheck.issues import CATEGORIES
from transcheck.schema import names, schema


class Categories(SphinxDirective):
    """Every category with its meaning, an example and its usual severity."""

    def run(self) -> list[nodes.Node]:
        """The nodes of the table."""
        return self.parse_lines(_categories())

    def parse_lines(self, lines: Iterator[str]) -> list[nodes.Node]:
        """Parse lines of Markdown as if they stood in the page."""
        self.content = StringList(list(lines), source=__file__)
        return self.parse_content_to_nodes(allow_section_headings=True)


class Schemas(Categories):
    """Every JSON Schema, whole."""

    def run(self) -> list[nodes.Node]:
        """The nodes of the schemas."""
        return self.parse_lines(_schemas())


def _categories() -> Iterator[str]:
    for category in CATEGORIES.values():
        yield f"## {category.id}"
        yield ""
        yield f"**{category.title}.** {category.description}"
        yield ""
        yield f"- Example: {category.example}"
        yield f"- Usual severity: {category.severity.value} ({category.severity.penalty} penalty points)"
        yield f"- In MQM: {category.mqm}"
        yield ""


def _schemas() -> Iterator[str]:
    for name in names():
        yield f"## {name}"
        yield ""
        yield f"{schema(name)['title']}."
        yield ""
        yield "```json"
        yield from json.dumps(schema(name), ensure_ascii=False, indent=1).splitlines()
        yield "```"
        yield ""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("transcheck-categories", Categories)
    app.add_directive("transcheck-schemas", Schemas)
    return {"parallel_read_safe": True}
