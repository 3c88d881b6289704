"""A session is kept by the server, ends in time, and belongs to whoever has its word."""

from datetime import UTC, datetime, timedelta

from dashboard.serving import sessions
from dashboard.serving.sessions import Sessions

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def test_a_session_ends_an_hour_after_the_last_look():
    kept = Sessions()
    word = kept.begin({"sub": "a"}, NOON)

    assert kept.active(word, NOON + 59 * MINUTE)
    assert kept.active(word, NOON + 118 * MINUTE)
    assert kept.active(word, NOON + 178 * MINUTE) is None
    # What has ended does not come back with an earlier clock either.
    assert kept.active(word, NOON + 120 * MINUTE) is None


def test_a_session_ends_after_ten_hours_however_busy():
    kept = Sessions()
    word = kept.begin({"sub": "a"}, NOON)
    looks = [bool(kept.active(word, NOON + step * 30 * MINUTE)) for step in range(22)]

    assert looks == [True] * 20 + [False] * 2


def test_a_copied_word_is_worth_nothing_after_the_sign_out():
    kept = Sessions()
    word = kept.begin({"sub": "a"}, NOON)
    kept.end(word)

    assert kept.active(word, NOON) is None


def test_words_cannot_be_guessed_and_differ():
    kept = Sessions()
    words = {kept.begin({"sub": "a"}, NOON) for _ in range(50)}

    assert len(words) == 50
    assert min(map(len, words)) >= 43
    assert kept.active("", NOON) is None
    assert kept.active(None, NOON) is None


def test_the_oldest_goes_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(sessions, "MOST", 3)
    kept = Sessions()
    words = [kept.begin({"sub": str(number)}, NOON) for number in range(4)]

    assert [bool(kept.active(word, NOON)) for word in words] == [False, True, True, True]


def test_a_restart_ends_all_sessions():
    word = Sessions().begin({"sub": "a"}, NOON)

    assert Sessions().active(word, NOON) is None
