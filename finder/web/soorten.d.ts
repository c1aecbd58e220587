// The shapes that cross between the modules of the browser shell. Read by the type checker only; never served.

declare type Antwoord = string | string[] | number;
declare type Antwoorden = Record<string, Antwoord>;
/** What a question can be answered with, as the page offers it; true: this answer excludes the others. */
declare type Vraag = { soort: string; keuzes: Map<string, boolean> };
declare type Vragen = Map<string, Vraag>;
declare type Links = Map<string, HTMLAnchorElement>;
/** An address taken apart: checked answers, the screen to show, the dataversie, and how much was not recognised. */
declare type Stand = { antwoorden: Antwoorden; toon: string; v: string; vreemd: number };
declare type Fout = { vraag: string; tekst: string };
/** A field that was read: its value, or the key of the error sentence in the page. */
declare type Gelezen = { waarde?: Antwoord; fout?: string };
/** What the engine answers (`finder.brug.stap`); `uitkomst` and `onbeslist` are only passed to the templates. */
declare type Stap = {
  vraag: string | null;
  scherm: string | null;
  vragen: string[];
  nummer: number;
  hoogstens: number;
  overzicht: { vraag: string; tekst: string; antwoord: string; scherm: string }[];
  week_in_woorden: string | null;
  uitkomst: any;
  onbeslist: any;
  fouten: Fout[];
};

declare type Haal = (data: any, pad: string) => any;
declare type Vul = (stuk: any, data: any, links: Links) => any;
declare type Keur = (vraag: Vraag, waarde: string, vandaag: string) => Antwoord | undefined;
declare type LeesAdres = (fragment: string, vragen: Vragen, vandaag: string) => Stand;
declare type LeesDatum = (delen: string[], vandaag: string) => Gelezen;
declare type Meld = (reden: string) => void;
declare type Voortgang = (geladen: number, totaal: number) => void;
declare type Actie = (beeld: any, uitkomst: any, vandaag: string, knop: any) => unknown;

// The service worker's own names.
declare const registration: { scope: string };
declare const clients: { claim(): Promise<void> };
declare const skipWaiting: () => Promise<void>;
