"""The clocks of a referral as data: which there are, and the defaults. Rules: `docs/domain/referrals.md §18`."""

from contracts.values import Values

CLOCKS = ("acknowledge", "decide", "first_contact", "progress", "confirm", "reroute")
UNKNOWN_RISK = "medium"
WORKING_WEEK = [1, 2, 3, 4, 5]
WORKING_DAY = [{"from": "08:00", "to": "12:30"}, {"from": "14:00", "to": "17:30"}]
"""Eight hours, as one municipality has them: each site has to say its own."""
HOLIDAYS = (
    *("2026-01-01", "2026-03-03", "2026-03-20", "2026-04-03", "2026-05-01", "2026-05-20", "2026-05-27", "2026-06-04"),
    *("2026-08-30", "2026-11-01", "2026-11-02", "2026-11-03", "2026-11-12", "2026-11-28"),
    *("2026-12-07", "2026-12-08", "2026-12-25", "2026-12-31"),
    *("2027-01-01", "2027-03-03", "2027-03-09", "2027-03-26", "2027-05-01", "2027-05-16", "2027-05-20", "2027-05-27"),
    *("2027-08-30", "2027-11-01", "2027-11-02", "2027-11-03", "2027-11-12", "2027-11-28"),
    *("2027-12-07", "2027-12-08", "2027-12-25", "2027-12-31"),
)
"""Of Timor-Leste; of 2027 the Islamic ones (9 March, 16 May) are estimates."""
DEFAULT_CLOCKS: Values = {
    "high": {
        "acknowledge": {"hours": 2},
        "decide": {"hours": 4},
        "first_contact": {"hours": 24},
        "progress": {"weeks": 1},
        "confirm": {"days": 3},
        "reroute": {"hours": 4},
    },
    "medium": {
        "acknowledge": {"working_hours": 8},
        "decide": {"hours": 24},
        "first_contact": {"hours": 72},
        "progress": {"weeks": 2},
        "confirm": {"weeks": 1},
        "reroute": {"hours": 24},
    },
    "low": {
        "acknowledge": {"working_days": 1},
        "decide": {"working_days": 3},
        "first_contact": {"working_days": 7},
        "progress": {"months": 1},
        "confirm": {"weeks": 2},
        "reroute": {"working_days": 3},
    },
}
"""By risk level, by clock: nobody with authority has confirmed them yet."""
DEFAULT_WINDOWS: Values = {"health_medical_service": {"hours": 72}}
"""By service: how long after an incident its help is still of use. A forensic examination finds nothing later."""
