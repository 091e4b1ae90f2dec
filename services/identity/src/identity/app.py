"""Identity's HTTP side: `python -m identity.app --port …`."""

from functools import partial

from chassis.app import create_service
from chassis.database import Database
from chassis.sealing import Keyring
from chassis.serve import api
from chassis.settings import ServiceSettings
from chassis.tokens import Signer
from fastapi import FastAPI

from identity.account.api import router as accounts
from identity.agency.api import router as agencies
from identity.code_of_conduct.api import router as codes_of_conduct
from identity.directory.api import accounts as changing_accounts
from identity.directory.api import groups as changing_groups
from identity.directory.api import roles as changing_roles
from identity.group.api import router as groups
from identity.passwords import Passwords
from identity.role.api import router as roles
from identity.session.api import router as sessions
from identity.settings import IdentitySettings
from identity.sign_in.api import router as sign_in
from identity.sign_in.commands.gate import Gate
from identity.sign_in.commands.login import Door
from identity.welcome.api import router as welcome

ROUTERS = [
    sign_in,
    welcome,
    sessions,
    roles,
    changing_roles,
    groups,
    changing_groups,
    agencies,
    codes_of_conduct,
    accounts,
    changing_accounts,
]


class NoSigningKey(SystemExit):
    """Identity signs for all; a keyring without the private key is another service's."""


def create_app(
    settings: ServiceSettings,
    *,
    database: Database | None = None,
    keyring: Keyring | None = None,
    identity: IdentitySettings | None = None,
) -> FastAPI:
    app = create_service(settings, ROUTERS, database=database, keyring=keyring)
    state = app.state
    if state.keyring.signing is None:
        raise NoSigningKey("identity's keyring holds no signing key")
    state.identity = identity or IdentitySettings()
    state.passwords = Passwords()
    state.door = Door(state.database, state.passwords, state.identity, state.keyring.index)
    state.gate = Gate(state.door, Signer(state.keyring.signing, settings.token_seconds), state.keyring.index)
    return app


main = partial(api, create_app, "identity")

if __name__ == "__main__":
    main()
