#!/usr/bin/env bash
# citation-js 0.8.2: BibTeX made of a date that is a range, or about right, names one certain day.
#
# A guess: what the format cannot say is left out or moved to a note, so that the year remains. Instead the first day of the range is
# written ("may 20" in the field for the month) and the end is dropped without a word; reading it back gives that day.
# BibLaTeX keeps a range, but has a way of saying "about" (2016-05-31~) which is not used: `circa` is lost in both.
source "$(dirname "$0")/check.inc"
npm_packages @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-csl@0.8.2
cat > run.cjs <<'JS'
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
const dates = { range: { "date-parts": [[2017, 5, 20], [2017, 7, 5]] }, circa: { "date-parts": [[2016, 5, 31]], circa: true } };
for (const [name, issued] of Object.entries(dates)) {
  const cite = new Cite({ id: "a", type: "article-newspaper", title: "T", issued });
  const fields = (format) => cite.format(format).match(/^\s*(year|month|date) = .*$/gm).map((line) => line.trim()).join(" ");
  console.log(name, fields("bibtex"), fields("biblatex"));
  console.log(JSON.stringify(new Cite(cite.format("bibtex")).data[0].issued));
}
JS
node run.cjs | expect 'range year = {2017}, month = {may 20}, date = {2017-05-20/2017-07-05},
{"date-parts":[[2017,5,20]]}
circa year = {2016}, month = {may 31}, date = {2016-05-31},
{"date-parts":[[2016,5,31]]}'
