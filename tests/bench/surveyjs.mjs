/* The second peer: SurveyJS, with the finder's screens as its own JSON. Same page, same fields, a fixed row of screens, no rules. */
import { Model, settings } from "survey-core";
import "survey-js-ui";

const beeld = document.querySelector("#finder [data-beeld]");
settings.animationEnabled = false; // in its favour: the next screen stands there at once
const vorm = new Model(JSON.parse(document.querySelector("#finder [data-vragen]").text));
vorm.onAfterRenderSurvey.add(() => {
	beeld.onsubmit = (e) => e.preventDefault(); // says to vraag.py that it listens
});
vorm.onCurrentPageChanged.add((_, { newCurrentPage }) => history.pushState(null, "", "#" + newCurrentPage.name));
vorm.render(beeld);
document.querySelector("#finder [data-storing]").hidden = true;
