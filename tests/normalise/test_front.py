"""What tools outside the project import from the room itself."""

from normalise import period, quantity


def test_quantities_and_periods_are_found_from_the_front():
    assert [one.unit for one in quantity.find("đạt 12 triệu tấn")] == ["tấn"]
    assert [one.code for one in period.find("quý II năm 2024")] == ["2024-Q2"]
