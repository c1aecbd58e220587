/* The limit to compare with: a form as a person would write it by hand. Same page, same fields, a fixed row of screens, no rules. */
const beeld = document.querySelector("#finder [data-beeld]");
const schermen = [...document.querySelectorAll("#finder template[data-sjabloon]")].filter((el) => el.content.querySelector("form.rf-scherm"));
let nu = 0;
beeld.onsubmit = (e) => {
	e.preventDefault();
	if (!e.target.querySelector("input:checked")) return;
	nu = Math.min(nu + 1, schermen.length - 1);
	beeld.replaceChildren(schermen[nu].content.cloneNode(true));
	const kop = beeld.querySelector("h1");
	kop.focus();
	document.title = kop.innerText;
	history.pushState(null, "", "#" + schermen[nu].dataset.sjabloon);
};
document.querySelector("#finder [data-storing]").hidden = true;
