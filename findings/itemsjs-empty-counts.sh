#!/usr/bin/env bash
# itemsjs 2.4.4: a selection that finds nothing has the facet counts of the whole collection.
#
# A guess: where no item is found every count is 0, as it is when two chosen values exclude each other. Instead, with a value
# that no item has (an old link, a slip of the pen), no item is found but the values beside it count as if nothing were chosen. A
# page that shows both offers values "2" beside "0 results".
source "$(dirname "$0")/check.inc"
npm_packages itemsjs@2.4.4
cat > run.mjs <<'JS'
import itemsjs from "itemsjs";
const items = [{ tags: ["x"] }, { tags: ["x", "y"] }, { tags: ["y"] }, { tags: ["z"] }];
const engine = itemsjs(items, { aggregations: { tags: { size: 10 } } });
for (const tags of [["nobody"], ["x", "z"]]) {
  const answer = engine.search({ filters: { tags } });
  const counts = answer.data.aggregations.tags.buckets.map((bucket) => `${bucket.key} ${bucket.doc_count}`).sort();
  console.log(`${tags}: ${answer.pagination.total} found; ${counts.join(", ")}`);
}
JS
node run.mjs | expect 'nobody: 0 found; x 2, y 2, z 1
x,z: 0 found; x 0, y 0, z 0'
