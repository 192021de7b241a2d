// Exports as the programs of their own worlds read them: jsonld, @argdown/core, citation-js. Run by `cargo xtask validate`, which
// writes the exports and installs the packages.
//
//   CROSSCHECK_EXPORTS  a folder with a folder for each corpus, in it a file for each format
//   CROSSCHECK_NODE     where npm's packages stand
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

const exports = process.env.CROSSCHECK_EXPORTS;
const require = createRequire(join(process.env.CROSSCHECK_NODE, "validate.cjs"));
const jsonld = require("jsonld");
const argdown = require("@argdown/core");
const { Cite, plugins } = require("@citation-js/core");
for (const name of ["bibtex", "csl", "ris"]) require(`@citation-js/plugin-${name}`);

const read = (corpus, name) => readFileSync(join(exports, corpus, name), "utf8");
const json = (corpus, name) => JSON.parse(read(corpus, name));

// The terms of the recommendation's own context that we use; nothing is ever fetched.
const annotation = JSON.parse(readFileSync(new URL("./annotation-context.json", import.meta.url), "utf8"));
const documentLoader = async (url) => {
  if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`${url} would be fetched`);
  return { contextUrl: null, documentUrl: url, document: annotation };
};
// `safe` refuses whatever would be dropped without a word: a term without a meaning, a relative address.
const quads = (document) => jsonld.toRDF(document, { documentLoader, safe: true });
const objects = (all, predicate) => all.filter((quad) => quad.predicate.value === predicate).map((quad) => quad.object.value);

for (const corpus of readdirSync(exports)) {
  const original = json(corpus, "json");
  const claims = original.claims.length;

  test(`${corpus}: annotations are linked data, each name and claim once`, async () => {
    const found = await quads(json(corpus, "annotations"));
    const count = (type) => found.filter((quad) => quad.object.value === `http://www.w3.org/ns/oa#${type}` && quad.predicate.value.endsWith("#type")).length;
    assert.equal(count("Annotation"), claims + original.mentions.length);
    assert.equal(count("TextPositionSelector"), original.mentions.length);
    assert.equal(count("TextQuoteSelector"), original.mentions.length);
    assert.equal(count("FragmentSelector"), claims + original.mentions.length);
    const forms = new Set(original.mentions.map((mention) => mention.form));
    for (const exact of objects(found, "http://www.w3.org/ns/oa#exact")) assert.ok(forms.has(exact), exact);
    const motivations = new Set(objects(found, "http://www.w3.org/ns/oa#motivatedBy"));
    assert.deepEqual([...motivations].filter((each) => !each.startsWith("http://www.w3.org/ns/oa#")), []);
  });

  test(`${corpus}: a comparison is linked data without a verdict`, async () => {
    const found = await quads(json(corpus, "jsonld"));
    const types = objects(found, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    const count = (type) => types.filter((each) => each === type).length;
    assert.equal(count("http://schema.org/Claim"), claims);
    assert.equal(count("http://www.w3.org/ns/oa#Annotation"), claims);
    assert.equal(count("http://schema.org/Question"), new Set(original.claims.map((claim) => claim.question)).size);
    assert.ok(!types.some((type) => /review|rating/i.test(type)));
    // Whatever a claim or a document points at is described as well.
    const described = new Set(found.map((quad) => quad.subject.value));
    for (const predicate of ["author", "appearance", "publisher"]) {
      for (const object of objects(found, `http://schema.org/${predicate}`)) assert.ok(described.has(object), object);
    }
    assert.ok(objects(found, "http://www.w3.org/ns/prov#wasAttributedTo").length > 0 || claims === 0);
  });

  test(`${corpus}: a map of arguments has every answer and every claim`, () => {
    const app = new argdown.ArgdownApplication();
    app.addPlugin(new argdown.ParserPlugin(), "parse-input");
    for (const plugin of ["DataPlugin", "ModelPlugin"]) app.addPlugin(new argdown[plugin](), "build-model");
    const map = app.run({ process: ["parse-input", "build-model"], input: read(corpus, "argdown"), logLevel: "error" });
    assert.deepEqual((map.lexerErrors ?? []).map((error) => error.message), []);
    assert.deepEqual((map.parserErrors ?? []).map((error) => error.message), []);
    assert.deepEqual(Object.keys(map.arguments).sort(), original.claims.map((claim) => claim.id).sort());
    const asked = new Set(original.claims.map((claim) => claim.question));
    const answers = original.questions.filter((question) => asked.has(question.id))
      .flatMap((question) => question.positions.map((position) => `${question.id}/${position.id}`));
    assert.deepEqual(Object.keys(map.statements).sort(), answers.sort());
    for (const claim of original.claims) {
      // A relation may name a claim before it is told.
      const said = map.arguments[claim.id].members.find((member) => member.text.trim());
      const plain = (text) => text.replace(/\s+/g, " ").trim();
      assert.ok(plain(said.text).endsWith(plain(claim.digest)), `${claim.id}: ${said.text}`);
    }
    const support = map.relations.filter((relation) => relation.relationType === "support" && relation.to.title.includes("/"));
    assert.equal(support.length, original.claims.filter((claim) => claim.stance === "support").length);
  });

  test(`${corpus}: citations of all formats agree`, async () => {
    for (const name of ["documents", "comparison"]) {
      const csl = json(corpus, `${name}.csl`);
      assert.equal(new Cite(csl).data.length, csl.length);
      const year = (item) => item.issued?.["date-parts"]?.[0]?.[0];
      const plain = (text) => text?.replace(/[^\p{L}\p{N}]+/gu, "");
      const facts = (item) => [item.id, plain(item.title), year(item), item.URL];
      const bibtex = new Cite(read(corpus, `${name}.bibtex`)).data;
      assert.deepEqual(bibtex.map(facts), csl.map(facts), "BibTeX");
      const ris = new Cite(read(corpus, `${name}.ris`)).data;
      const withoutId = (item) => facts(item).slice(1);
      assert.deepEqual(ris.map(withoutId), csl.map(withoutId), "RIS");
      for (const item of csl) {
        const text = new Cite(item).format("bibliography", { template: "apa" });
        assert.ok(text.length > 10, text);
        if (item.URL.startsWith("http")) assert.ok(read(corpus, `${name}.text`).includes(item.URL));
      }
    }
    assert.ok(plugins.list().length > 0);
  });
}
