"""How often a term list raises an issue in professional translations: `python benchmarks/terms.py --data DIR`.

DIR holds `parallel/ntrex.jsonl.gz`. The list has fifteen English words with their usual renderings. `flagged` is the
share of sentences with the word whose translation is said to lack the rendering: some translators did choose another
word, so not all of these are false alarms. `flagged, other list` is the same with the rendering of another word in its
place, where nearly all should be. Rules were chosen on the languages called development; nothing was on the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tables import show, write

from transcheck.terminology import Term, broken

ENGLISH = (
    "government", "police", "president", "minister", "court", "company", "hospital", "school", "player", "team",
    "election", "party", "law", "game", "student",
)  # fmt: skip
DEVELOPMENT = ("de", "es", "ru", "id", "tr")
NOWHERE = "qqqq"
"""A rendering that no text has."""
RENDERINGS = {
    "de": "Regierung Polizei Präsident Minister Gericht Unternehmen Krankenhaus Schule Spieler Team|Mannschaft Wahl "
    "Partei Gesetz Spiel Student|Schüler",
    "es": "gobierno policía presidente ministro tribunal empresa|compañía hospital escuela jugador equipo elección "
    "partido ley partido|juego estudiante",
    "ru": "правительство полиция президент министр суд компания больница школа игрок команда выборы партия закон игра "
    "студент",
    "id": "pemerintah polisi presiden menteri pengadilan perusahaan rumah_sakit sekolah pemain tim pemilihan partai "
    "hukum|undang-undang pertandingan|permainan mahasiswa|siswa",
    "tr": "hükümet polis başkan bakan mahkeme şirket hastane okul oyuncu takım seçim parti yasa oyun öğrenci",
    "fr": "gouvernement police président ministre tribunal|cour entreprise|société hôpital école joueur équipe "
    "élection parti loi match|jeu étudiant|élève",
    "it": "governo polizia presidente ministro tribunale|corte società|azienda ospedale scuola giocatore squadra "
    "elezione partito legge partita|gioco studente",
    "pl": "rząd policja prezydent minister sąd firma szpital szkoła gracz|zawodnik drużyna|zespół wybory partia prawo "
    "mecz|gra student|uczeń",
    "uk": "уряд поліція президент міністр суд компанія лікарня школа гравець команда вибори партія закон гра студент",
    "nl": "regering politie president minister rechtbank|hof bedrijf ziekenhuis school speler team|ploeg verkiezing "
    "partij wet spel|wedstrijd student|leerling",
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--csv", type=Path, help="write the table here")
    options = parser.parse_args(arguments)
    pairs: dict[str, list[tuple[str, str]]] = {language: [] for language in RENDERINGS}
    with gzip.open(options.data / "parallel" / "ntrex.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["lang"] in pairs:
                pairs[row["lang"]].append((row["english"], row["translation"]))
    table = [["part", "language", "sentences with a term", "flagged", "flagged, other list"]]
    for language, sentences in pairs.items():
        renderings = [tuple(part.replace("_", " ").split("|")) for part in RENDERINGS[language].split()]
        counts = [0, 0, 0]
        for place, word in enumerate(ENGLISH):
            for english, translation in sentences:
                if broken(Term(word, (NOWHERE,)), english, translation) is None:
                    continue
                counts[0] += 1
                counts[1] += broken(Term(word, renderings[place]), english, translation) is not None
                other = Term(word, renderings[place - 1])
                counts[2] += broken(other, english, translation) is not None
        part = "development" if language in DEVELOPMENT else "held out"
        rates = [f"{count / counts[0]:.3f}" for count in counts[1:]]
        table.append([part, language, str(counts[0]), *rates])
    show(table)
    write(table, options.csv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
