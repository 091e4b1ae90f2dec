"""What the pages say by themselves, in the languages of the application."""

from collections.abc import Mapping
from dataclasses import dataclass

from contracts.localized import in_language

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ps", "ku"})
WORDS: Mapping[str, Mapping[str, str]] = {
    "case": {"en": "Case", "tet": "Kazu", "pt": "Caso", "id": "Kasus", "ar": "الحالة"},
    "incident": {"en": "Incident", "tet": "Insidente", "pt": "Incidente", "id": "Insiden", "ar": "الحادثة"},
    "printed": {
        "en": "Printed by {who} on {when}",
        "tet": "{who} imprime iha {when}",
        "pt": "Impresso por {who} em {when}",
        "id": "Dicetak oleh {who} pada {when}",
        "ar": "طبعه {who} في {when}",
    },
    "confidential": {
        "en": "Confidential: about a child. Keep it locked away, and destroy it when it is no longer needed.",
        "tet": "Konfidensiál: kona-ba labarik ida. Rai iha fatin ne'ebé xave, no destrui bainhira la presiza ona.",
        "pt": "Confidencial: sobre uma criança. Guarde fechado à chave e destrua quando já não for preciso.",
        "id": "Rahasia: tentang seorang anak. Simpan terkunci, dan hancurkan bila tidak diperlukan lagi.",
        "ar": "سرّي: عن طفل. احفظه في مكان مقفل وأتلفه عندما لا تعود الحاجة إليه قائمة.",
    },
    "nothing": {
        "en": "Nothing is written on this page.",
        "tet": "Seidauk hakerek buat ida iha pájina ne'e.",
        "pt": "Nada está escrito nesta página.",
        "id": "Belum ada yang ditulis di halaman ini.",
        "ar": "لا شيء مكتوب في هذه الصفحة.",
    },
    "withheld": {
        "en": "Withheld from you",
        "tet": "Taka hela ba ita",
        "pt": "Não lhe é mostrado",
        "id": "Tidak ditampilkan kepada Anda",
        "ar": "محجوب عنك",
    },
    "in_part": {
        "en": "shown in part only",
        "tet": "hatudu balun de'it",
        "pt": "mostrado só em parte",
        "id": "ditampilkan sebagian saja",
        "ar": "معروض جزئيًا فقط",
    },
    "pages_withheld": {
        "en": "There are other pages, which are withheld from you.",
        "tet": "Iha pájina seluk, ne'ebé taka hela ba ita.",
        "pt": "Há outras páginas, que não lhe são mostradas.",
        "id": "Ada halaman lain, yang tidak ditampilkan kepada Anda.",
        "ar": "هناك صفحات أخرى محجوبة عنك.",
    },
    "yes": {"en": "Yes", "tet": "Sin", "pt": "Sim", "id": "Ya", "ar": "نعم"},
    "no": {"en": "No", "tet": "Lae", "pt": "Não", "id": "Tidak", "ar": "لا"},
    "files": {
        "en": "Files that are not printed: {count}",
        "tet": "Fixeiru ne'ebé la imprime: {count}",
        "pt": "Ficheiros que não se imprimem: {count}",
        "id": "Berkas yang tidak dicetak: {count}",
        "ar": "ملفات لا تُطبع: {count}",
    },
    "total": {"en": "Total", "tet": "Totál", "pt": "Total", "id": "Jumlah", "ar": "المجموع"},
    "page": {
        "en": "Page {page} of {pages}",
        "tet": "Pájina {page} hosi {pages}",
        "pt": "Página {page} de {pages}",
        "id": "Halaman {page} dari {pages}",
        "ar": "صفحة {page} من {pages}",
    },
}
"""By what is said, by language."""


@dataclass(frozen=True)
class PrintedLanguage:
    """`locale` as accounts write it: `pt-BR`."""

    locale: str

    @property
    def code(self) -> str:
        return self.locale.replace("_", "-").split("-", 1)[0].lower()

    @property
    def direction(self) -> str:
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"

    def say(self, what: str, **parts: object) -> str:
        return in_language(WORDS[what], self.code).format(**parts)

    def read(self, texts: Mapping[str, str] | None) -> str:
        """A text of the configuration: in the locale, its language, or English."""
        found = texts or {}
        return found.get(self.locale) or in_language(found, self.code)
