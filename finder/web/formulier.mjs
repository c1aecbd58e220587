/* "Welke tafel?", screen by screen. The address holds the state */
import * as adres from "./adres.mjs";
import { maakMotor, vandaag } from "./motor.mjs";
import { acties } from "./uitvoer.mjs";
import * as veld from "./velden.mjs";
import { vul } from "./vul.mjs";

const wortel = Object(document.getElementById("finder"));
const alle = (keuze, stuk = wortel) => [...stuk.querySelectorAll(keuze)];
const pak = (keuze, stuk = wortel) => stuk.querySelector(keuze);

const beeld = pak("[data-beeld]");
const { dataversie, titel } = beeld.dataset;
const sjablonen = new Map(alle("[data-sjabloon]").map((el) => [el.dataset.sjabloon, el.content]));
const vragen = veld.vraagboek(sjablonen.values());
const links = new Map(alle("[data-links] a").map((el) => [el.dataset.id, el]));

const SLOT = "uitkomst";
const inKader = self !== top;
const begin = inKader ? location.hash : "";
/** @type {Onthouden} */
let onthouden = {};
let casus = history.state ?? 1;
let stil = inKader;
let inPlaats = false;
let uitkomst = Object();
let wekker = 0;
let beurten = 0;
let beurt = 0;
let kapot = false;
let eerste = null;
let gedrukt = false;
let half = Object();
/** @type {any} */
let geraakt = null;
let bezig = Promise.resolve();

const stand = () => adres.lees(location.hash, vragen, vandaag());
const zeg = (zin = "") => (pak("[data-status]").textContent = zin);
const geopend = () => wortel.classList.remove("rf--opent");
const focus = (el) => stil || el.focus();

const wacht = (aan = true) => {
	pak("[data-wachten]").hidden = !aan || kapot;
	zeg(aan && !kapot ? beeld.dataset.bezig : "");
	if (aan && kapot) focus(pak("[data-storing]"));
};

const vraag = maakMotor(
	(geladen, totaal) => {
		pak("progress").value = geladen / Math.max(totaal, geladen);
		pak("[data-bytes]").textContent = (geladen / 1e6).toFixed(1).replace(".", ",");
	},
	(reden) => {
		kapot = Boolean(reden);
		if (kapot) console.warn(reden);
		pak(".rf-openen").hidden = kapot;
		pak("[data-storing]").hidden = !kapot;
		pak("[data-klok]").hidden = !reden.includes("'vandaag'");
		if (!pak("[data-wachten]").hidden) wacht();
	},
);

/* What is under a finger or a pressed mouse stays until the click has landed */
/** @type {Wacht} */
const losgelaten = () =>
	new Promise((klaar) => {
		setTimeout(klaar, gedrukt ? 1000 : 0);
		for (const naam of ["pointerup", "pointercancel"]) addEventListener(naam, () => setTimeout(klaar), { once: true });
	});

/* The address goes into the calendar: from a question on it is that of the outcome */
const naSlot = (antwoorden) => new URL(adres.schrijf(antwoorden, SLOT, dataversie), location.href).href;
const verzoek = (antwoorden, href, v) => ({ vandaag: vandaag(), antwoorden, dataversie: v, adres: href });

/** @type {Reken} */
const reken = async (antwoorden, href, v) => {
	clearTimeout(wekker);
	wekker = setTimeout(wacht, 150);
	const eigen = (beurt = ++beurten);
	const stap = await vraag(verzoek(antwoorden, href, v));
	await losgelaten();
	/* Somebody went on meanwhile: what comes of that is what counts */
	if (eigen !== beurt) return new Promise(() => {});
	beurt = 0;
	clearTimeout(wekker);
	wacht(false);
	return stap;
};

const maak = (id, data) => vul(sjablonen.get(id).cloneNode(true), data, (doel) => links.get(`${doel}@${data.gemeente}`) ?? links.get(doel));
/** @type {Snij} */
const snij = (stuk, antwoorden) => {
	for (const el of alle("[data-sector], [data-gemeente]", stuk)) if (!veld.hoort(el.dataset, antwoorden)) el.remove();
};
const pad = (stap) => [...new Set(stap.overzicht.flatMap((deel) => deel.scherm ?? []))];

/* Questions that are answered in the result itself */
/** @type {Stel} */
const stel = (stuk, data, antwoorden) => {
	for (const plek of alle("[data-stel]", stuk)) {
		plek.prepend(...(data[plek.dataset.stel] ?? []).map((id) => Object(vragen.get(id)).veld.cloneNode(true)));
	}
	for (const el of alle(".rf-bij h1", stuk)) el.replaceWith(...el.childNodes);
	snij(stuk, antwoorden);
	veld.vulIn(stuk, antwoorden);
	return stuk;
};

const zet = (inhoud, doel, antwoorden, stap) => {
	geopend();
	pak("[data-terug]").hidden = !doel;
	pak("[data-terug] a").setAttribute("href", adres.schrijf(antwoorden, doel ?? "", dataversie));
	/* Or Firefox says that a reader is behind what goes, and Orca then skips all that comes */
	getSelection()?.removeAllRanges();
	beeld.replaceChildren(inhoud);
	const kop = pak("h1");
	document.title = [stap, kop.innerText, titel].filter(Boolean).join(" – ");
	if (inPlaats) return;
	focus(kop);
	stil || scrollTo(0, 0);
};

/** @type {Toon} */
const toonScherm = (stap, scherm, antwoorden) => {
	const eerder = stap.overzicht.filter((deel) => deel.scherm === scherm).map((deel) => deel.vraag);
	const zichtbaar = stap.scherm === scherm ? [...stap.vragen, ...eerder] : eerder;
	const nummer = [...pad(stap), scherm].indexOf(scherm) + 1;
	const woorden = `Stap ${nummer} van hoogstens ${Math.max(stap.hoogstens, nummer)}`;
	const inhoud = maak(scherm, { stap: woorden, week: stap.week_in_woorden });
	for (const el of veld.velden(inhoud)) if (!zichtbaar.includes(el.dataset.vraag)) el.remove();
	snij(inhoud, antwoorden);
	veld.vulIn(inhoud, { ...onthouden, ...antwoorden });
	veld.merk(inhoud, [], stap.tegenspraken);
	zet(inhoud, pad(stap)[nummer - 2], antwoorden, woorden);
};

/** @type {Toon} */
const toonSlot = (stap, toon, antwoorden) => {
	const open = alle("[open]", beeld).map((el) => el.dataset.vouw);
	const mee = alle(".rf-papieren :checked", beeld).map(papier);
	const actief = Object(document.activeElement);
	const hier = beeld.contains(actief) ? actief : geraakt;
	const hoogte = hier?.getBoundingClientRect().top;
	const deel = Object(stap.uitkomst ?? stap.onbeslist);
	uitkomst = {
		...deel,
		overzicht: stap.overzicht.map((regel) => ({ ...regel, adres: adres.schrijf(antwoorden, regel.scherm ?? toon, dataversie) })),
		vandaag: vandaag(),
		link: location.href,
		begin: begin || "./",
		eerst_stellen: stap.bij_uitkomst.eerst,
		naast: stap.bij_uitkomst.naast,
		beslissend: [deel.beslissende_vraag?.id],
	};
	zet(stel(maak(stap.uitkomst ? SLOT : "onbeslist", uitkomst), uitkomst, antwoorden), pad(stap).at(-1), antwoorden);
	for (const el of alle("[data-vouw]", beeld)) el.open = open.includes(el.dataset.vouw);
	for (const el of alle(".rf-papieren input", beeld)) el.checked = mee.includes(papier(el));
	const weer = inPlaats && hier?.id && pak(`[id="${hier.id}"]`, beeld);
	if (weer) {
		if (hier.type === "text") weer.value = hier.value;
		weer.focus({ preventScroll: true });
		scrollBy(0, weer.getBoundingClientRect().top - hoogte);
	}
};
const papier = (el) => el.parentElement.textContent;

/** @type {Bij} */
const wijzig = (el) => {
	const rij = el.closest("div");
	const { vraag } = uitkomst.overzicht[[...rij.parentNode.children].indexOf(rij)];
	if (!veldVan(vraag)) {
		rij.append(stel(maak("wijzig", {}), { vraag: [vraag] }, stand().antwoorden));
		el.remove();
	}
	naarVeld(veldVan(vraag));
};
const veldVan = (vraag) => pak(`[data-vraag=${vraag}]`, beeld);
const naarVeld = (el) => {
	Object(el.closest("details")).open = true;
	(pak(":checked", el) ?? pak("input", el)).focus();
};

/** @type {Laat} */
const toon = async (bekend = null, plek = false) => {
	if (!plek) bezig = Promise.resolve();
	const { antwoorden, toon, v, vreemd } = stand();
	const schrijf = () => location.hash && history.replaceState(casus, "", adres.schrijf(antwoorden, toon, v));
	schrijf();
	Object.assign(onthouden, antwoorden);
	pak("[data-vreemd]").hidden = !vreemd;
	let stap = bekend ?? (await reken(antwoorden, location.href, v));
	/* An answer that does not count is not in the link */
	const over = Object.keys(antwoorden).filter((id) => stap.uitkomst && !stap.overzicht.some(({ vraag }) => vraag === id));
	if (over[0]) {
		for (const id of over) delete antwoorden[id];
		schrijf();
		stap = await reken(antwoorden, location.href, v);
	}
	pak("[data-ouder]").textContent = stap.oude_link;
	inPlaats = plek;
	const scherm = [stap.scherm, ...pad(stap)].includes(toon) ? toon : stap.scherm;
	if (scherm) toonScherm(stap, scherm, antwoorden);
	else toonSlot(stap, toon, antwoorden);
	const [fout] = stap.fouten;
	if (fout) toonFouten(veldVan(fout.vraag).form, stap.fouten);
};

/** @type {ToonFouten} */
const toonFouten = (vorm, fouten) => {
	veld.merk(vorm, fouten, []);
	const regels = fouten.map(({ vraag, tekst }) => {
		const [kop, vak] = alle(`[data-vraag="${vraag}"] :is(legend, input)`, vorm);
		return { tekst: `${kop.innerText} ${tekst}`, adres: "#" + vak.id };
	});
	vorm.prepend(maak("fouten", { fouten: regels }));
	document.title = "Fout: " + document.title.replace("Fout: ", "");
	focus(pak(".rf-fouten", vorm));
};

const link = (vorm, nieuw) => adres.schrijf({ ...stand().antwoorden, ...nieuw }, vorm.dataset.scherm, dataversie);

/* A choice made is counted on, while the reader goes to the button */
const rekenVast = (vorm) => {
	const { antwoorden, fouten } = veld.lees(vorm, vandaag());
	if (fouten[0] || beurt) return;
	const straks = adres.lees(link(vorm, antwoorden), vragen, vandaag()).antwoorden;
	vraag(verzoek(straks, naSlot(straks)));
};

/** @type {Verder} */
const verder = async (vorm) => {
	const { scherm } = vorm.dataset;
	const nieuw = {};
	for (const deel of vorm.closest(".rf-antwoorden") ? alle(".rf-antwoorden form") : [vorm]) {
		const { antwoorden, fouten } = veld.lees(deel, vandaag());
		if (fouten.length) return toonFouten(deel, fouten);
		Object.assign(nieuw, antwoorden);
	}
	const naar = link(vorm, nieuw);
	if (scherm !== SLOT) history.replaceState(casus, "", naar);
	const { antwoorden } = adres.lees(naar, vragen, vandaag());
	const stap = await reken(antwoorden, naSlot(antwoorden));
	if (stap.fouten.length) return toonFouten(vorm, stap.fouten);
	const [klopt] = veld.merk(vorm, [], stap.tegenspraken);
	if (klopt) return naarVeld(klopt);
	ga(adres.schrijf(antwoorden, stap.scherm ?? SLOT, dataversie), scherm === SLOT, stap);
};

/* Another pupil: nothing of the one before is filled in */
const wissel = (nieuw) => {
	if (casus !== nieuw) onthouden = {};
	casus = nieuw;
};

/* What is answered in the result takes the place of that result. What follows (`stap`) may be known already */
/** @type {Ga} */
const ga = (naar, erin = false, stap = null) => {
	if (naar === begin) wissel(casus + 1);
	history[erin ? "replaceState" : "pushState"](casus, "", naar);
	toon(stap);
};

/* On the window, or a screen reader calls all of the page clickable. No submit: a frame may forbid forms */
onclick = async (e) => {
	stil = false;
	/* The second half of a double click is not meant for what has just come */
	if (e.detail < 2) eerste = beeld.firstChild;
	else if (eerste !== beeld.firstChild && wortel.contains(e.target)) return e.preventDefault();
	const el = Object(e.target).closest("#finder :is([data-doe], [type=submit], a[href^='#'])");
	if (!el || e.ctrlKey || e.metaKey || e.shiftKey) return;
	e.preventDefault();
	const { doe, gedaan } = el.dataset;
	if (el.form) e.detail > 1 || verder(el.form);
	else if (el.closest(".rf-fouten")) pak(el.hash).focus();
	else if (!doe) ga(el.hash);
	else if (doe === "wijzig") wijzig(el);
	else {
		await bezig;
		const gelukt = (await acties[doe](beeld, uitkomst)) !== false;
		zeg(gelukt ? gedaan : "");
		pak(".rf-gedaan").dataset.zin = gelukt ? gedaan : "";
	}
};
onpointerdown = () => (gedrukt = true);
onpointerup = onpointercancel = () => (gedrukt = false);
beeld.oninput = (e) => {
	veld.bijTypen(e);
	const { form, type } = e.target;
	if (form?.dataset.scherm && type !== "text") rekenVast(form);
};
/* A date in parts is answered when the reader leaves it, or presses Enter */
beeld.onchange = async ({ target }) => {
	half = target;
	if (target.type === "text") await new Promise((klaar) => setTimeout(klaar));
	const nu = document.activeElement;
	if (half === target && (nu === target || !naast(target, nu))) bezig = pasToe(target);
};
beeld.addEventListener("focusout", ({ relatedTarget }) => {
	if (half.type === "text" && !naast(half, relatedTarget)) bezig = pasToe(half);
});
const naast = (target, el) => target.closest(".rf-datum")?.contains(el);

/* Another answer in the result: the same place, with the outcome of now */
/** @type {PasToe} */
const pasToe = async (target) => {
	half = Object();
	geraakt = target;
	const vorm = target.closest(".rf-bij:not([data-scherm])");
	if (!vorm) return;
	const { antwoorden, fouten } = veld.lees(vorm, vandaag());
	const mis = fouten.filter(({ vraag, soort }) => soort !== "leeg" && veldVan(vraag).contains(target));
	if (mis[0]) return void veld.merk(vorm, mis.filter(({ soort }) => soort !== "deel"), []);
	const nu = { ...stand().antwoorden, ...antwoorden };
	for (const { vraag } of fouten) delete nu[vraag];
	history.replaceState(casus, "", adres.schrijf(nu, SLOT, dataversie));
	await toon(null, true);
	if (!beeld.contains(document.activeElement)) focus(pak("h1"));
	zeg(pak("h1").innerText);
};
/* An address from elsewhere starts anew; an anchor changes nothing */
onhashchange = ({ oldURL }) => {
	const { state } = history;
	if (!state && !stand().bekend) return history.replaceState(casus, "", oldURL);
	wissel(state ?? casus + 1);
	stil = inKader && !state;
	if (state) blijf();
	toon();
};
/* Back to a screen of the same pupil: what was corrected since stays corrected */
const blijf = () => {
	const { antwoorden, toon, v } = stand();
	for (const id of Object.keys(antwoorden)) antwoorden[id] = onthouden[id] ?? antwoorden[id];
	if (location.hash) history.replaceState(casus, "", adres.schrijf(antwoorden, toon, v));
};
/* A result that stayed open overnight is worked out again */
onpageshow = document.onvisibilitychange = () => {
	if (pak(".rf-uitkomst", beeld) && uitkomst.vandaag !== vandaag()) toon(null, true);
};
Object.assign(pak("[data-storing]"), { className: "rf-storing", hidden: !kapot });
if (!location.hash || stand().bekend) history.replaceState(casus, "");
if (location.hash && stand().bekend) toon();
else geopend();
