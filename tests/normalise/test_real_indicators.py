"""The codes of the plans' targets and of the tables of report 942: assigned by hand from the printed names."""

from pathlib import Path

import pytest

from normalise.observation import extract
from normalise.records import Kind, Observation
from sources.document import Report, ReportKind
from sources.reader import read

PLAN_2022 = [
    # part I, in print order (page of targets: 1a, 1b, 2a–2đ, 3a–3đ)
    "SMARTPHONE_POPULATION_SHARE",
    "HH_FIBRE_SHARE",
    "ONLINE_SERVICE_USED_SHARE",
    "DOSSIER_ONLINE_PROCESSED_SHARE",
    "DOSSIER_RESULT_DIGITISED_SHARE",
    "STATE_REPORT_ONLINE_SHARE",
    "OPEN_DATA_CATALOGUE_SHARE",
    "SME_PLATFORM_SHARE",
    "ENTERPRISE_EINVOICE_SHARE",
    "ENTERPRISE_ECONTRACT_SHARE",
    "ECOMMERCE_RETAIL_SHARE",
    "BANK_ACCOUNT_15PLUS_SHARE",
    # part II, the tasks of the members 1, 2, 4, 5, 6, 7, 8, 9, 10, 11
    "HH_FIBRE_SHARE",
    "VILLAGE_MOBILE_BROADBAND_SHARE",
    "SMARTPHONE_POPULATION_SHARE",
    "PEOPLE_EID_APP_SHARE",
    "PEOPLE_EHEALTH_RECORD_SHARE",
    "DIGITAL_UNIVERSITY_PILOTS",
    "SME_SUPPORTED",
    "ENTERPRISE_EINVOICE_SHARE",
    "PORTAL_VISITS",
    "DIGITAL_SKILLS_REACHED",
    "FEE_CASHLESS_SHARE",
    "ECOMMERCE_RETAIL_SHARE",
    # part III, ministries: only one task holds a number
    "OFFICIALS_TRAINED",
    # part IV, provinces in print order
    "BANK_ACCOUNT_15PLUS_SHARE",  # Bà Rịa – Vũng Tàu
    "COMMUNE_STATE_NETWORK_SHARE",  # Bắc Kạn
    "ECOMMERCE_B2C_RETAIL_SERVICE_SHARE",  # Bắc Ninh: the share
    "ECOMMERCE_B2C_GROWTH",  # … and its yearly growth
    "SCHOOL_ONLINE_TEACHING_SHARE",  # Bến Tre
    "HH_DIGITAL_ADDRESS_SHARE",  # Bình Dương
    "PEOPLE_EHEALTH_RECORD_SHARE",  # Bình Thuận
    "CLINIC_COMMUNE_PLATFORM_SHARE",  # Cao Bằng
    "AGENCY_SECURITY_MONITORED_SHARE",  # Điện Biên
    "OFFICIAL_COMPUTER_ANTIMALWARE_SHARE",
    "HH_FIBRE_SHARE",  # Hà Giang
    "VILLAGE_MOBILE_BROADBAND_SHARE",
    "SMARTPHONE_POPULATION_SHARE",
    "COMMUNE_DIGITAL_RADIO_SHARE",  # Lai Châu
    "CLINIC_COMMUNE_PLATFORM_SHARE",  # Lâm Đồng
    "CLINIC_VACCINATION_PLATFORM_SHARE",  # Long An
    "ECOMMERCE_RETAIL_SHARE",  # Nam Định
    "HH_DIGITAL_ADDRESS_SHARE",  # Ninh Thuận
    "CLINIC_VACCINATION_PLATFORM_SHARE",  # Phú Yên
    "PEOPLE_EHEALTH_RECORD_SHARE",  # Quảng Nam
    "COMMUNE_DIGITAL_RADIO_SHARE",  # Quảng Ngãi
    "HH_FIBRE_SHARE",  # Quảng Trị
    "VILLAGE_MOBILE_BROADBAND_SHARE",
    "SMARTPHONE_POPULATION_SHARE",
    "ECOMMERCE_RETAIL_SHARE",  # Tây Ninh
    "ECOMMERCE_RETAIL_SHARE",  # Thanh Hóa
    "ECOMMERCE_RETAIL_SHARE",  # Vĩnh Long
    "ENTERPRISE_EINVOICE_SHARE",  # Vĩnh Phúc
    "INDUSTRIAL_WORKER_APP_SHARE",  # Yên Bái
]

PLAN_2023 = [
    # 1. Dữ liệu số, a–i
    "DATABASE_CATALOGUE_AGENCY_SHARE",
    "OPEN_DATA_PLAN_AGENCY_SHARE",
    "DATA_SHARING_SERVICE_AGENCY_SHARE",
    "ANALYTICS_PLATFORM_PLAN_AGENCY_SHARE",
    "EDATA_STORE_AGENCY_SHARE",
    "DATA_CAPACITY_PLAN_SHARE",
    "SCHOOL_CURRICULUM_REVIEW_SHARE",
    "HOSPITAL_DATA_TRANSFER_SHARE",
    "WEBSITE_TRUST_LABEL_SHARE",
    # 2. Chính phủ số, a–k
    "ONLINE_SERVICE_QUALITY_PLAN_SHARE",
    "ONE_STOP_SYSTEM_AGENCY_SHARE",
    "FULL_ONLINE_PROCEDURE_SHARE",
    "FULL_ONLINE_SERVICE_ON_PORTAL_SHARE",
    "ONLINE_PAYMENT_SHARE",
    "PROCEDURE_PAID_ONLINE_SHARE",
    "SERVICE_USER_IDENTIFIED_SHARE",
    "RESULT_DIGITISED_SHARE",
    "DOSSIER_ONLINE_PROCESSED_SHARE",
    "PEOPLE_REMOTE_SERVICE_SHARE",
    "VIRTUAL_ASSISTANT_PLAN_SHARE",
    "MANAGED_SYSTEM_CONNECTION_PLAN_SHARE",
    "INSPECTION_ONLINE_SHARE",
    "OFFICIAL_DIGITAL_SKILLS_SHARE",
    # 3. Kinh tế số, a–đ
    "DIGITAL_ECONOMY_GDP_SHARE",
    "ECOMMERCE_RETAIL_SHARE",
    "DIGITAL_ECONOMY_PLAN_AGENCY_SHARE",
    "CASHLESS_SCHOOL_HOSPITAL_PLAN_SHARE",
    "SME_PLATFORM_TRIAL_SHARE",
    "SME_PLATFORM_REGULAR_SHARE",
    # 4. Xã hội số, a–h
    "SMARTPHONE_SUBSCRIPTION_SHARE",
    "HH_FIBRE_SHARE",
    "ADULT_EID_SHARE",
    "ADULT_ESIGNATURE_SHARE",
    "PAYMENT_ACCOUNT_15PLUS_SHARE",
    "ADULT_ONLINE_SERVICE_ACCOUNT_SHARE",
    "ADULT_TELEHEALTH_SHARE",
    "POPULATION_HEALTH_RECORD_SHARE",
    # 5. An toàn, an ninh mạng, a–d
    "SYSTEM_SECURITY_LEVEL_APPROVED_SHARE",
    "SYSTEM_SECURITY_LEVEL_MET_SHARE",
    "SMART_SUBSCRIPTION_SECURITY_SHARE",
    "HH_FIBRE_SECURITY_SHARE",
]

TABLES_942 = {
    # table 1.1
    (1, "1.1"): "DOSSIER_ONLINE_FILED_SHARE",
    (1, "1.2"): "ONLINE_SERVICE_USED_SHARE",
    (1, "1.3"): "SERVICE_SATISFACTION_SHARE",
    (1, "1.4"): "PROCEDURE_CUT_SHARE",
    (1, "2.1"): "OPEN_DATA_AGENCY_SHARE",
    (1, "3.1"): "AGENCY_ROUND_THE_CLOCK_SHARE",
    (1, "3.2"): "DOCUMENT_ESIGNED_SHARE",
    (1, "3.3"): "ANALYTICS_PLATFORM_AGENCY_SHARE",
    (1, "3.4"): "OFFICIAL_DIGITAL_SKILLS_SHARE",
    (1, "3.5"): "OFFICIAL_DATA_SKILLS_SHARE",
    (1, "4.1"): "PEOPLE_QR_IDENTITY_SHARE",
    (1, "4.2"): "HEALTH_STATION_DIGITAL_SHARE",
    (1, "4.3"): "HOSPITAL_ERECORD_SHARE",
    (1, "4.4"): "STUDENT_ERECORD_SHARE",
    (1, "4.5"): "WORKER_MOOC_ACCESS_SHARE",
    (1, "4.6"): "EXPRESSWAY_ITS_SHARE",
    (1, "4.7"): "VEHICLE_TOLL_ACCOUNT_SHARE",
    (1, "4.8"): "ENTERPRISE_ECONTRACT_SHARE",
    # table 1.2
    (2, "1.1"): "ONLINE_SERVICE_REDESIGNED_SHARE",
    (2, "1.2"): "SERVICE_USER_IDENTIFIED_SHARE",
    (2, "2.1"): "NEW_SERVICE_PRIVATE_SHARE",
    (2, "2.2"): "PORTAL_INTERACTION_SHARE",
    (2, "3.1"): "OFFICIAL_DIGITAL_IDENTITY_SHARE",
    (2, "3.2"): "INTERNAL_ADMIN_PLATFORM_SHARE",
    (2, "3.3"): "DOSSIER_EDATA_KEPT_SHARE",
    (2, "3.4"): "OFFICIAL_TRAINING_ONLINE_SHARE",
    (2, "4.1"): "PEOPLE_SAFE_DIGITAL_SHARE",
    (2, "4.2"): "PEOPLE_HEALTH_RECORD_SHARE",
    (2, "4.3"): "CLINIC_TELEHEALTH_SHARE",
    (2, "4.4"): "SCHOOL_DIGITAL_MANAGEMENT_SHARE",
    (2, "4.5"): "FARMER_DATA_ACCESS_SHARE",
    (2, "4.6"): "BORDER_PASSENGER_EASE_SHARE",
    (2, "4.7"): "BORDER_GOODS_DIGITAL_SHARE",
    (2, "4.8"): "SMALL_BUSINESS_PLATFORM_SHARE",
    (2, "4.9"): "HERITAGE_DIGITAL_SHARE",
}
IN_THE_NAME = {(2, "4.6"): "BORDER_PASSENGER_EASE_GROUP", (2, "4.7"): "BORDER_GOODS_DIGITAL_GROUP"}
"""Rows whose name holds a target of its own: "thuộc nhóm 03 nước tốt nhất"."""


def stated(path: Path, kind: ReportKind, year: int) -> list[Observation]:
    report = Report(
        id=f"{year}-report",
        title=path.stem,
        issuer=None,
        number=None,
        issued_on=None,
        kind=kind,
        year=year,
        file=path.name,
        sha256="0" * 64,
    )
    found = extract(read(path.read_bytes(), path.name), report)
    return [*found.observations, *found.not_reported]


@pytest.mark.parametrize(
    ("file", "year", "codes"),
    [
        pytest.param("plan-2022.html", 2022, PLAN_2022, id="2022: 12 national targets and 42 inside tasks"),
        pytest.param("plan-2023.pdf", 2023, PLAN_2023, id="2023: 41 targets"),
    ],
)
def test_every_target_of_a_plan_has_its_code(shared: Path, file: str, year: int, codes: list[str]) -> None:
    found = stated(shared / "reports" / file, ReportKind.PLAN, year)
    assert [one.indicator_code for one in found if one.kind is Kind.TARGET] == codes
    assert all(one.mapped for one in found)


def test_every_row_of_the_tables_of_report_942_has_its_code(shared: Path) -> None:
    found = stated(shared / "reports" / "report-942-2022.pdf", ReportKind.RESULT, 2022)
    cells: dict[tuple[int, str], set[str]] = {}
    for one in found:
        table, _, rest = one.locator.partition(", dòng ")
        if table in ("bảng 1", "bảng 2"):
            row = int(table[-1]), rest.partition(",")[0]
            cells.setdefault(row, set()).add(one.indicator_code)
    expected = {row: {code} for row, code in TABLES_942.items()}
    for row, code in IN_THE_NAME.items():
        expected[row].add(code)
    assert cells == expected
