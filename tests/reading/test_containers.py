"""Sources that hold several documents: archives, tables, feeds and bitext."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading import Limits, read, read_documents

FERRY = "The ferry ran aground."


def write(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def documents(source: str, limits: Limits | None = None) -> list[Document]:
    found = list(read_documents(source, limits=limits))
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def zipped(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"), [("a.zip", zipped({})), ("a.csv", "id,text\n"), ("a.json", '{"items": []}')]
)
def test_a_container_that_holds_nothing_is_an_error(tmp_path: Path, name: str, content: str | bytes) -> None:
    with pytest.raises(InputError, match="holds no document"):
        documents(write(tmp_path, name, content))


def test_a_member_whose_name_leads_out_of_the_archive_is_read_and_not_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", zipped({"../../b.txt": "One."}))
    assert [(document.path, document.text) for document in documents(path)] == [(f"{path}/../../b.txt", "One.")]


def test_zip(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.zip", zipped({"b.html": "<p>Two.</p>", "a/1.txt": "One.", "__MACOSX/x": "no", ".x": "no"})
    )
    assert [(document.path, document.text) for document in documents(path)] == [
        (f"{path}/a/1.txt", "One."),
        (f"{path}/b.html", "Two."),
    ]


def test_a_member_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.zip", zipped({"1.txt": "", "2.bin": b"\0\1", "3.zip": zipped({"x": "y"}), "4.txt": FERRY})
    )
    found = list(read_documents(path))
    assert [str(error).removeprefix(f"{path}/") for error in found[:3]] == [
        "1.txt: is empty",
        "2.bin: is binary, not text",
        "3.zip: is an archive inside an archive",
    ]
    assert isinstance(found[3], Document)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", zipped({"1.txt": b"a" * 10_000_000}))
    (error,) = read_documents(path)
    assert isinstance(error, InputError)
    assert "beyond reason" in str(error)
    with pytest.raises(InputError, match="unpacks to more than 5 bytes"):
        documents(path, Limits(unpacked=5))


def test_tar_packed_or_not(tmp_path: Path) -> None:
    data = tarred({"b.txt": "Two.", "a.txt": "One."})
    for name, content in (("a.tar", data), ("a.tar.gz", gzip.compress(data)), ("a.tgz", gzip.compress(data))):
        assert [document.text for document in documents(write(tmp_path, name, content))] == ["One.", "Two."]


def test_a_gzip_file_is_its_content(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.txt.gz", gzip.compress(FERRY.encode()))).text == FERRY
    with pytest.raises(InputError, match="unpacks to more than"):
        read(write(tmp_path, "b.gz", gzip.compress(b"a" * 10_000)), limits=Limits(size=1_000))
    for damaged in (b"\x1f\x8bxxxx", gzip.compress(FERRY.encode())[:-9], gzip.compress(FERRY.encode()) + b"x"):
        with pytest.raises(InputError, match="damaged packed"):
            read(write(tmp_path, "c.gz", damaged))


def test_all_members_of_a_gzip_file_are_read(tmp_path: Path) -> None:
    members = gzip.compress(b"One. ") + gzip.compress(b"Two.") + bytes(16)
    assert read(write(tmp_path, "a.txt.gz", members)).text == "One. Two."
    with pytest.raises(InputError, match="unpacks to more than 1,500 bytes"):
        read(write(tmp_path, "b.txt.gz", 2 * gzip.compress(b"a" * 1_000)), limits=Limits(size=1_500))


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"id": "x1", "title": "Ferry", "text": FERRY, "lang": "en", "date": "2019-03-12T08:00"},
        {"body": "第二。\r\n"},
    ]
    path = write(tmp_path, "a.jsonl", "\n".join(json.dumps(row) for row in rows) + "\n\n[1]\n{\n{}\n")
    found = list(read_documents(path))
    assert found[0] == Document(f"Ferry\n\n{FERRY}", f"{path}#x1", language="en", published=date(2019, 3, 12))
    assert found[1] == Document("第二。\n", f"{path}#2")
    assert [str(error).removeprefix(path) for error in found[2:]] == [
        "#4: is not a JSON object",
        "#5: is not JSON",
        "#6: holds no text",
    ]


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.tsv", "\t"), ("b.csv", ";"), ("c.csv", "\t")])
def test_tables(tmp_path: Path, name: str, mark: str) -> None:
    path = write(tmp_path, name, f'ID{mark}Text\n1{mark}"One,\ntwo."\n2{mark}Three.\n')
    assert [(document.path, document.text) for document in documents(path)] == [
        (f"{path}#1", "One,\ntwo."),
        (f"{path}#2", "Three."),
    ]


def test_a_table_has_long_fields_and_changes_nothing_for_others(tmp_path: Path) -> None:
    usual = csv.field_size_limit()
    rows = read_documents(write(tmp_path, "a.csv", f"text\n{'a' * (usual + 1)}\nTwo.\n"))
    assert isinstance(next(rows), Document)
    assert csv.field_size_limit() == usual
    with pytest.raises(InputError, match="is not a table"):
        documents(write(tmp_path, "b.csv", "text\nA long row.\n"), Limits(characters=5))


def test_a_table_without_a_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column with a text"):
        documents(write(tmp_path, "a.csv", "a,b\n1,2\n"))


def test_read_refuses_several_documents(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", zipped({"1.txt": "One.", "2.txt": "Two."}))
    with pytest.raises(InputError, match="several documents"):
        read(path)


def test_ninjs(tmp_path: Path) -> None:
    item = {
        "uri": "u:1",
        "headline": "Ferry",
        "body_text": FERRY,
        "language": "en-GB",
        "versioncreated": "2019-03-12T08:00Z",
    }
    document = read(write(tmp_path, "a.json", json.dumps(item)))
    assert (document.text, document.language, document.published) == (f"Ferry\n\n{FERRY}", "en", date(2019, 3, 12))
    third = {"headlines": [{"value": "Ferry"}], "bodies": [{"contenttype": "text/html", "value": f"<p>{FERRY}</p>"}]}
    assert read(write(tmp_path, "b.json", json.dumps(third))).text == f"Ferry\n\n{FERRY}"
    with pytest.raises(InputError, match="no body"):
        read(write(tmp_path, "c.json", '{"a": 1}'))
    plain = {"title": "Ferry", "content": FERRY, "language": "en"}
    assert read(write(tmp_path, "plain.json", json.dumps(plain))).text == f"Ferry\n\n{FERRY}"
    with pytest.raises(InputError, match="unknown kind"):
        read(write(tmp_path, "d.json", "[1]"))


def test_newsml(tmp_path: Path) -> None:
    item = f"""<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g1">
<itemMeta><versionCreated>2019-03-12T08:00:00Z</versionCreated></itemMeta>
<contentMeta><language tag="en-US"/><headline>Ferry</headline></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FERRY}</p><p>Nobody was
hurt.</p></body></html></inlineXML></contentSet></newsItem>"""
    document = read(write(tmp_path, "a.xml", item))
    assert document.text == f"Ferry\n\n{FERRY}\n\nNobody was hurt."
    assert (document.language, document.published) == ("en", date(2019, 3, 12))


def test_rss_and_atom(tmp_path: Path) -> None:
    rss = f"""<rss version="2.0"><channel><language>en</language><item><title>Ferry</title><guid>g1</guid>
<pubDate>Tue, 12 Mar 2019 08:00:00 GMT</pubDate>
<description>&lt;p&gt;{FERRY}&lt;/p&gt;</description>
</item></channel></rss>"""
    path = write(tmp_path, "a.rss", rss)
    assert documents(path) == [Document(f"Ferry\n\n{FERRY}", f"{path}#g1", language="en", published=date(2019, 3, 12))]
    atom = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>g1</id><title>Ferry</title>
<updated>2019-03-12T08:00:00Z</updated><content>{FERRY}</content></entry></feed>"""
    assert read(write(tmp_path, "b.xml", atom)).text == f"Ferry\n\n{FERRY}"


def test_xliff(tmp_path: Path) -> None:
    first = """<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.html" source-language="en" target-language="id-ID"><body>
<trans-unit id="1"><source>One <g id="1">ferry</g>.</source><target>Satu <g id="1">feri</g>.</target></trans-unit>
<trans-unit id="2"><source>Two.</source></trans-unit></body></file></xliff>"""
    document = read(write(tmp_path, "a.xlf", first))
    assert (document.text, document.language) == ("Satu feri.", "id")
    assert document.notes == ("1 segments have no translation.",)
    second = """<xliff version="2.0" srcLang="en" trgLang="de" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u"><segment><source>One.</source><target>Eins.</target></segment></unit></file></xliff>"""
    document = read(write(tmp_path, "b.xliff", second))
    assert (document.text, document.language) == ("Eins.", "de")


def test_tmx(tmp_path: Path) -> None:
    tmx = """<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body><tu>
<tuv xml:lang="en"><seg>One.</seg></tuv><tuv xml:lang="de"><seg>Eins.</seg></tuv>
<tuv xml:lang="zh-CN"><seg>一。</seg></tuv>
</tu></body></tmx>"""
    found = documents(write(tmp_path, "a.tmx", tmx))
    assert [(document.text, document.language) for document in found] == [("Eins.", "de"), ("一。", "zh")]


def test_po(tmp_path: Path) -> None:
    po = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: de\\n"

msgid "One."
msgstr "Eins."

#, fuzzy
msgid "Two."
msgstr "Zwo."

msgid "%d ferry"
msgid_plural "%d ferries"
msgstr[0] "%d Fähre"
msgstr[1] "%d Fähren"
"""
    document = read(write(tmp_path, "a.po", po))
    assert (document.text, document.language) == ("Eins.\n%d Fähre\n%d Fähren", "de")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<?xml version='1.0'?><other/>", "root element other"),
        ("<?xml version='1.0'?><rss><channel>", "not well-formed"),
        ("<!DOCTYPE r [<!ENTITY a 'b'>]><rss>&a;</rss>", "entities"),
        ("<?xml version='1.0'?><xliff version='1.2'/>", "holds no translation"),
        ("<?xml version='1.0'?><rss/>", "holds no document"),
    ],
)
def test_xml_that_is_not_read(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(write(tmp_path, "a.xml", content))
