"""Classes of words: how they are read, what is told of a faulty entry, and which spellings a pattern finds."""

from pathlib import Path

import pytest

from normalise.lexical import lexicon
from sources.document import Rejected


@pytest.mark.parametrize("name", sorted(lexicon.classes()))
def test_each_word_is_found_in_its_example(name: str) -> None:
    looks = lexicon.pattern(f"{{{name}}}")
    for word in lexicon.classes()[name]:
        assert looks.search(word.example), f"{name}: {word.words!r} is not found in {word.example!r}: check its guards"


@pytest.mark.parametrize(
    ("template", "text", "found"),
    [
        # either letter case, any blanks between the syllables
        ("{at_least}", "TỐI THIỂU 5%", "TỐI THIỂU"),
        ("{at_least}", "tối\n thiểu 5%", "tối\n thiểu"),
        # either place of the tone mark
        ("{cumulative}", "lũy kế 9 tháng", "lũy kế"),
        ("{cumulative}", "luỹ kế 9 tháng", "luỹ kế"),
        ("{sometimes_numbered}", "khoá 15", "khoá"),
        ("{Body}", "Uỷ ban Dân tộc", "Uỷ ban"),
        # the longest word
        ("{at_most}", "không vượt quá 5%", "không vượt quá"),
        ("{multiple}", "gấp hơn 3 lần", "gấp hơn"),
        # whole words
        ("{over}", "hơnnữa", None),
        ("{rise}", "gia tăng5%", None),
        ("{time_noun-}", "Tháng12", "Tháng"),  # but for what may be glued to a number
        ("{time_noun-}", "ngưỡngtháng12", None),
        # beside the syllables of a guard it is another word
        ("{aim}", "mục tiêu đạt 90%", "mục tiêu"),
        ("{aim}", "hoàn thành mục tiêu đạt 90%", None),
        ("{Institution}", "Trường Cao đẳng", "Trường"),
        ("{Institution}", "Trường hợp", None),
        # names have a capital
        ("{Body}", "Sở Y tế", "Sở"),
        ("{Body}", "SỞ Y TẾ", "SỞ"),
        ("{Body}", "cơ sở y tế", None),
        ("{Body}", "Viện kiểm sát", "Viện kiểm sát"),
        # a word of either class
        ("{rise|fall}", "xuất khẩu giảm 3%", "giảm"),
        (r"{rise|fall}\s+{degree}", "xuất khẩu tăng nhẹ 3%", "tăng nhẹ"),
        # a word that ends in a sign
        ("{city}", "TP.HCM", "TP."),
        ("{part_of_paper}", "tr.12", "tr."),
    ],
)
def test_a_pattern_finds_words_of_a_class(template: str, text: str, found: str | None) -> None:
    match = lexicon.pattern(template).search(text)
    assert (match[0] if match else None) == found


def test_a_word_with_a_guard_in_one_class_is_free_in_another() -> None:
    # "tổng" is a row of sums but not before "công ty"; a measure begins with it always
    assert lexicon.pattern("{sum_of_rows}").search("tổng công ty") is None
    assert lexicon.pattern("{sum_of_rows|measure_name}").search("tổng công ty")


def test_a_cased_pattern_sees_case_outside_its_classes() -> None:
    looks = lexicon.cased(r"{legal_act}\s[A-Z]\d")
    assert looks.search("quyết định A1")
    assert looks.search("QUYẾT ĐỊNH A1")
    assert looks.search("quyết định a1") is None


def test_words_are_found_folded_and_in_order() -> None:
    found = lexicon.find("cumulative", "Luỹ kế 9 tháng; CỘNG DỒN 10 tháng")
    assert [(one.start, one.words) for one in found] == [(0, "lũy kế"), (16, "cộng dồn")]


def test_the_only_word_of_a_class_is_given_as_written() -> None:
    assert lexicon.only("ministry") == "Bộ"
    with pytest.raises(ValueError, match="too many values"):
        lexicon.only("rise")


def test_a_class_that_no_file_has_is_named() -> None:
    with pytest.raises(KeyError, match="no class 'rises_much'"):
        lexicon.pattern(r"{rise}\s+{rises_much}")


FAULTS = [
    # an example without its word
    (
        "rise:\n  means: grew\n  words:\n    tăng: giảm 5%\n",
        "class rise: word 'tăng': the example 'giảm 5%' does not hold it",
    ),
    # no example at all
    (
        "rise:\n  means: grew\n  words:\n    tăng:\n      not_after: [gia]\n",
        "class rise: word 'tăng': the example '' does not hold it",
    ),
    # a word twice, also in its other spelling
    (
        "sum:\n  means: all\n  words:\n    lũy kế: lũy kế 5\n    luỹ kế: luỹ kế 5\n",
        "class sum: word 'luỹ kế': is there already",
    ),
    # a class twice
    (
        "rise:\n  means: grew\n  words:\n    tăng: tăng 5%\nrise:\n  means: grew\n  words:\n    lên: lên 5%\n",
        "class rise: the class is there already",
    ),
    # a misspelt key
    (
        "rise:\n  means: grew\n  words:\n    tăng:\n      example: tăng 5%\n      not_befor: [x]\n",
        "class rise: word 'tăng': 'not_befor' is no key of an entry",
    ),
    # a guard that a look back cannot measure
    (
        "rise:\n  means: grew\n  words:\n    tăng:\n      example: tăng 5%\n      not_after: [tốc độ]\n",
        "class rise: word 'tăng': the guard 'tốc độ' is more than one syllable",
    ),
    # a class without its meaning
    ("rise:\n  words:\n    tăng: tăng 5%\n", "class rise: has ['words'], not `means` and `words`"),
]


@pytest.mark.parametrize(("text", "told"), FAULTS)
def test_a_faulty_entry_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Rejected) as raised:
        lexicon.read([file])
    line = str(raised.value)
    assert f"some.yaml: {told}" in line
    assert "expected classes with `means` and `words`" in line
    assert "\n" not in line


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    files = [tmp_path / f"{turn}.yaml" for turn in range(len(FAULTS))]
    for turn, (file, (text, _)) in enumerate(zip(files, FAULTS, strict=True)):
        file.write_text(text.replace("rise:", f"rise{chr(97 + turn)}:"), encoding="utf-8")
    with pytest.raises(Rejected) as raised:
        lexicon.read(files)
    assert str(raised.value).count(".yaml: class") == len(FAULTS)


def test_keys_are_words_also_where_yaml_has_other_names_for_them(tmp_path: Path) -> None:
    file = tmp_path / "some.yaml"
    file.write_text("abbreviation:\n  means: cut short\n  words:\n    no: No. 5\n    on: on 5\n", encoding="utf-8")
    assert [word.words for word in lexicon.read([file])["abbreviation"]] == ["no", "on"]
