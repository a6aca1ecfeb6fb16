"""Makes the hostile files that the tests and the campaign read: small ones that want to grow without end.

Each function gives bytes; `FILES` names them all, with the file name under which they are to be read.
"""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator

SENTENCE = "Kết quả năm 2022 đạt 50%."
_ZEROES = 1024**2


def pdf(*objects: bytes) -> bytes:
    """A PDF of objects numbered from 1, the first of them its catalogue, with a right table of references."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, begin = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return out + b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, begin)


def stream(data: bytes, entries: bytes = b"/Filter/FlateDecode", *, packed: bool = True) -> bytes:
    """A stream object; `data` is packed here unless it is so already."""
    data = zlib.compress(data, 9) if packed else data
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def page(content: bytes, *others: bytes, resources: bytes = b"") -> bytes:
    """A PDF of one page; `content` is its stream object, number 4, `others` are numbered from 5."""
    font = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s%s>>>>" % (font, resources),
        content,
        *others,
    )


def zeroes(megabytes: int) -> bytes:
    """So many megabytes of zero bytes as zlib packs them, without holding them: blocks that end on a byte repeat."""
    packer = zlib.compressobj(9)
    first = packer.compress(bytes(_ZEROES)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(_ZEROES)) + packer.flush(zlib.Z_FULL_FLUSH)
    # The sum of so many zeroes after the initial 1 (RFC 1950, section 9).
    check = ((megabytes * _ZEROES) % 65521 << 16) | 1
    return first + block * (megabytes - 1) + b"\x03\x00" + check.to_bytes(4, "big")


def packed_bomb() -> bytes:
    """4 GB of blanks in one stream of the page, packed twice: 20 kB."""
    return page(stream(zeroes(4096), b"/Filter[/FlateDecode/FlateDecode]"))


def many_characters() -> bytes:
    """5 million characters in one string."""
    return page(stream(b"BT /F1 10 Tf (" + b"a" * 5_000_000 + b") Tj ET"))


def many_operators() -> bytes:
    """3 million saves of the state of drawing."""
    return page(stream(b"q " * 3_000_000))


def many_paths() -> bytes:
    """60,000 small boxes."""
    boxes = (b"%d %d 2 2 re f\n" % (x % 590, x * 7 % 840) for x in range(60_000))
    return page(stream(b"".join(boxes)))


def many_cells() -> bytes:
    """A grid of 17,600 cells, with a letter so that it is no scan."""
    upright = b"".join(b"%d 10 m %d 810 l S\n" % (x, x) for x in range(10, 565, 5))
    level = b"".join(b"10 %d m 560 %d l S\n" % (y, y) for y in range(10, 815, 5))
    return page(stream(upright + level + b"BT /F1 8 Tf 20 20 Td (So lieu nam 2022) Tj ET"))


def forms_in_forms() -> bytes:
    """Eight forms that each draw the next ten times: ten million letters."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, form % (number + 1)) for number in range(5, 12)]
    return page(stream(b"/X Do"), *forms, stream(b"0 0 m 9 9 l S" * 10), resources=b"/XObject<</X 5 0 R>>")


def form_in_itself() -> bytes:
    """A form that draws itself twice."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode/Resources<</XObject<</X 5 0 R>>>>"
    return page(stream(b"/X Do"), stream(b"/X Do /X Do", form), resources=b"/XObject<</X 5 0 R>>")


def deep_array() -> bytes:
    """An array in an array, 200,000 deep, where a number is expected."""
    return page(stream(b"[" * 200_000 + b"]" * 200_000 + b" 0 d"))


def pages_in_themselves() -> bytes:
    """A page tree whose branch is itself, and says that it has a thousand million pages."""
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>")


def one_page_often() -> bytes:
    """One page 500,000 times."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 500000/Kids[%s]>>" % (b"3 0 R " * 500_000),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )


def good_and_bad_pages() -> bytes:
    """Three pages: text, ten million letters by forms in forms, text."""
    font = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 9 0 R>>>>"
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R" + font + b">>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode/Resources<</XObject<</X %d 0 R>>>>"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>",
        *(leaf % content for content in (6, 7, 8)),
        stream(b"BT /F1 10 Tf 60 700 Td (Ket qua nam 2022 dat 50%.) Tj ET"),
        stream(b"/X Do"),
        stream(b"BT /F1 10 Tf 60 700 Td (Ket qua nam 2023 dat 60%.) Tj ET"),
        *(stream(b"/X Do " * 10, form % (number + 1)) for number in range(9, 16)),
        stream(b"0 0 m 9 9 l S" * 10),
    )


def pages(count: int) -> bytes:
    """A report of so many pages, each with a figure of its own."""
    font = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    leaves, contents = [], []
    for number in range(count):
        content = 3 + count + number
        leaves.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s>>" % (content, font))
        sentence = b"Ty le ho ngheo cua xa so %d nam 2022 la %d,5%%." % (number + 1, number % 97)
        contents.append(stream(b"BT /F1 10 Tf 60 700 Td (%s) Tj ET" % sentence))
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, *leaves, *contents)


def pdf_script() -> bytes:
    """A page with a script that runs when it is opened, and one behind a field of a form."""
    said = stream(b"BT /F1 10 Tf 60 700 Td (Ket qua nam 2022 dat 50%.) Tj ET")
    script = b"<</S/JavaScript/JS(while \\(true\\) app.launchURL\\('http://127.0.0.1/'\\);)>>"
    field = b"/Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]/AA<</K 5 0 R>>"
    whole = page(said, script, b"<<%s>>" % field)
    return _with_catalogue(whole, b"/OpenAction 5 0 R/AcroForm<</Fields[6 0 R]/XFA(<a/>)>>")


def pdf_with_files() -> bytes:
    """A page with files within: a program, and a PDF that is a bomb."""
    said = stream(b"BT /F1 10 Tf 60 700 Td (Ket qua nam 2022 dat 50%.) Tj ET")
    within = (stream(b"MZ" + bytes(1024**2), b"/Type/EmbeddedFile/Filter/FlateDecode"), stream(packed_bomb()))
    listed = [
        b"<</Type/Filespec/F(%s)/EF<</F %d 0 R>>>>" % (name, 5 + at) for at, name in enumerate((b"a.exe", b"b.pdf"))
    ]
    whole = page(said, *within, *listed)
    return _with_catalogue(whole, b"/Names<</EmbeddedFiles<</Names[(a)7 0 R(b)8 0 R]>>>>")


def _with_catalogue(whole: bytes, entries: bytes) -> bytes:
    """A PDF whose catalogue has more entries; an updated one is written behind its end, as editors do."""
    begin = len(whole) + 1
    catalogue = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R%s>>\nendobj\n" % entries
    before = whole.rpartition(b"startxref\n")[2].partition(b"\n")[0]
    table = b"xref\n1 1\n%010d 00000 n \n" % begin
    trailer = b"trailer <</Size %d/Root 1 0 R/Prev %s>>\n" % (whole.count(b" obj\n") + 1, before)
    return whole + b"\n" + catalogue + table + trailer + b"startxref\n%d\n%%%%EOF" % (begin + len(catalogue))


def pdf_locked(password: str) -> bytes:
    """An encrypted page: with a password of the reader, or without one, which forbids only to change it."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, "owner", canPrint=0, canCopy=0, strength=128))
    canvas.drawString(60, 700, "Ket qua nam 2022 dat 50%.")
    canvas.save()
    return out.getvalue()


def workbook(rows: int) -> bytes:
    """A sheet of communes with two figures each."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Biểu 1")
    sheet.append(["Kết quả năm 2022 theo xã"])
    sheet.append(["STT", "Xã", "Số hộ nghèo (hộ)"])
    for number in range(1, rows + 1):
        sheet.append([number, f"Xã số {number}", number % 977])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>{type}'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body>'
    "</w:document>"
)
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def docx(
    body: str = _PARAGRAPH.format(SENTENCE),
    document_type: str = "",
    more: Callable[[zipfile.ZipFile], None] = lambda package: None,
) -> bytes:
    """A Word document with this body; `more` writes further parts into the package."""
    import docx as python_docx

    whole, out = io.BytesIO(), io.BytesIO()
    python_docx.Document().save(whole)
    with zipfile.ZipFile(whole) as template, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in template.namelist():
            if name == "word/document.xml":
                package.writestr(name, _DOCUMENT.format(type=document_type, body=body))
            else:
                package.writestr(name, template.read(name))
        more(package)
    return out.getvalue()


def _blanks(package: zipfile.ZipFile, name: str, megabytes: int) -> None:
    with package.open(name, "w") as part:
        for _ in range(megabytes):
            part.write(b" " * 1024**2)


def docx_bomb() -> bytes:
    """A part that unpacks to 300 MB."""
    return docx(more=lambda package: _blanks(package, "word/more.xml", 300))


def docx_of_small_bombs() -> bytes:
    """400 parts that unpack to a megabyte each."""

    def parts(package: zipfile.ZipFile) -> None:
        for number in range(400):
            _blanks(package, f"word/more{number}.xml", 1)

    return docx(more=parts)


def docx_of_many_parts() -> bytes:
    """10,000 empty parts."""

    def parts(package: zipfile.ZipFile) -> None:
        for number in range(10_000):
            package.writestr(f"word/media/{number}.png", b"")

    return docx(more=parts)


def docx_in_docx() -> bytes:
    """A package with a bomb of a package in it, which is nobody's business."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        _blanks(package, "a", 100)
    return docx(more=lambda package: package.writestr("word/embeddings/a.zip", inner.getvalue()))


def docx_that_climbs() -> bytes:
    """A part whose name leads out of the folder that one might unpack it to."""
    return docx(more=lambda package: package.writestr("../../climbed.xml", b"<a/>"))


def docx_entities() -> bytes:
    """Entities of entities: 10 ** 9 times "ha" (the "billion laughs")."""
    steps = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return docx(_PARAGRAPH.format("&e9;"), f'<!DOCTYPE w [<!ENTITY e0 "ha">{steps}]>')


def docx_external_entity() -> bytes:
    """An entity that is a file of the machine."""
    return docx(_PARAGRAPH.format("&e;"), '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>')


def docx_deep() -> bytes:
    """100 tables in each other."""
    begin, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return docx(begin * 100 + _PARAGRAPH.format(SENTENCE) + end * 100)


def docx_endless_table() -> bytes:
    """A table of a million rows."""
    row = "<w:tr><w:tc>" + _PARAGRAPH.format("1") + "</w:tc></w:tr>"
    return docx("<w:tbl>" + row * 1_000_000 + "</w:tbl>")


def html(body: str, head: str = "<!DOCTYPE html>") -> bytes:
    """An HTML page."""
    return f"{head}<html><body>{body}</body></html>".encode()


def html_entities() -> bytes:
    """The same bomb of entities, where HTML knows no such thing, beside a sentence."""
    steps = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return html(f"<p>{SENTENCE}</p><p>&e9;</p>", f'<!DOCTYPE html [<!ENTITY e0 "ha">{steps}]>')


def html_external_entity() -> bytes:
    """An entity that is a file of the machine, as XHTML."""
    kind = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return html(f"<p>{SENTENCE}</p><p>&e;</p>", kind)


def html_endless_table() -> bytes:
    """A table of a million rows."""
    return html("<table>" + "<tr><td>1</td><td>2</td></tr>" * 1_000_000 + "</table>")


def html_wide_cells() -> bytes:
    """2,000 cells that each say that they span a thousand rows and columns."""
    row = '<tr><td rowspan="1000" colspan="1000">1</td><td rowspan="1000" colspan="1000">2</td></tr>'
    return html("<table border='1'>" + row * 1_000 + "</table>")


def text_endless_table() -> bytes:
    """A table of a million rows, parted by tabs."""
    return ("1\tSố hộ nghèo\t12\t13\n" * 1_000_000).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "packed-bomb.pdf": packed_bomb,
    "many-characters.pdf": many_characters,
    "many-operators.pdf": many_operators,
    "many-paths.pdf": many_paths,
    "many-cells.pdf": many_cells,
    "forms-in-forms.pdf": forms_in_forms,
    "form-in-itself.pdf": form_in_itself,
    "deep-array.pdf": deep_array,
    "pages-in-themselves.pdf": pages_in_themselves,
    "one-page-often.pdf": one_page_often,
    "good-and-bad-pages.pdf": good_and_bad_pages,
    "500-pages.pdf": lambda: pages(500),
    "5000-pages.pdf": lambda: pages(5_000),
    "script.pdf": pdf_script,
    "files-within.pdf": pdf_with_files,
    "locked.pdf": lambda: pdf_locked("secret"),
    "locked-for-changes.pdf": lambda: pdf_locked(""),
    "50000-rows.xlsx": lambda: workbook(50_000),
    "bomb.docx": docx_bomb,
    "small-bombs.docx": docx_of_small_bombs,
    "many-parts.docx": docx_of_many_parts,
    "package-in-package.docx": docx_in_docx,
    "climbing.docx": docx_that_climbs,
    "entities.docx": docx_entities,
    "external-entity.docx": docx_external_entity,
    "deep.docx": docx_deep,
    "endless-table.docx": docx_endless_table,
    "entities.html": html_entities,
    "external-entity.html": html_external_entity,
    "deep.html": lambda: html("<div>" * 100_000 + SENTENCE),
    "endless-table.html": html_endless_table,
    "wide-cells.html": html_wide_cells,
    "nul.html": lambda: html("<p>" + "a" * 5_000 + "\0" + SENTENCE),
    "endless-table.txt": text_endless_table,
    "one-line.txt": lambda: (SENTENCE + " ").encode() * 300_000,
    "nul.txt": lambda: b"a" * 5_000 + b"\0",
    "noise.txt": lambda: random.Random(1).randbytes(1_000_000),
}


def cut(data: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """A file broken off at so many places, evenly spread, with what to call each."""
    for number in range(count):
        place = len(data) * number // count
        yield f"cut at {place}", data[:place]


def flipped(data: bytes, count: int, seed: int = 942) -> Iterator[tuple[str, bytes]]:
    """A file with one bit turned, at so many places that are the same for the same seed, with what to call each."""
    places = random.Random(seed)
    for _ in range(count):
        bit = places.randrange(len(data) * 8)
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield f"bit {bit} turned", bytes(changed)
