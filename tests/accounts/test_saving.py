"""What a browser saves bears its name, Thai or not."""

from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse

from tidtam.accounts.saving import saved


def test_bytes_are_sent_whole_and_lines_as_they_are_made() -> None:
    whole, streamed = saved(b"ab", "text/plain", "a.txt"), saved(iter(["a", "b"]), "text/plain", "ทะเบียน.csv")
    assert isinstance(whole, HttpResponse)
    assert isinstance(streamed, StreamingHttpResponse)
    assert whole.content == b"".join(streamed.streaming_content) == b"ab"  # type: ignore[arg-type]
    assert (whole["Content-Type"], whole["Content-Disposition"]) == ("text/plain", 'attachment; filename="a.txt"')
    assert quote("ทะเบียน.csv") in streamed["Content-Disposition"]
