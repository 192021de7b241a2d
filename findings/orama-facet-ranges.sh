#!/usr/bin/env bash
# Orama 3.1.18: both ends of a range of a numeric facet count, so that neighbouring ranges overlap.
#
# A guess: ranges { from: 2010, to: 2015 } and { from: 2015, to: 2020 } share no document, as in the histograms of other engines.
# Instead a document of 2015 is counted in both (>= from and <= to; dist/esm/components/facets.js), and the counts of a histogram
# add up to more than the documents. Ranges of whole numbers must be given as 2010-2014 and 2015-2019.
source "$(dirname "$0")/check.inc"
npm_packages @orama/orama@3.1.18
cat > run.mjs <<'JS'
import { create, insert, search } from "@orama/orama";
const index = create({ schema: { year: "number" } });
for (const year of [2012, 2015, 2018]) await insert(index, { year });
const ranges = [{ from: 2010, to: 2015 }, { from: 2015, to: 2020 }];
const answer = await search(index, { term: "", facets: { year: { ranges } } });
console.log(answer.count, JSON.stringify(answer.facets.year.values));
JS
node run.mjs | expect '3 {"2010-2015":2,"2015-2020":2}'
