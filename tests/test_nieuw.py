"""What `nieuw` writes: nothing but what was asked, open places the check names, a dataset that works once filled."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from kopie import WORTEL, kopie

from finder.bouwen import maak_motor
from finder.motor import Motor
from macros.dataset import controle
from macros.dataset.compileren import compileer
from macros.dataset.laden import laad
from macros.dataset.nieuw import opdracht
from macros.dataset.nieuw.opdracht import maak
from macros.dataset.nieuw.plan import Geweigerd
from macros.dataset.nieuw.woorden import een_van

REGIO = WORTEL / "tests" / "regio"
RUW = laad(WORTEL / "data").ruw  # to look in, never to change
LADDER = {id_: o["regel"]["ladder"] for id_, o in RUW["tafels"].items() if "ladder" in o.get("regel", {})}
EERSTE = min(LADDER, key=lambda id_: LADDER[id_]["stap"])
OPEN = re.compile(r'"INVULLEN: ([^"]*)"')
VANDAAG = "2026-03-02"


@pytest.fixture(autouse=True)
def _vaste_dag(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")


@pytest.fixture
def regio(tmp_path) -> Path:
    """The invented region, with its cases in it."""
    return kopie(tmp_path, REGIO)


@pytest.fixture
def echt(tmp_path) -> Path:
    data = kopie(tmp_path, WORTEL / "data")
    shutil.copytree(WORTEL / "tests" / "casussen", data / "casussen")
    return data


def inhoud(map_: Path) -> dict[str, str]:
    return {p.relative_to(map_).as_posix(): p.read_text(encoding="utf-8") for p in map_.rglob("*") if p.is_file()}


def fouten(data: Path) -> list[str]:
    return controle.controleer(laad(data))


def vul_in(data: Path, **waarden: str) -> None:
    """What an editor does with the open places: a sentence, a question, or the value of a field."""
    for bestand, tekst in inhoud(data).items():
        nieuw = OPEN.sub(
            lambda m: waarden.get(m[1].split()[0], "Is dat zo?" if "vraagteken" in m[1] else "iets"), tekst
        )
        (data / bestand).write_text(nieuw, encoding="utf-8")


def klaar(data: Path) -> Motor:
    """What answers once every open place is filled in; the check has nothing left to say."""
    vul_in(data)
    assert fouten(data) == []
    return motor(data)


def vervang(bestand: Path, was: str, wordt: str) -> None:
    tekst = bestand.read_text(encoding="utf-8")
    assert was in tekst
    bestand.write_text(tekst.replace(was, wordt), encoding="utf-8")


def motor(data: Path) -> Motor:
    return maak_motor(compileer(laad(data).ruw))


def uitkomst(machine: Motor, **feiten: Any) -> dict[str, Any]:
    gegeven = machine.beslis({"vandaag": VANDAAG, "feiten": feiten})["uitkomst"]
    assert gegeven is not None
    return gegeven


KLEUTER = {"sector": "KO", "gemeente": "G2", "lege_weken": 2, "ronde": True, "steun": True, "treden": []}


# ---------------------------------------------------------------- nothing else changes


SOORTEN = {  # the name, the options in the invented region, the options in the real dataset
    "gemeente": ("Zeedam", {}, {}),
    "tafel": ("Zijkamer", {"sector": "MO"}, {"sector": LADDER[EERSTE]["sector"]}),
    "stap": ("Tussenkring", {"na": "kring"}, {"na": EERSTE}),
    "melding": ("Broer op school", {"bij": "kring"}, {"bij": EERSTE}),
    "vraag": ("Broer of zus", {"bij": "te-laat"}, {"bij": next(iter(RUW["meldingen"]))}),
    "bron": ("Nieuwe regeling", {}, {}),
}


@pytest.mark.parametrize("soort", SOORTEN)
def test_wat_er_stond_blijft_staan(soort, echt):
    """Every line, comment and order of the real dataset survives; a changed line only has something put in it."""
    naam, _, keuzes = SOORTEN[soort]
    voor = inhoud(echt)
    maak(echt, soort, naam, keuzes)
    na = inhoud(echt)
    assert na != voor
    for bestand, tekst in voor.items():
        over = iter(na[bestand].splitlines())
        for regel in tekst.splitlines():
            assert any(regel == nu or _erin(regel, nu) for nu in over), f"{bestand}: {regel}"


def _erin(oud: str, nieuw: str) -> bool:
    """Whether the new line is the old one with something added, or with another number for a step."""
    zonder = re.sub(r"stap: \d+", "stap: #", oud)
    letters = iter(re.sub(r"stap: \d+", "stap: #", nieuw))
    return all(letter in letters for letter in zonder)


@pytest.mark.parametrize("soort", SOORTEN)
def test_de_controle_noemt_elke_open_plek_met_haar_regel(soort, regio):
    """Each open place is one line of the check, at the line where it stands, and the command says the same."""
    naam, keuzes, _ = SOORTEN[soort]
    gezegd = maak(regio, soort, naam, keuzes)
    open_ = {
        f"data/{bestand}:{nr}: vul hier in: {m[1]}."
        for bestand, tekst in inhoud(regio).items()
        for nr, regel in enumerate(tekst.splitlines(), 1)
        for m in OPEN.finditer(regel)
    }
    assert {regel for regel in fouten(regio) if "vul hier in" in regel} == open_
    assert all(regel in gezegd for regel in open_)
    assert bool(open_) == (soort != "gemeente")


@pytest.mark.parametrize(
    ("argv", "zin"),
    [
        (["stap", "Kring", "--na", "kring"], "bestaat al: data/tafels/kring.yaml:1"),
        (["stap", "Tussenkring", "--na", "krng"], "Bedoelde u 'kring'?"),
        (["stap", "Tussenkring"], "--na"),
        (["stap", "Tussenkring", "--na", "kring", "--week", "veel"], "een getal van 1 tot en met 104"),
        (["stap", "Tussenkring", "--na", "kring", "--alleen-bij", "kmer"], "Bedoelde u 'kamer'?"),
        (["tafel", "Zijkamer"], "KO, MO, BO"),
        (["tafel", "Zijkamer", "--sector", "XO"], "'XO' kan niet bij --sector"),
        (["tafel", "!!", "--sector", "KO"], "gebruik letters"),
        (["tafel", "Zijkamer", "--sectr", "KO"], "Bedoelde u 'sector'?"),
        (["tafel", "Zijkamer", "--sector"], "hoort een waarde"),
        (["vraag", "Ronde", "--bij", "kring"], "bestaat al: data/feiten.yaml"),
        (["vraag", "Broer", "--bij", "krng"], "Bedoelde u 'kring'?"),
        (["vraag", "Broer", "--bij", "kring", "--scherm", "gdaan"], "Bedoelde u 'gedaan'?"),
        (["melding", "te-laat"], "bestaat al: data/meldingen.yaml:1"),
        (["melding", "Broer", "--bron", "700-Q"], "onbekende bron '700-Q'"),
        (["bron", "Regeling lege stoelen"], "bestaat al: data/bronnen.yaml:1"),
        (["gemeente", "Brinkhoven"], "bestaat al: data/gemeenten/brinkhoven.yaml:1"),
    ],
)
def test_wat_niet_kan_schrijft_niets_en_zegt_wat_wel_kan(argv, zin, regio, monkeypatch, capsys):
    monkeypatch.setattr(opdracht, "data_map", lambda: regio)
    voor = inhoud(regio)
    assert opdracht.hoofd(argv) == 1
    assert zin in (gezegd := capsys.readouterr().err)
    assert "Er is niets geschreven" in gezegd
    assert inhoud(regio) == voor


def test_uit_een_lange_lijst_is_te_zien_wat_wel_kan():
    """Too many to name after a word like none of them: the option left out names them all."""
    namen = [f"tafel-{nr}" for nr in range(20)]
    with pytest.raises(Geweigerd, match="Laat --bij weg, dan staat hier wat wel kan"):
        een_van("bij", "niks", namen)
    with pytest.raises(Geweigerd, match=", ".join(namen)):
        een_van("bij", None, namen)


def test_op_een_dataset_die_niet_te_lezen_is_komt_niets_erbij(regio):
    (regio / "feiten.yaml").write_text("sector: [\n", encoding="utf-8")
    with pytest.raises(Geweigerd):
        maak(regio, "bron", "Nieuwe regeling", {})


# ---------------------------------------------------------------- it works once it is filled in


def test_een_nieuwe_stap_komt_ertussen_en_leidt_verder(regio):
    """Before the next step comes the new one; whoever says it was taken goes on to the next."""
    kamer = next(nr for nr, r in enumerate((regio / "links.yaml").read_text("utf-8").splitlines(), 1) if "[kamer]" in r)
    gezegd = maak(regio, "stap", "Tussenkring", {"na": "kring", "week": "5", "bron": "700-K"})
    assert f"data/links.yaml:{kamer}" in gezegd, "a link at the next step may belong at this one"
    machine = klaar(regio)
    assert uitkomst(machine, **KLEUTER)["hoofd"]["id"] == "kring"
    assert uitkomst(machine, **{**KLEUTER, "treden": ["kring"]})["hoofd"]["id"] == "tussenkring"
    assert uitkomst(machine, **{**KLEUTER, "treden": ["kring", "ko_tussenkring"]})["hoofd"]["id"] == "kamer"
    assert uitkomst(machine, **{**KLEUTER, "treden": ["ko_tussenkring"]})["hoofd"]["id"] == "kamer"
    keuzes = next(vraag["opties"] for vraag in machine.vragen() if vraag["id"] == "treden")
    assert [keuze["label"] for keuze in keuzes][:3] == ["De kring", "Tussenkring", "De kamer"]


def test_een_stap_na_de_laatste(regio):
    maak(regio, "stap", "Zolder", {"na": "kamer", "bron": "700-K"})
    machine = klaar(regio)
    assert uitkomst(machine, **{**KLEUTER, "treden": ["kring", "kamer"]})["hoofd"]["id"] == "zolder"
    assert uitkomst(machine, **{**KLEUTER, "treden": ["kring", "kamer", "ko_zolder"]})["hoofd"]["id"] == "rust"


def test_een_stap_die_niet_elke_gemeente_heeft(regio):
    maak(regio, "stap", "Tussenkring", {"na": "kring", "alleen-bij": "kamer", "bron": "700-K"})
    machine = klaar(regio)
    zonder = next(
        g["code"]
        for g in laad(regio).ruw["gemeenten"].values()
        if g["kenmerken"]["kamer"] == "niet in de bronnen" or g["kenmerken"]["kamer"]["waarde"] == "nee"
    )
    assert uitkomst(machine, **{**KLEUTER, "treden": ["kring"]})["hoofd"]["id"] == "tussenkring"
    assert uitkomst(machine, **{**KLEUTER, "gemeente": zonder, "treden": ["kring"]})["hoofd"]["id"] != "tussenkring"


def test_een_stap_is_te_kiezen_waar_een_vraag_de_antwoorden_per_sector_noemt(regio):
    alleen = "    geen: Nog geen\n    alleen: {KO: [kring, kamer], MO: [plein], BO: [plein]}\n"
    vervang(regio / "vragen.yaml", "    geen: Nog geen\n", alleen)
    assert fouten(regio) == []
    maak(regio, "stap", "Tussenkring", {"na": "kring", "bron": "700-K"})
    klaar(regio)


def test_een_stap_voor_een_deel_van_de_gemeenten_neemt_alleen_hun_rijen_over(echt):
    """After a step that not every gemeente has: no row of the gemeenten without it becomes a row of those with it."""
    ervoor, kenmerk = next((id_, stap["alleen_bij"]) for id_, stap in LADDER.items() if "alleen_bij" in stap)
    maak(echt, "stap", "Tussenoverleg", {"na": ervoor, "alleen-bij": kenmerk})
    rijen = laad(echt).ruw["tafels"]["tussenoverleg"]["regel"]["wanneer"]
    bekend = [rij["als"] for o in RUW["tafels"].values() for rij in o.get("regel", {}).get("wanneer", [])]
    elders = [als for als in bekend if als.get(f"gemeente.{kenmerk}") == ["nee"]]
    assert elders
    for rij in rijen:
        assert rij["als"][f"gemeente.{kenmerk}"] == ["ja"]
        assert not any({**als, f"gemeente.{kenmerk}": ["ja"]}.items() <= rij["als"].items() for als in elders)


def test_elke_stap_van_de_echte_ladders_kan_een_stap_erna_krijgen(tmp_path):
    """After each step of each ladder: what the check still says is about other rows than the new ones."""
    bron = next(f"{nr}-{p}" for nr, b in RUW["bronnen"].items() for p in b["plaatsen"])
    for id_, stap in sorted(LADDER.items()):
        data = kopie(tmp_path / id_, WORTEL / "data")
        maak(data, "stap", "Tussenoverleg", {"na": id_, "bron": bron})
        vul_in(data)
        bundel = laad(data)
        assert [regel for regel in controle.controleer(bundel) if "tussenoverleg" in regel] == []
        ladders = [o["regel"]["ladder"] for o in bundel.ruw["tafels"].values() if "ladder" in o.get("regel", {})]
        nummers = [ladder["stap"] for ladder in ladders if ladder["sector"] == stap["sector"]]
        assert sorted(nummers) == list(range(1, len(nummers) + 1))


def test_een_vraag_die_alleen_tot_een_melding_leidt(regio):
    """Asked where the outcome stands, and only there where the notice can be; with yes the notice is there."""
    maak(regio, "melding", "Broer op school", {"bij": "kring", "bron": "700-K"})
    maak(regio, "vraag", "Broer of zus", {"bij": "broer-op-school", "bron": "700-K"})
    vul_in(regio)
    assert fouten(regio) == []
    standaard = yaml.safe_load((regio / "casussen" / "standaard.yaml").read_text(encoding="utf-8"))
    assert standaard["meta"]["standaardfeiten"]["broer_of_zus"] is False
    machine = motor(regio)
    hier = uitkomst(machine, **KLEUTER)
    assert "broer-of-zus" in [vraag["id"] for vraag in hier["nog_te_vragen"]]
    elders = uitkomst(machine, **{**KLEUTER, "treden": ["kring"]})
    assert "broer-of-zus" not in [vraag["id"] for vraag in elders["nog_te_vragen"]]
    assert "broer-op-school" in [m["id"] for m in uitkomst(machine, **KLEUTER, broer_of_zus=True)["let_op"]]
    assert "broer-op-school" not in [m["id"] for m in uitkomst(machine, **KLEUTER, broer_of_zus=False)["let_op"]]


def test_een_vraag_die_alleen_zegt_wie_aanmeldt(regio):
    """A question used by nothing but a way in is asked too, and is not without influence."""
    maak(regio, "melding", "Tijdelijk", {"bij": "kring", "bron": "700-K"})
    maak(regio, "vraag", "Broer of zus", {"bij": "tijdelijk", "bron": "700-K"})
    vul_in(regio)
    meldingen = regio / "meldingen.yaml"
    meldingen.write_text(meldingen.read_text(encoding="utf-8").partition("tijdelijk:")[0], encoding="utf-8")
    assert any("geen invloed" in regel for regel in fouten(regio))
    regel = "  - {door: de klassengids, bij: de kringleider, hoe: met een belletje, bron: 700-K}\n"
    erbij = regel.replace("{door", "{als: {broer_of_zus: [ja]}, door").replace("belletje", "brief")
    vervang(regio / "tafels" / "kring.yaml", regel, regel + erbij)
    assert fouten(regio) == []
    assert "broer-of-zus" in [vraag["id"] for vraag in uitkomst(motor(regio), **KLEUTER)["nog_te_vragen"]]


def test_een_nieuwe_tafel_die_aan_een_nieuwe_vraag_hangt(regio):
    """The open condition of the tafel becomes the row of the question; nothing else is open but words."""
    maak(regio, "tafel", "Zijkamer", {"sector": "KO", "bron": "700-K"})
    assert any("wanneer de tafel past" in regel for regel in fouten(regio))
    maak(regio, "vraag", "Broer of zus", {"bij": "zijkamer", "bron": "700-K"})
    machine = klaar(regio)
    naast = uitkomst(machine, **KLEUTER, broer_of_zus=True)["daarnaast"]
    assert [onderwerp["id"] for onderwerp in naast] == ["zijkamer"]
    assert uitkomst(machine, **KLEUTER, broer_of_zus=False)["daarnaast"] == []


def test_een_vraag_leidt_niet_naar_een_tafel_die_een_gemeente_niet_heeft(echt):
    """What every row asks of the gemeente, a new row asks too."""

    def kenmerken(id_: str) -> list[set[str]]:
        rijen = laad(echt).ruw["tafels"][id_]["regel"].get("daarnaast", {}).get("wanneer", [])
        return [{feit for feit in rij["als"] if feit.startswith("gemeente.")} for rij in rijen]

    plaatselijk = [id_ for id_ in RUW["tafels"] if (rijen := kenmerken(id_)) and set.intersection(*rijen)]
    assert plaatselijk
    for id_ in plaatselijk:
        maak(echt, "vraag", f"Proef bij {id_}", {"bij": id_})
        *eerder, nieuw = kenmerken(id_)
        assert nieuw == set.intersection(*eerder)


def test_een_vraag_bij_een_uitkomst_laat_de_voorwaarde_open(regio):
    """What else has to hold for an outcome is the editor's; until then nothing is calculated."""
    maak(regio, "vraag", "Broer of zus", {"bij": "plein", "bron": "700-M"})
    assert any("data/tafels/plein.yaml" in regel and "wat moet kloppen" in regel for regel in fouten(regio))
    plein = regio / "tafels" / "plein.yaml"
    (plek,) = re.findall(r'"INVULLEN: wat moet kloppen[^"]*"', plein.read_text(encoding="utf-8"))
    vervang(plein, plek, "{sector: [MO], trede: [geen], broer_of_zus: [ja]}")
    vul_in(regio)
    assert fouten(regio) == [] or all("rust" in regel for regel in fouten(regio))
    kind = {**KLEUTER, "sector": "MO"}
    assert uitkomst(motor(regio), **kind, broer_of_zus=True)["hoofd"]["id"] == "plein"
    assert uitkomst(motor(regio), **kind, broer_of_zus=False)["hoofd"]["id"] == "rust"


def test_een_nieuwe_bron_is_te_noemen(regio):
    """Filled in and named once, it is a source like another; not named, the check says so."""
    maak(regio, "bron", "Nieuwe regeling", {"sector": "KO"})
    vul_in(regio, het="kring")
    assert [regel.partition(": ")[2] for regel in fouten(regio)] == [
        "de plaats '701-A' wordt nergens als bron genoemd."
    ]
    vervang(regio / "tafels" / "kring.yaml", "raakt., bron: 700-K", "raakt., bron: 701-A")
    assert fouten(regio) == []


def test_het_nummer_van_een_stap_in_een_tekst_schuift_mee(regio):
    vervang(regio / "tafels" / "kring.yaml", "Blijft de stoel leeg, ga", "Dan volgt stap {stap:kamer}; ga")

    def daarna() -> str:
        return str(compileer(laad(regio).ruw)["tafels"]["kring"]["daarna"][0]["tekst"])

    assert "stap 2;" in daarna()
    maak(regio, "stap", "Tussenkring", {"na": "kring", "bron": "700-K"})
    assert "stap 3;" in daarna()
