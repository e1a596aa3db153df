from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.dating import parse_stamp, plausible, stamps

# written before the rules: forms seen on sites, with other days
STAMPS = [
    ("16/09/2025 | 10:19 AM", "2025-09-16T10:19", "minute"),
    ("16/09/2025 | 10:19 PM", "2025-09-16T22:19", "minute"),
    ("16/09/2025 12:05 AM", "2025-09-16T00:05", "minute"),
    ("16/09/2025 14:05 PM", "2025-09-16T14:05", "minute"),
    ("16/09/2025 2:05:10 CH", "2025-09-16T14:05", "minute"),
    ("16/09/2025 9:05:10 SA", "2025-09-16T09:05", "minute"),
    ("(Thứ bảy, 12/06/2021 11:08)", "2021-06-12T11:08", "minute"),
    ("08:15 14/06/2021", "2021-06-14T08:15", "minute"),
    ("Monday, 14/06/2021, 22:18", "2021-06-14T22:18", "minute"),
    ("Friday 2025-06-20 08:13", "2025-06-20T08:13", "minute"),
    ("Thứ tư, 12/11/2025, 19:15 (GMT+7)", "2025-11-12T19:15", "minute"),
    ("Đăng vào 17/11/2021", "2021-11-17", "day"),
    ("Ngày cập nhật 16/09/2022", "2022-09-16", "day"),
    ("date 2024-11", "2024-11", "month"),
    ("Thứ sáu - 27/12/2024 09:10", "2024-12-27T09:10", "minute"),
    ("2024-12-27T09:10:00+07:00", "2024-12-27T09:10", "minute"),
    ("2024-12-27T02:10:00Z", "2024-12-27T09:10", "minute"),
    ("2024-12-27T20:10:00.000Z", "2024-12-28T03:10", "minute"),
    ("2024-12-27+0709:10:00", "2024-12-27T09:10", "minute"),
    ("2024-12-27ICT09:10:00", "2024-12-27T09:10", "minute"),
    ("Fri, 27 Dec 2024 02:10:00 GMT", "2024-12-27T09:10", "minute"),
    ("Fri, 27 Dec 2024 09:10:00 +0700", "2024-12-27T09:10", "minute"),
    ("Ngày 27 tháng 12 năm 2024", "2024-12-27", "day"),
    ("27-12-2024, 9:10 am", "2024-12-27T09:10", "minute"),
    ("27.12.2024", "2024-12-27", "day"),
    ("9h10 | 27/12/2024", "2024-12-27T09:10", "minute"),
    ("27/12/2024 lúc 09:10", "2024-12-27T09:10", "minute"),
    ("12/27/2024 9:10:00 AM", "2024-12-27T09:10", "minute"),
    ("December 27, 2024", "2024-12-27", "day"),
    ("27 Tháng Mười Hai, 2024", "2024-12-27", "day"),
    ("Tháng Chín 5, 2024", "2024-09-05", "day"),
    ("12 Th5, 2024", "2024-05-12", "day"),
    ("2021-5-7", "2021-05-07", "day"),
    ("07/12/21", "2021-12-07", "day"),
    ("Tháng 8/2025", "2025-08", "month"),
    ("Ngày đăng: 27/12/2024 - Lượt xem: 1.205", "2024-12-27", "day"),
    ("2024/12/27 09:10", "2024-12-27T09:10", "minute"),
    ("20241227", "2024-12-27", "day"),
]
NOT_STAMPS = [
    "",
    "hôm qua",
    "3 giờ trước",
    "Lượt xem: 12.051",
    "31/02/2024",
    "0234.3822.173",
    "Số 12/QĐ-SYT",
    "10:30",
    "45/13/2024",
    "2/3",
]


@pytest.mark.parametrize(("raw", "value", "precision"), STAMPS)
def test_stamps(raw, value, precision):
    assert parse_stamp(raw) == (value, precision)


@pytest.mark.parametrize("raw", NOT_STAMPS)
def test_not_stamps(raw):
    assert parse_stamp(raw) is None


@given(
    st.datetimes(datetime(1998, 1, 1), datetime(2060, 1, 1)),
    st.sampled_from(["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:%S", "%H:%M, %d-%m-%Y"]),
)
def test_any_moment_is_read_back(moment, form):
    assert parse_stamp(moment.strftime(form)) == (moment.strftime("%Y-%m-%dT%H:%M"), "minute")


@given(st.text())
def test_never_raises(raw):
    parse_stamp(raw)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Ngày cập nhật 16/09/2022", "updated"),
        ("Cập nhật lúc: 10:00 16/09/2022", "updated"),
        ("Đăng vào 17/11/2021", "published"),
        ("Ngày đăng: 17/11/2021", "published"),
        ("Ngày xuất bản 17/11/2021", "published"),
        ("17/11/2021", None),
        ("Ngày ban hành: 17/11/2021", None),
    ],
)
def test_labels(raw, kind):
    (stamp,) = stamps(raw)
    assert (stamp.label if stamp.label in ("published", "updated") else None) == kind


def test_several_stamps_keep_their_labels():
    found = stamps("Ngày đăng: 12/3/2025 - Cập nhật: 13/3/2025 08:00")
    assert [(s.label, s.value) for s in found] == [("published", "2025-03-12"), ("updated", "2025-03-13T08:00")]


def test_plausible_range():
    assert plausible("2021-05-07")
    assert plausible("2024-12")
    assert not plausible("1970-01-01")
    assert not plausible("0001-01-01")
    assert plausible("2025-03-21T00:10", not_after=date(2025, 3, 20))
    assert not plausible("2025-03-25", not_after=date(2025, 3, 20))
    assert plausible("2025-03", not_after=date(2025, 3, 20))
