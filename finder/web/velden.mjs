/* The question fields: read with checks, and filled in */

export const velden = (stuk) => [...stuk.querySelectorAll("[data-vraag]")];
const keuzes = (veld) => [...veld.querySelectorAll("input:not([type=text])")];
const vakken = (veld) => [...veld.querySelectorAll("[type=text]")];
const datumvakken = (veld) => vakken(veld).slice(0, 3);

/** @type {Hoort} */
export const hoort = (kenmerken, antwoorden) =>
	["sector", "gemeente"].every((naam) => !kenmerken[naam] || kenmerken[naam].split(" ").includes(String(antwoorden[naam])));

/** @type {Vraagboek} */
export const vraagboek = (schermen) =>
	new Map([...schermen].flatMap(velden).map((veld) => {
		const { vraag, soort } = veld.dataset;
		return [vraag, { veld, soort, keuzes: new Map(keuzes(veld).map((el) => [el.value, { ...el.dataset, ...el.parentElement.dataset }])) }];
	}));

/** @type {LeesVeld} */
const leesVeld = (veld, vandaag) => {
	const { soort } = veld.dataset;
	const gekozen = keuzes(veld).filter((el) => el.checked);
	const [eerste] = gekozen;
	if (eerste) return { waarde: soort !== "meerkeuze" || "alleen" in eerste.dataset ? eerste.value : gekozen.map((el) => el.value) };
	const tekst = vakken(veld).map((el) => el.value.trim());
	if (!tekst.some(Boolean)) return { fout: "leeg" };
	const aantal = tekst.at(-1) ?? "";
	if (soort === "datum" && !aantal) return leesDatum(tekst.slice(0, 3), vandaag);
	return /^\d{1,3}$/.test(aantal) ? { waarde: Number(aantal) } : { fout: "getal" };
};

/** @type {LeesDatum} */
export const leesDatum = (delen, vandaag) => {
	if (delen.length < 3 || !delen.every((deel) => /^\d{1,4}$/.test(deel))) return { fout: "deel" };
	const [dag, maand, jaar] = delen.map(Number);
	const datum = new Date(Date.UTC(jaar < 100 ? jaar + 2000 : jaar, maand - 1, dag));
	const iso = datum.toISOString().slice(0, 10);
	if (datum.getUTCDate() !== dag || datum.getUTCMonth() !== maand - 1) return { fout: "bestaat-niet" };
	if (iso > vandaag) return { fout: "toekomst" };
	return iso < "2000" ? { fout: "te-vroeg" } : { waarde: iso };
};

/** @type {LeesVorm} */
export const lees = (vorm, vandaag) => {
	const antwoorden = Object();
	const fouten = [];
	for (const veld of velden(vorm)) {
		const { waarde, fout } = leesVeld(veld, vandaag);
		const { vraag } = veld.dataset;
		if (waarde !== undefined) antwoorden[vraag] = waarde;
		else fouten.push({ vraag, soort: fout, tekst: veld.getAttribute("data-fout-" + fout) });
	}
	return { antwoorden, fouten };
};

export const vulIn = (vorm, antwoorden) => {
	for (const veld of velden(vorm)) {
		const waarden = [antwoorden[veld.dataset.vraag] ?? []].flat().map(String);
		for (const el of keuzes(veld)) el.checked = waarden.includes(el.value);
		const delen = waarden[0]?.split("-").reverse() ?? [];
		const doel = delen[1] ? datumvakken(veld) : vakken(veld).slice(-1);
		if (/^\d+$/.test(delen[0])) doel.forEach((el, nr) => (el.value = Number(delen[nr])));
	}
};

/** @type {Merk} */
export const merk = (vorm, fouten, vragen) => {
	vorm.querySelector(".rf-fouten")?.remove();
	return velden(vorm).filter((veld) => {
		const bij = (lijst) => lijst.flatMap(({ vraag, tekst }) => (vraag === veld.dataset.vraag ? tekst : [])).join(" ");
		const [fout, vraag] = [fouten, vragen].map(bij);
		const [mis, klopt] = veld.querySelectorAll(".rf-fout, .rf-klopt");
		const nieuw = vraag && vraag !== klopt.textContent;
		mis.hidden = !fout;
		mis.textContent = fout && "Fout: " + fout;
		klopt.textContent = vraag;
		veld.classList.toggle("rf-mis", fout);
		for (const el of vakken(veld)) el.ariaInvalid = !!fout;
		return nieuw;
	});
};

/* A whole date in one box goes to the box of each part */
const spreid = (doelen, tekst) => {
	const delen = tekst.match(/\d+/g) ?? [];
	if (delen.length !== doelen.length || !delen.some((deel) => deel.length === 4)) return;
	if (delen[0].length === 4) delen.reverse();
	doelen.forEach((el, nr) => (el.value = delen[nr]));
};

/** @type {BijTypen} */
export const bijTypen = ({ target: nu }) => {
	const vak = nu.type === "text";
	const veld = nu.closest("[data-vraag]");
	if (!veld || !(vak || nu.checked)) return;
	const dag = datumvakken(veld);
	if (vak && veld.dataset.soort === "datum" && dag.includes(nu)) spreid(dag, nu.value);
	for (const el of keuzes(veld)) if (el !== nu && (vak || "alleen" in { ...nu.dataset, ...el.dataset })) el.checked = false;
	for (const el of vakken(veld)) if (!vak || dag.includes(el) !== dag.includes(nu)) el.value = "";
};
