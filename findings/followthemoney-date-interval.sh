#!/usr/bin/env bash
# followthemoney 4.11.2: of a date that leaves doubt the first part is kept as if it were certain.
#
# A guess: a value that is no date of the kind the schema takes is dropped, as "31 May 2016" is. Instead whatever begins like an ISO
# date is cut where that ends: an interval becomes its first day, "1954 or 1957" the year 1954. Nothing tells it from a date that was
# given so. Uncertain dates have to be given at the precision that is certain (2016, 2016-05).
source "$(dirname "$0")/check.inc"
python_packages followthemoney==4.11.2
cat > run.py <<'PY'
from followthemoney import model
for value in ["2016-05-31/2016-06-01", "1954 or 1957", "31 May 2016", "2016-05"]:
    entity = model.make_entity("Article")
    entity.id = "a"
    entity.add("publishedAt", value)
    print(value, "=", entity.get("publishedAt"))
PY
python run.py | expect "2016-05-31/2016-06-01 = ['2016-05-31']
1954 or 1957 = ['1954']
31 May 2016 = []
2016-05 = ['2016-05']"
