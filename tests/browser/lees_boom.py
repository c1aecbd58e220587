"""What the platform hands a screen reader of the finder, a line per part, from the bus in the environment.

Runs on the system's own Python, where Debian puts the bindings. Chromium and Firefox name a few roles differently, and
each leaves other containers in: what is printed is what they share.
"""

import re
from collections.abc import Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - only after the version

ROLLEN = {
    "alert": "melding",
    "article": "artikel",
    "check box": "vinkje",
    "description list": "lijst",
    "description term": "term",
    "description value": "tekst",  # a paragraph, in Firefox
    "entry": "veld",
    "heading": "kop",
    "link": "link",
    "list": "lijst",
    "list item": "punt",
    "notification": "melding",  # an alert, in Chromium
    "panel": "groep",
    "paragraph": "tekst",
    "push button": "knop",
    "radio button": "keuze",
    "section": "tekst",
    "status bar": "status",
    "toggle button": "knop",  # a summary, in Chromium
}
BEDIENING = {"keuze", "knop", "veld", "vinkje", "vouw"}
ZONDER_DELEN = {"kop1", "kop2", "link", "status", "term"} | BEDIENING
VAN_INHOUD = {"punt", "status", "tekst", "term"}
STATEN = {"focused": "focus", "invalid-entry": "ongeldig", "checked": "gekozen"}
INGEBED = "\ufffc"


def kinderen(deel: Atspi.Accessible) -> list[Atspi.Accessible]:
    return [kind for nr in range(deel.get_child_count()) if (kind := deel.get_child_at_index(nr))]


def staten(deel: Atspi.Accessible) -> list[str]:
    return [staat.value_nick for staat in deel.get_state_set().get_states()]


def rol(deel: Atspi.Accessible) -> str:
    """Empty for what says nothing: a container, a group without a name, a status that does not speak by itself."""
    naam, kenmerken = ROLLEN.get(deel.get_role_name(), ""), deel.get_attributes()
    if naam == "kop":
        return naam + kenmerken["level"]
    if naam == "knop" and "expandable" in staten(deel):
        return "vouw"
    stil = (naam == "groep" and not deel.get_name()) or (naam == "status" and kenmerken.get("live") != "polite")
    return "" if stil else naam


def woorden(deel: Atspi.Accessible) -> str:
    """The text, with that of what is embedded in its place; a control has a name and no words."""
    if rol(deel) in BEDIENING:
        return ""
    binnen = (Atspi.Hypertext.get_link(deel, nr).get_object(0) for nr in range(Atspi.Hypertext.get_n_links(deel)))
    return re.sub(INGEBED, lambda _: f" {woorden(next(binnen))} ", Atspi.Text.get_text(deel, 0, -1))


def kaal(tekst: str) -> str:
    """Without the mark before an item, and spaced as on the page."""
    return re.sub(r" ([.,:)])", r"\1", " ".join(tekst.split())).removeprefix("• ")


def klikbaar(deel: Atspi.Accessible) -> bool:
    """What Orca calls so: a click does something to it, or for what takes the focus, to what it stands in.

    Only in Firefox: Chromium says the latter of all that stands in `main`, as that takes the focus itself.
    """
    if deel.get_toolkit_name() != "Gecko":
        return False
    klik = "clickancestor" if "focusable" in staten(deel) else "click"
    doet = [Atspi.Action.get_action_name(deel, nr) for nr in range(Atspi.Action.get_n_actions(deel))]
    return klik in [naam.lower().replace("-", "") for naam in doet]


def regel(deel: Atspi.Accessible, soort: str) -> str:
    naam = kaal(woorden(deel) if soort in VAN_INHOUD else deel.get_name())
    bij = f" < {kaal(tekst)}" if (tekst := deel.get_description()) else ""
    staat = [STATEN[naam] for naam in staten(deel) if naam in STATEN]
    klik = ["klikbaar"] if soort not in {"link", *BEDIENING} and klikbaar(deel) else []
    return " !".join([f"{soort}: {naam}{bij}", *staat, *klik])


def regels(deel: Atspi.Accessible, diep: int = 0, *, in_punt: bool = False) -> Iterator[str]:
    """From top to bottom. What stands in an item is in its words; a paragraph of only controls or links has none."""
    soort = rol(deel)
    if soort == "tekst" and (in_punt or not Atspi.Text.get_text(deel, 0, -1).strip(INGEBED + " ")):
        soort = ""
    if soort:
        yield "  " * diep + regel(deel, soort)
    if soort not in ZONDER_DELEN:
        for kind in kinderen(deel):
            yield from regels(kind, diep + bool(soort), in_punt=in_punt or soort == "punt")


def finder(deel: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
    if deel.get_attributes().get("id") == "finder":
        yield deel
        return
    for kind in kinderen(deel):
        yield from finder(kind)


Atspi.init()
for gevonden in finder(Atspi.get_desktop(0)):
    for deel in kinderen(gevonden):
        for tekst in regels(deel):
            print(tekst)
