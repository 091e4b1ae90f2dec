"""The twelve invented people of the demonstration, and one who has left."""

from dataclasses import dataclass

from demonstration.sources import toml

SUPERVISOR = "role-tl-municipal-supervisor"


@dataclass(frozen=True)
class Person:
    user_name: str
    full_name: str
    role: str
    agency: str
    groups: tuple[str, ...]
    location: str
    locale: str
    password: str
    services: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    """Letters of the municipalities whose children an officer registers."""

    @property
    def role_name(self) -> str:
        name: str = toml("roles")[self.role]["name"]
        return name

    @property
    def email(self) -> str:
        return f"{self.user_name}@example.org"


def people() -> tuple[Person, ...]:
    """Everybody who can log in to the demonstration; the password is public on purpose."""
    return _read("person")


def left() -> tuple[Person, ...]:
    """Who does not work here any more, whose open cases nobody looks after."""
    return _read("left")


def _read(name: str) -> tuple[Person, ...]:
    source = toml("people")
    return tuple(
        Person(
            user_name=row["user_name"],
            full_name=row["full_name"],
            role=row["role"],
            agency=row["agency"],
            groups=tuple(row["groups"]),
            location=row["location"],
            locale=row["locale"],
            password=source["password"],
            services=tuple(row.get("services", ())),
            municipalities=tuple(row.get("municipalities", ())),
        )
        for row in source[name]
    )


def person_named(user_name: str) -> Person:
    return next(person for person in (*people(), *left()) if person.user_name == user_name)


def officer_of(letters: str) -> Person:
    """The officer who registers the children of a municipality."""
    return next(person for person in (*people(), *left()) if letters in person.municipalities)


def supervisor_of(officer: Person) -> Person:
    supervisors = (person for person in people() if person.role == SUPERVISOR)
    return next(person for person in supervisors if set(person.groups) & set(officer.groups))


def partner_for(service: str) -> Person | None:
    """Who answers referrals to a service, if anybody of the demonstration does."""
    return next((person for person in people() if service in person.services), None)
