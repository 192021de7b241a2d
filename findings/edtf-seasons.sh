#!/usr/bin/env bash
# EDTF 2016-21 (spring) and 2016-24 (winter): edtf.js 4.11.1 and the Python package edtf 5.0.2 disagree by months.
#
# A guess: two implementations of one standard (ISO 8601-2, level 1) give a season the same bounds, or refuse to. Instead edtf.js has
# quarters of the year (spring from January to March), and edtf for Python meteorological seasons (spring from March to May; winter is
# December alone, since the months after it belong to the next year). The standard gives no bounds. A season that is
# read for a timeline with either must not be compared with one read with the other.
source "$(dirname "$0")/check.inc"
npm_packages edtf@4.11.1
python_packages edtf==5.0.2
cat > run.mjs <<'JS'
import edtf from "edtf";
for (const text of ["2016-21", "2016-24"]) {
  const season = edtf(text);
  const day = (time) => new Date(time).toISOString().slice(0, 10);
  console.log("edtf.js", text, day(season.min), day(season.max));
}
JS
cat > run.py <<'PY'
from edtf import parse_edtf
for text in ["2016-21", "2016-24"]:
    season = parse_edtf(text)
    days = ["%04d-%02d-%02d" % day[:3] for day in (season.lower_strict(), season.upper_strict())]
    print("Python", text, *days)
PY
{ node run.mjs; python run.py; } | expect 'edtf.js 2016-21 2016-01-01 2016-03-31
edtf.js 2016-24 2016-10-01 2016-12-31
Python 2016-21 2016-03-01 2016-05-31
Python 2016-24 2016-12-01 2016-12-31'
