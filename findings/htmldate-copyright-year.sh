#!/usr/bin/env bash
# htmldate 1.11.0: a year in the footer of a page becomes 1 January as the day of publication.
#
# A guess: where a page has no date but a line "Copyright 2016", nothing is found, or the year. Instead, with the extensive search that
# is on by default, the answer is a whole date, 2016-01-01; with a date in the text it is the day that the text tells of. An importer that takes it for
# the day of publication puts all such pages on New Year's Day. `extensive_search=False` gives None for both.
source "$(dirname "$0")/check.inc"
python_packages htmldate==1.11.0
cat > run.py <<'PY'
from htmldate import find_date
pages = {
    "footer": "<html><body><p>The fighting went on, he said.</p><footer>Copyright 2016</footer></body></html>",
    "event": "<html><body><p>The siege began on 10 June 2014, he said.</p></body></html>",
}
for name, page in pages.items():
    print(name, find_date(page), find_date(page, extensive_search=False))
PY
python run.py | expect 'footer 2016-01-01 None
event 2014-06-10 None'
