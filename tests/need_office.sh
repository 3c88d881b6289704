#!/bin/sh
# Some tests save filled forms with LibreOffice, as people do. As administrator on Debian it is
# installed here; everybody else gets one sentence that says what to do. Never skipped.
command -v soffice >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "LibreOffice für die Prüfung der Formulare wird eingerichtet."
    { apt-get update && apt-get install --yes --no-install-recommends libreoffice-calc; } >/dev/null && exit 0
fi
echo "Für die Prüfung der Formulare fehlt LibreOffice: bitte „sudo apt-get install libreoffice-calc“ ausführen." >&2
exit 1
