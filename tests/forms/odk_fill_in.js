// Fills in a form with the engine of ODK Web Forms, which wants a browser's document (jsdom) and no __dirname.
const { existsSync } = require("fs");
const { pathToFileURL } = require("url");
const { JSDOM } = require("jsdom");

globalThis.__dirname = "/";
const { window } = new JSDOM("<!doctype html>");
for (const name of ["window", "document", "DOMParser", "XMLSerializer", "Node", "Element", "Document", "XMLDocument",
  "XPathResult", "XPathEvaluator", "XPathExpression", "NodeFilter", "Attr", "Text", "Comment", "CDATASection",
  "ProcessingInstruction"]) {
  globalThis[name] = window[name];
}

const found = require.resolve.paths("x").map((folder) => `${folder}/@getodk/xforms-engine/dist/index.js`);

async function submitted(form, answers) {
  const { root } = form.createInstance();
  for (const node of root.currentState.children) {
    const value = answers[node.currentState.reference.replace("/data/", "")];
    if (!value) continue;
    if (!node.currentState.valueOptions.some((option) => option.value === value)) throw new Error(`no ${value}`);
    node.selectValue(value);
  }
  const payload = await root.prepareInstancePayload();
  if (payload.status !== "ready") throw new Error(payload.status);
  return payload.data[0].get("xml_submission_file").text();
}

(async () => {
  const { loadForm } = await import(pathToFileURL(found.find(existsSync)));
  const form = await loadForm(given.xform, {});
  if (form.status !== "success" || form.warnings) throw new Error(String(form.error || form.warnings));
  const sent = [];
  for (const answers of given.people) sent.push(await submitted(form, answers));
  give({ languages: form.createInstance().root.languages.map((each) => each.language), sent });
})();
