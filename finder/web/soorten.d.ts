// The shapes and functions of the browser shell. Read by the type checker only; never served.

declare type Antwoord = string | string[] | number;
declare type Antwoorden = Record<string, Antwoord>;
/** What a question can be answered with, as the page offers it; of each answer its marks: `alleen`, `sector`, `gemeente`. */
declare type Kenmerken = Record<string, string>;
declare type Vraag = { veld: any; soort: string; keuzes: Map<string, Kenmerken> };
declare type Vragen = Map<string, Vraag>;

/** An address taken apart: checked answers, the screen to show, the dataversie, how much was not recognised, and whether it is about answers at all. */
declare type Stand = { antwoorden: Antwoorden; toon: string; v: string; op: string; vreemd: number; bekend: boolean };
/** `soort`: the key of the sentence, for a field that was read here. */
declare type Fout = { vraag: string; tekst: string; soort?: string };
/** What does not fit, with the question it is about. */
declare type Tegenspraak = Fout & { soort: string };
/** A field that was read: its value, or the key of the error sentence in the page. */
declare type Gelezen = { waarde?: Antwoord; fout?: string };
/** What the engine answers (`finder.brug.stap`); most of `uitkomst` and `onbeslist` only passes through to the templates. */
declare type Uitkomst = { termijn?: { agenda: string }; bericht?: string; [veld: string]: any };
declare type Stap = {
  vraag: string | null;
  scherm: string | null;
  vragen: string[];
  nummer: number;
  hoogstens: number;
  overzicht: { vraag: string; tekst: string; antwoord: string; scherm: string | null }[];
  week_in_woorden: string | null;
  /** Per block of the result the questions that stand in it. */
  bij_uitkomst: { eerst: string[]; naast: string[] };
  uitkomst: Uitkomst | null;
  onbeslist: Uitkomst | null;
  fouten: Fout[];
  tegenspraken: Tegenspraak[];
  oude_link: string | null;
  aangeboden?: Record<string, string[]>;
};

// adres.mjs
/** Only what the form could have given; "" for an answer that is not offered at this sector and gemeente. */
declare type Keur = (vraag: Vraag, waarde: string, antwoorden: Antwoorden, vandaag: string) => Antwoord | undefined;
declare type LeesAdres = (fragment: string, vragen: Vragen, vandaag: string) => Stand;
declare type SchrijfAdres = (antwoorden: Antwoorden, toon: string, v?: string) => string;
// vul.mjs; the elements come from our own templates
declare type Neem = (deel: any, naam: string) => any;
declare type Haal = (data: any, pad: string) => any;
/** Only textContent and known links, so that data never becomes markup. */
declare type Vul = (stuk: any, data: any, link: (id: string) => any) => any;
declare type Elk = (soort: string, doe: (el: any, waarde: any, pad: string) => void) => void;
// velden.mjs
declare type Zoek = (stuk: any) => any[];
declare type Vraagboek = (schermen: Iterable<any>) => Vragen;
declare type LeesVeld = (veld: any, vandaag: string) => Gelezen;
declare type LeesDatum = (delen: string[], vandaag: string) => Gelezen;
declare type LeesVorm = (vorm: any, vandaag: string) => { antwoorden: Antwoorden; fouten: Fout[] };
/** Writes faults and questions back at their fields. Gives the fields with a question that was not there yet. */
declare type Merk = (vorm: any, fouten: Fout[], vragen: Tegenspraak[]) => any[];
/** "Weet ik niet" and any other answer to the question exclude each other. */
declare type BijTypen = (e: any) => void;
/** Whether something is about this sector and this gemeente. */
declare type Hoort = (kenmerken: Kenmerken, antwoorden: Antwoorden) => boolean;
declare type VulIn = (vorm: any, antwoorden: Antwoorden) => void;
// motor.mjs
/** Says at once when the engine cannot work, and with an empty reason that it works after all. A start that fails is tried once more without the snapshot. */
declare type MaakMotor = (
  bijVoortgang: (geladen: number, totaal: number) => void,
  bijStoring: (reden: string) => void,
) => (verzoek: object) => Promise<Stap>;
// uitvoer.mjs
declare type Actie = (beeld: any, uitkomst: Uitkomst) => unknown;
// formulier.mjs
declare type Pak = (keuze: string, stuk?: any) => any;
declare type Alle = (keuze: string, stuk?: any) => any[];
declare type Reken = (antwoorden: Antwoorden, href: string, v?: string) => Promise<Stap>;
declare type Maak = (id: string | null, data: any) => any;
declare type Zet = (inhoud: any, doel: string | undefined, antwoorden: Antwoorden, stap?: string) => void;
declare type Toon = (stap: Stap, toon: string, antwoorden: Antwoorden) => void;
declare type ToonFouten = (vorm: any, fouten: Fout[]) => void;
declare type Wacht = () => Promise<void>;
/** Works out the result again with what was answered in it. */
declare type PasToe = (target: any) => Promise<void>;
/** Puts the questions named in the data where they may be answered, with the answers of now. */
declare type Stel = (stuk: any, data: any, antwoorden: Antwoorden) => any;
declare type Verder = (vorm: any) => Promise<void>;
/** Everything answered in this tab, also on steps that were undone. */
declare type Onthouden = Antwoorden;
/** Cuts what is about another sector or gemeente. */
declare type Snij = (stuk: any, antwoorden: Antwoorden) => void;
/** Handles an event, or the element it was about. */
declare type Bij = (e: any) => void;

// sw.js: the service worker's own names
declare const registration: { scope: string };
declare const clients: { claim(): Promise<void> };
declare const skipWaiting: () => Promise<void>;

/** Goes to an address; `stap` is what the engine said of it, when that is known already. */
declare type Ga = (naar: string, erin?: boolean, stap?: Stap | null) => void;
declare type Laat = (bekend?: Stap | null, plek?: boolean) => Promise<void>;

/** Names, sizes and the lock of this build's engine; the build puts it in (`macros.publicatie.stap_finder`). */
declare const MANIFEST: any;
