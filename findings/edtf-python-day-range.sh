#!/usr/bin/env bash
# Python package edtf 5.0.2, text_to_edtf: a range of days in words becomes another day of another year.
#
# A guess: "6-7 February 2019" becomes 2019-02-06/2019-02-07, or None as other phrases it does not know do. Instead the number
# before the hyphen is read as a year, and the answer is 2006-02-07. With a month on both sides the year is lost. Neither
# is told from a sure answer. Ranges of days have to be taken apart before.
source "$(dirname "$0")/check.inc"
python_packages edtf==5.0.2
cat > run.py <<'PY'
from edtf import text_to_edtf
for text in ["6-7 February 2019", "31 May - 1 June 2016", "between 20 May and 5 July 2017", "4 June 2016"]:
    print(text, "=", text_to_edtf(text))
PY
python run.py | expect '6-7 February 2019 = 2006-02-07
31 May - 1 June 2016 = XXXX-05-31/2016-06-01
between 20 May and 5 July 2017 = None
4 June 2016 = 2016-06-04'
