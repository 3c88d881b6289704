#!/bin/sh
# The browser tests need Chromium. As administrator on Debian it is installed here;
# everybody else gets one sentence that says what to do. A missing browser is never skipped.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Chromium für die Browsertests wird eingerichtet."
    { apt-get update && apt-get install --yes --no-install-recommends chromium; } >/dev/null && exit 0
fi
echo "Für die Browsertests fehlt Chromium: bitte „sudo apt-get install chromium“ ausführen." >&2
exit 1
