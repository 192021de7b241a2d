#!/usr/bin/env bash
# feedparser 6.0.14: a date of a feed that names a month, or a year, is parsed as its first second.
#
# A guess: `published_parsed` of "2016-05" is None, as it is for "May 2016", or tells its precision. Instead it is the same
# struct as that of 1 May 2016, midnight UTC, and nothing says that day and hour were not given. The text in `published`
# is the only place to learn it from.
source "$(dirname "$0")/check.inc"
python_packages feedparser==6.0.14
cat > run.py <<'PY'
import feedparser
for date in ["2016-05", "2016", "2016-05-01T00:00:00Z", "May 2016"]:
    feed = "<rss version='2.0'><channel><item><title>a</title><pubDate>%s</pubDate></item></channel></rss>" % date
    parsed = feedparser.parse(feed).entries[0].get("published_parsed")
    print(date, "=", parsed and "%d-%02d-%02d %02d:%02d" % tuple(parsed)[:5])
PY
python run.py | expect '2016-05 = 2016-05-01 00:00
2016 = 2016-01-01 00:00
2016-05-01T00:00:00Z = 2016-05-01 00:00
May 2016 = None'
