"""Numbers as lists print them: Arabic, Roman, letters. Which list prints which, the format modules know."""

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def numeral(count: int, form: str) -> str:
    """Give a number in a form as Word calls it: "lowerRoman" "iv", "upperLetter" "D", "decimalZero" "04", else "4"."""
    if count < 1:
        return str(count)
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        for number, sign in _ROMAN:
            text, count = text + sign * (count // number), count % number
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    return f"{count:02}" if form == "decimalZero" else str(count)
