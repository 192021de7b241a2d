#!/usr/bin/env bash
# @argdown/core 1.7.5: a web address in a statement cuts the statement off, without an error.
#
# A guess: an address in a sentence is text, as it is in Markdown. Instead "//" begins a comment wherever it stands, so that the statement
# ends in "https:", and whatever follows on the line is gone from the model and from every export of it. The parser reports
# no error. A reverse solidus before each solidus keeps it.
source "$(dirname "$0")/check.inc"
npm_packages @argdown/core@1.7.5
cat > run.cjs <<'JS'
const argdown = require("@argdown/core");
const app = new argdown.ArgdownApplication();
app.addPlugin(new argdown.ParserPlugin(), "parse-input");
app.addPlugin(new argdown.ModelPlugin(), "build-model");
for (const text of ["See https://example.org/report for all of it.", "See https:\\/\\/example.org for all of it."]) {
  const answer = app.run({ process: ["parse-input", "build-model"], input: `[A]: ${text}\n`, logLevel: "error" });
  const errors = answer.parserErrors.length + answer.lexerErrors.length;
  console.log(JSON.stringify(answer.statements.A.members[0].text), errors);
}
JS
node run.cjs | expect '"See https:" 0
"See https://example.org for all of it." 0'
