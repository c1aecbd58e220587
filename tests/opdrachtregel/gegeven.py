"""What the tests of the command line answer, and the one sentence that it fails with."""

VANDAAG = "2026-03-02"
ANTWOORDEN = {"sector": "VO", "gemeente": "DH", "schoolgemeente": "zelfde", "inschrijving": "ja"}
THUIS = {**ANTWOORDEN, "ziekte": "nee", "patroon": "volledig", "zestien-uur": "nee"}
THUIS |= {"eerste-datum": "2026-01-05", "thuis-sinds": "2026-01-05"}


def fout(klaar) -> str:
    """The one Dutch sentence of a failure; nothing but data may stand on standard output."""
    assert klaar.returncode == 2
    assert "Traceback" not in klaar.stderr
    assert klaar.stderr.strip()
    return klaar.stderr
