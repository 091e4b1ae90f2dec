"""What several tests of the demonstration need."""

from datetime import date

UNTIL = date(2026, 11, 22)

NAMES_OF_PLACES = {
    name
    for names in (
        "Aileu Dili Ermera Manufahi Laulara Lequidoe Remexio Ainaro Hato-Builico Hato-Udo Maubisse Ataúro",
        "Baguia Baucau Laga Matebian Quelicai Vemasse Venilale Atabae Balibó Bobonaro Cailaco Lolotoe Maliana",
        "Fatululic Fatumean Fohorem Maucatar Suai Tilomar Zumalai Metinaro Atsabe Hatólia Letefoho Railaco",
        "Iliomar Lautém Lospalos Luro Tutuala Bazartete Liquiçá Loes Maubara Alas Fatuberlio Same Turiscai",
        "Barique Laclo Laclubar Laleia Manatuto Soibada Nitibe Oesilo Passabe Lacluta Ossu Uato-Lari",
        "Uatucarbau Viqueque",
    )
    for name in names.split()
} | {"Cristo Rei", "Dom Aleixo", "Nain Feto", "Vera Cruz", "Quelicai Antiga", "Pante Macassar"}
