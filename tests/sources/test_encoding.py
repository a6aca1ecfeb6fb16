"""The encoding of a page is found out from its bytes and its words, whatever the page says."""

import unicodedata

import pytest

from sources.text.encoding import decode

SENTENCE = "Tỷ lệ hồ sơ được nộp trực tuyến đạt 54% ở các địa phương"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_windows_1258(text: str) -> bytes:
    """Encode the way Windows does: letters with their accent, tones as characters of their own."""
    made = ""
    for char in text:
        base, *accents = unicodedata.normalize("NFD", char)
        made += unicodedata.normalize("NFC", base + "".join(a for a in accents if a not in TONES))
        made += "".join(a for a in accents if a in TONES)
    return made.encode("cp1258")


def as_in_windows_1252(byte: int) -> str:
    """Read a byte as a browser does that takes it for Windows-1252."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (SENTENCE.encode(), None),
        (SENTENCE.encode("utf-8-sig"), None),
        (SENTENCE.encode("utf-16"), None),
        (b'<meta charset="utf8">' + SENTENCE.encode(), None),
        # A page that states Latin letters, or nothing that exists, and is UTF-8 all the same.
        (b'<meta charset="iso-8859-1">' + SENTENCE.encode(), "stated iso-8859-1, is utf-8"),
        (b'<meta charset="no-such">' + SENTENCE.encode(), "stated no-such, is utf-8"),
        (b'<?xml version="1.0" encoding="windows-1252"?>' + SENTENCE.encode(), "stated windows-1252, is utf-8"),
        # Old pages in the Vietnamese encoding of Windows, rightly and wrongly stated.
        (b'<meta charset="windows-1258">' + in_windows_1258(SENTENCE), None),
        (b'<meta charset="utf-8">' + in_windows_1258(SENTENCE), "stated utf-8, is windows-1258"),
        (b'<meta charset="windows-1252">' + in_windows_1258(SENTENCE), "stated windows-1252, is windows-1258"),
        # Saved once too often: UTF-8 taken for Windows-1252 and encoded again.
        (
            b"".join(bytes([b]).decode("cp1252", "ignore").encode() or chr(b).encode() for b in SENTENCE.encode()),
            "saved",
        ),
        # Decomposed letters stay letters.
        (unicodedata.normalize("NFD", SENTENCE).encode(), None),
    ],
)
def test_the_sentence_comes_out(data: bytes, note: str | None) -> None:
    text, notes = decode(data)
    assert unicodedata.normalize("NFC", text).endswith(SENTENCE)
    assert (note in notes[0]) if note else notes == ()


def test_the_letters_of_the_fonts_before_unicode() -> None:
    assert decode("Céng hoµ x· héi chñ nghÜa ViÖt Nam".encode("latin-1"))[0] == "Cộng hoà xã hội chủ nghĩa Việt Nam"


def test_a_stray_byte_does_not_change_the_encoding() -> None:
    text, notes = decode((SENTENCE * 10).encode() + b"\xe1\xba")
    assert text.startswith(SENTENCE)
    assert "some characters are lost" in notes[0]


def test_foreign_names_are_left_alone() -> None:
    text = "Công ty Telefónica và Société Générale"
    assert decode(text.encode())[0] == text
