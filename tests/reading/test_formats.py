"""Reading one document: formats, encodings, and one line for everything that cannot be read."""

from __future__ import annotations

import errno
import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading import Limits, expand, read

FERRY = "The ferry ran aground on Tuesday, but nobody was hurt."


def write(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_what_nobody_sees_does_not_part_words(tmp_path: Path) -> None:
    (document,) = [
        read(write(tmp_path, "hyphens.txt", "\ufeffThe fer\u00adry ran\u200b aground\u2060 on Tues\u00adday."))
    ]
    assert document.text == "The ferry ran aground on Tuesday."
    assert document.notes == ("Soft hyphens and spaces of no width are left out; offsets count without them.",)


def pdf(text: str, stream: bytes = b"", coding: bytes = b"", pages: int = 1) -> bytes:
    """A PDF whose pages share one stream, written by hand: the smallest that has a text layer."""
    stream = stream or f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * pages, pages),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources %s >>" % font,
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), coding, stream),
    ]
    out, offsets = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def word(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def message(**parts: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "desk@paper.example", "Ferry aground"
    mail["Date"] = "Tue, 4 Mar 2025 09:20:00 +0100"
    mail.set_content(parts.pop("plain"))
    for kind, content in parts.items():
        mail.add_alternative(content, subtype=kind)
    return mail


def test_a_message_is_its_subject_and_its_text(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Ferry aground</h1><p>{FERRY}</p></article></body></html>"
    document = read(write(tmp_path, "a.eml", message(plain="In plain: Die Fähre.", html=page).as_bytes()))
    assert document.text == f"Ferry aground\n\n{FERRY}"
    assert document.published == date(2025, 3, 4)
    mail = message(plain="Die Fähre lief auf Grund.")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    document = read(write(tmp_path, "b.eml", mail.as_bytes()))
    assert document.text == "Ferry aground\n\nDie Fähre lief auf Grund."
    assert document.notes == ("Attachments are not read: plan.pdf.",)


def test_a_message_without_text_is_refused(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail.set_content(b"GIF8", maintype="image", subtype="gif")
    with pytest.raises(InputError, match="is a message without text"):
        read(write(tmp_path, "a.eml", mail.as_bytes()))


def test_letters_in_several_characters_become_one(tmp_path: Path) -> None:
    text = "페리가 좌초했다. La péniche coulait à 17 h."
    document = read(write(tmp_path, "a.txt", unicodedata.normalize("NFD", text)))
    assert document.text == text
    assert len(document.notes) == 1
    assert "NFC" in document.notes[0]


@pytest.mark.parametrize("damage", [b"\xc3", b"\xff", b"\x93quoted\x94"])
def test_single_damaged_bytes_do_not_make_utf8_another_encoding(tmp_path: Path, damage: bytes) -> None:
    text = "Der Fährmann schwieg. Die Fähre überquerte den Fluss. "
    document = read(write(tmp_path, "a.txt", text.encode() + damage))
    assert document.text.startswith(text)
    assert "\ufffd" in document.text
    assert "of the UTF-8 text are shown as \ufffd" in document.notes[0]


@pytest.mark.parametrize(
    ("encoding", "text", "noted"),
    [
        ("utf-8", "Der Fährmann schwieg.", False),
        ("utf-8-sig", "Der Fährmann schwieg.", False),
        ("utf-16", "Der Fährmann schwieg. 渡轮", False),
        ("utf-16-le", "The ferry ran aground.", True),
        ("cp1252", "El señor Muñoz llegó mañana, según la policía, y después salió.", True),
        ("cp1252", "Le préfet a déclaré que la météo s’était dégradée.", True),
        ("cp1250", "Trajekt v úterý najel na mělčinu, řekla mluvčí přístavu.", True),
        ("iso8859_2", "Prom wszedł na mieliznę, powiedział rzecznik żeglugi śródlądowej.", True),
        ("cp1254", "Feribot karaya oturdu, şirket yetkilileri açıklama yaptı.", True),
        ("cp1251", "Паром сел на мель во вторник, но никто не пострадал.", True),
        ("cp1252", "Ráðherra sagði að veðrið hefði verið slæmt og að ferjan væri því strönduð.", True),
        ("cp1257", "Keltas antradienį užplaukė ant seklumos, bet niekas nenukentėjo, sakė uosto kapitonas.", True),
        ("koi8_u", "Пором сів на мілину у вівторок, але ніхто не постраждав, її відбуксирували.", True),
        ("gb18030", "渡轮星期二搁浅，无人受伤，警方正在调查事故原因。", True),
        ("shift_jis", "フェリーは火曜日に座礁したが、けが人はいなかったと警察は発表した。", True),
        ("shift_jis", "橋は崩壊の恐れがあるため水曜日まで閉鎖されると市長は述べた。", True),
        ("euc_jp", "橋は崩壊の恐れがあるため水曜日まで閉鎖されると市長は述べた。", True),
        ("big5", "渡輪星期二擱淺，無人受傷，警方正在調查事故原因。", True),
        ("euc-kr", "여객선이 화요일에 좌초했지만 다친 사람은 없었다.", True),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, text: str, noted: bool) -> None:
    document = read(write(tmp_path, "a.txt", text.encode(encoding)))
    assert document.text == text
    assert bool(document.notes) is noted


def test_an_encoding_that_is_named_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Łódź".encode("cp1250"))
    assert read(path, encoding="cp1250").text == "Łódź"
    with pytest.raises(InputError, match="is not utf-8"):
        read(path, encoding="utf-8")
    with pytest.raises(InputError, match="not known"):
        read(path, encoding="utf-99")


def test_line_breaks_become_line_feeds_and_letters_one_character_and_nothing_else_changes(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "A\r\nﬁne\rday,  e\u0301\tＡ \n".encode())
    assert read(path).text == "A\nﬁne\nday,  \u00e9\tＡ \n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t", "is empty"),
        ("a.txt", b"... --- ...", "holds no text"),
        ("a.txt", b"text\0text", "is binary"),
        ("a.dat", bytes(range(256)) * 8, "is binary"),
        ("a.png", b"\x89PNG\r\n\x1a\nabc", "is a picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1abc", "old Office file"),
        ("a.rtf", b"{\\rtf1 abc}", "is RTF"),
        ("a.docx", b"PK\x03\x04abc", "is a damaged zip archive"),
        ("a.pdf", b"%PDF-1.4 abc", "is a damaged PDF"),
        ("a.pdf", pdf(""), "without a text layer"),
        ("a.html", "<html><body><script>1</script></body></html>", "holds no text"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(InputError, match=reason) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nowhere.txt", "does not exist"),
        (".", "is a folder"),
        ("file:///etc/hosts", "scheme that is not read"),
        ("ftp://example.org/a", "scheme that is not read"),
        ("a\0b", "does not exist|not a valid path"),
    ],
)
def test_sources_that_are_not_there(source: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(source)


def test_a_url_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(InputError, match="user or a password") as caught:
        read("http://anna:secret@localhost:9/page")
    assert "secret" not in str(caught.value)


def test_a_folder_that_may_not_be_read_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", FERRY)
    (tmp_path / "closed").mkdir()
    entries = Path.iterdir

    def guarded(folder: Path) -> Iterator[Path]:  # permissions bind everybody but root
        if folder.name == "closed":
            raise PermissionError(errno.EACCES, "Permission denied")
        return entries(folder)

    monkeypatch.setattr(Path, "iterdir", guarded)
    found = expand([str(tmp_path)])
    assert found == [str(tmp_path / "a.txt"), str(tmp_path / "closed")]
    with pytest.raises(InputError, match=r"cannot be read \(Permission denied\)"):
        read(found[1])


def test_a_url_is_refused_offline() -> None:
    with pytest.raises(InputError, match="--offline"):
        read("https://example.org/", offline=True)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FERRY.encode())))
    assert read("-") == Document(FERRY, "-")


def test_limits(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", FERRY)
    with pytest.raises(InputError, match="is larger than 10 bytes"):
        read(path, limits=Limits(size=10))
    with pytest.raises(InputError, match="is longer than 10 characters"):
        read(path, limits=Limits(characters=10))
    with pytest.raises(InputError, match="more than 0 pages"):
        read(write(tmp_path, "a.pdf", pdf(FERRY)), limits=Limits(pages=0))


def test_a_small_pdf_may_not_unpack_to_much(tmp_path: Path) -> None:
    packed = b"/Filter /FlateDecode"
    path = write(tmp_path, "a.pdf", pdf("", zlib.compress(b" " * 80_000_000), packed))
    with pytest.raises(InputError, match="unpacks to more than is read"):
        read(path)
    shared = zlib.compress(b"BT /F1 12 Tf 72 720 Td (Nobody was hurt.) Tj ET " + b" " * 1_000)
    path = write(tmp_path, "b.pdf", pdf("", shared, packed, pages=30))
    assert read(path).text.count("Nobody was hurt.") == 30
    with pytest.raises(InputError, match="unpacks to more than 20,000 bytes"):
        read(path, limits=Limits(size=20_000))
    with pytest.raises(InputError, match="longer than 100 characters"):
        read(path, limits=Limits(characters=100))


def test_pdf(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.pdf", pdf(FERRY))).text.strip() == FERRY


def test_docx_with_table_and_list(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ferry aground", 1)
    document.add_paragraph(FERRY)
    document.add_paragraph("ten cars", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Cars"
    table.cell(0, 1).text = "12"
    document.add_paragraph("After the table")
    text = read(write(tmp_path, "a.docx", word(document))).text
    assert text.split("\n\n") == ["Ferry aground", FERRY, "ten cars", "Cars | 12", "After the table"]


def word_of(body: str) -> bytes:
    """A DOCX file with the given body."""
    packed = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(io.BytesIO(word(docx.Document()))) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            whole = f"<w:document {space}><w:body>{body}</w:body></w:document>"
            new.writestr(name, whole if name == "word/document.xml" else old.read(name))
    return packed.getvalue()


def test_docx_reads_tracked_changes_as_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>It was </w:t></w:r>"
        "<w:del><w:r><w:delText>closed</w:delText></w:r></w:del><w:ins><w:r><w:t>opened</w:t></w:r></w:ins></w:p>"
    )
    assert read(write(tmp_path, "a.docx", word_of(body))).text == "It was opened"


def test_docx_keeps_breaks_in_the_paragraph_that_has_them(tmp_path: Path) -> None:
    box = "<w:txbx><w:p><w:r><w:t>In</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>box</w:t></w:r></w:p></w:txbx>"
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Twenty</w:t><w:noBreakHyphen/><w:t>one</w:t></w:r>"
        f"<w:r>{box}</w:r><w:r><w:t> cars</w:t></w:r></w:p>"
    )
    assert read(write(tmp_path, "a.docx", word_of(body))).text == "Twenty\u2011one cars\n\nIn\ta\nbox"


def test_a_docx_that_unpacks_beyond_reason_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    with pytest.raises(InputError, match="beyond reason"):
        read(write(tmp_path, "a.docx", packed.getvalue()))


def test_xml_entities_are_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hosts">]><d>&x;</d>')
    with pytest.raises(InputError, match="entities"):
        read(write(tmp_path, "a.docx", packed.getvalue()))


PAGE = f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Ferry aground | The Daily</title>
<meta property="article:published_time" content="2019-03-12T08:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/s">Sport</a></nav>
<main><article><h1>Ferry aground</h1><p class="date"><time datetime="2019-03-12">Tuesday, 12 March 2019</time></p>
<p>{FERRY} The harbour office said that the rudder had failed twice since the spring.</p>
<table><tr><td>Passengers</td><td>1.400</td></tr></table>
<p>It had been repaired in April, the owners said, and the crew were told to wait for two hours.</p>
</article></main>
<script>var hidden = "never";</script>
<footer><p>This page was translated automatically.</p><p>All rights reserved</p></footer></body></html>"""


def test_html_keeps_title_dates_tables_and_the_notice_of_translation(tmp_path: Path) -> None:
    document = read(write(tmp_path, "a.html", PAGE))
    lines = document.text.split("\n\n")
    assert lines[0] == "Ferry aground"
    assert "Tuesday, 12 March 2019" in lines
    assert "Passengers | 1.400" in lines
    assert lines[-1] == "This page was translated automatically."
    assert "Sport" not in document.text
    assert "never" not in document.text
    assert document.published == date(2019, 3, 12)


def test_html_is_known_by_its_content_and_by_its_name(tmp_path: Path) -> None:
    assert read(write(tmp_path, "page", PAGE)).text.startswith("Ferry aground")
    assert read(write(tmp_path, "a.htm", f"<p>{FERRY}</p>")).text == FERRY


def test_html_is_known_behind_many_comments(tmp_path: Path) -> None:
    """Without an end in sight, too, which once took twice the time for each further comment."""
    comments = "<!---->\n" * 240
    assert read(write(tmp_path, "a", f"<!-- a --> <!--b-->{PAGE}")).text.startswith("Ferry aground")
    assert read(write(tmp_path, "b", f"{comments}{FERRY}")).text == f"{comments}{FERRY}"


def test_html_in_the_encoding_it_states_or_another(tmp_path: Path) -> None:
    page = '<html><head><meta charset="{}"></head><body><p>Le préfet a déclaré que la météo était mauvaise.</p></body>'
    for stated, used in (("iso-8859-1", "iso-8859-1"), ("utf-8", "cp1252"), ("nonsense", "utf-8")):
        document = read(write(tmp_path, "a.html", page.format(stated).encode(used)))
        assert document.text == "Le préfet a déclaré que la météo était mauvaise."


def test_markdown_loses_its_markup(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Ferry aground\ndate: 2019-03-12\n---\n\n"
        "The **ferry** ran [aground](https://x.org)\non `Tuesday`.\n\n"
        "- ten cars\n- two *lorries*\n\n1. first\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![a picture](x.png)\n"
    )
    document = read(write(tmp_path, "a.md", text))
    assert document.text.split("\n\n") == [
        "Ferry aground",
        "The ferry ran aground\non Tuesday.",
        "- ten cars",
        "- two lorries",
        "1. first",
        "a | b",
        "1 | 2",
    ]
    assert document.published == date(2019, 3, 12)


def test_expand(tmp_path: Path) -> None:
    (tmp_path / "b" / ".git").mkdir(parents=True)
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden", "b/.git/config"):
        (tmp_path / name).write_text("x")
    found = expand([str(tmp_path), "-", "https://example.org/", "missing.txt"])
    inside = [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt")]
    assert found == [*inside, "-", "https://example.org/", "missing.txt"]


OTHER = "The mayor of Brask resigned on Friday after twelve years in office."
LINKED = '<h2><a href="/mayor">Mayor resigns</a></h2>'


@pytest.mark.parametrize(
    ("around", "kept"),
    [
        ("{} <p hidden>{other}</p>", False),
        ("{} <p HIDDEN='hidden'>{other}</p>", False),
        ("{} <template><p>{other}</p></template>", False),
        ("{} <article>" + LINKED + "<p>{other}</p></article>", False),
        ("{} <p hidden='until-found'>{other}</p>", True),
        ("{} <article><h2>Earlier</h2><p>{other}</p></article>", True),
        ("{} <article><h2><a href='#3'>Update</a></h2><p>{other}</p></article>", True),
        ("{} <article><h2>More on <a href='/mayor'>the mayor</a></h2><p>{other}</p></article>", True),
        # A script shows what is hidden here, and an article may lead to itself.
        ("<div hidden><article><h1>Ferry aground</h1>{}<p>{other}</p></article></div>", True),
        ("<article><h1><a href='/ferry'>Ferry aground</a></h1>{}<p>{other}</p></article>", True),
        ("<div hidden>{}<p>{other}</p></div>", True),
    ],
)
def test_what_a_page_hides_and_teasers_of_others_are_no_text(tmp_path: Path, around: str, kept: bool) -> None:
    body = around.format(f"<p>{FERRY}</p>", other=OTHER)
    text = read(write(tmp_path, "a.html", f"<!doctype html><html><body><article>{body}</article></body></html>")).text
    assert FERRY in text
    assert (OTHER in text) is kept
