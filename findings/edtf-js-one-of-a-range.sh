#!/usr/bin/env bash
# edtf.js 4.11.1: the latest day of "one of these days", where the days are given as a range, is the first of them.
#
# A guess: `max` of [2016-05-31..2016-06-04] (one day of five) is 4 June, as `max` of the interval 2016-05-31/2016-06-04 is. Instead
# it is 31 May, so that a date that leaves five days open reads as one certain day. Written out one by one the days give the right
# bounds.
source "$(dirname "$0")/check.inc"
npm_packages edtf@4.11.1
cat > run.mjs <<'JS'
import edtf from "edtf";
for (const text of ["[2016-05-31..2016-06-04]", "2016-05-31/2016-06-04", "[2016-05-31,2016-06-04]"]) {
  const date = edtf(text);
  const day = (time) => new Date(time).toISOString().slice(0, 10);
  console.log(text, date.type, day(date.min), day(date.max));
}
JS
node run.mjs | expect '[2016-05-31..2016-06-04] Set 2016-05-31 2016-05-31
2016-05-31/2016-06-04 Interval 2016-05-31 2016-06-04
[2016-05-31,2016-06-04] Set 2016-05-31 2016-06-04'
