"""XML of unknown origin: no entities, no network, no huge trees."""

from __future__ import annotations

from typing import Any

from lxml import etree

from transcheck.errors import InputError

__all__ = ["local_name", "parse_xml", "text_of"]


def parse_xml(data: bytes, path: str) -> etree._Element:
    """The root element.

    Raises:
        InputError: If the XML is not well formed, breaks libxml2's limits on depth and size, or declares entities.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(path, f"is not well-formed XML ({error.msg})") from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise InputError(path, "declares XML entities, which are not read")
    return root


def local_name(element: etree._Element | None) -> str:
    """An element's name without its namespace; "" for comments, instructions and where there is no element."""
    return etree.QName(element).localname if element is not None and isinstance(element.tag, str) else ""


def text_of(element: etree._Element | None) -> str:
    """All text below an element, without comments; "" where there is no element."""
    return "" if element is None else str(element.xpath("string()"))
