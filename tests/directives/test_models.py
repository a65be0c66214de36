import pytest

from tidtam.directives.models import Directive, Duty, DutyKey, Obligation

pytestmark = pytest.mark.django_db


def test_rows_name_themselves(directive: Directive) -> None:
    assert str(directive) == "ติดตามรายงานผลการปฏิบัติตามวาระแห่งชาติ"
    assert str(directive.duties.first()) == "รายงานต่อกรมคุ้มครองสิทธิและเสรีภาพ"
    assert str(DutyKey(key=255)) == "ff"
    binding = directive.bindings.get(organisation__name="เทศบาลตำบลทับมา")
    assert str(binding) == "เทศบาลตำบลทับมา (ผ่านอำเภอ)"
    obligation = Obligation.objects.filter(organisation__name="เทศบาลตำบลทับมา").order_by("pk")[0]
    assert str(obligation) == "เทศบาลตำบลทับมา: รายงานต่อกรมคุ้มครองสิทธิและเสรีภาพ"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [("email", "nhr.plan@gmail.com", "อีเมล nhr.plan@gmail.com"), ("qr", "", "QR Code"), ("", "", "")],
)
def test_the_way_a_report_goes_in_words(kind: str, value: str, words: str) -> None:
    assert Duty(channel_type=kind, channel_value=value).channel == words


def test_what_is_no_longer_owed_or_has_no_day_has_no_standing(directive: Directive) -> None:
    dated = Obligation.objects.filter(duty__deadline__isnull=False)[0]
    dated.state = "accepted"
    assert not dated.owed
    undated = Obligation.objects.get(duty__own=True)
    assert undated.owed
