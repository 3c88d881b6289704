#!/bin/sh
# Tests look at forms, papers and slides as people do: LibreOffice shows and saves them, pdftoppm
# draws their pages. As administrator on Debian both are installed here; everybody else gets one
# sentence that says what to do. Missing programs are never skipped.
programs=/usr/lib/libreoffice/program
[ -e "$programs/libsclo.so" ] && [ -e "$programs/libswlo.so" ] && [ -e "$programs/libsdlo.so" ] &&
    command -v soffice >/dev/null 2>&1 && command -v pdftoppm >/dev/null 2>&1 &&
    [ -e /usr/share/fonts/truetype/liberation ] && exit 0
wanted="libreoffice-calc-nogui libreoffice-writer-nogui libreoffice-impress-nogui poppler-utils fonts-liberation"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "LibreOffice und poppler für die Prüfung von Formularen und Unterlagen werden eingerichtet."
    # shellcheck disable=SC2086
    { apt-get update && apt-get install --yes --no-install-recommends $wanted; } >/dev/null && exit 0
fi
echo "Für die Prüfung von Formularen und Unterlagen bitte „sudo apt-get install $wanted“ ausführen." >&2
exit 1
