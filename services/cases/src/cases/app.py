"""The cases service's HTTP side."""

from functools import partial

from chassis import serve
from chassis.app import create_service
from fastapi import APIRouter, Depends

from cases.access_log.api import router as access_log
from cases.alert.api import router as alert
from cases.attachment.api import router as attachment
from cases.case.api import router as case
from cases.caseload.api import router as caseload
from cases.configuration.api import refuse_while_applying
from cases.configuration.api import router as configuration
from cases.erasure.api import router as erasure
from cases.flag.api import router as flag
from cases.form.api import router as form
from cases.incident.api import router as incident
from cases.likeness.api import router as likeness
from cases.location.api import router as location
from cases.lookup.api import router as lookup
from cases.module.api import router as module
from cases.next_action.api import router as policy_pack
from cases.place_alert.api import router as place_alert
from cases.printout.api import router as printout
from cases.settings.api import router as settings_
from cases.silence.api import router as silence
from cases.task.api import router as task

locked = APIRouter(dependencies=[Depends(refuse_while_applying)])
for part in (lookup, location, form, module, settings_, configuration):
    locked.include_router(part)

# What is asked for most stands first: routes are tried one after the other.
create_app = partial(
    create_service,
    routers=[
        case,
        incident,
        likeness,
        alert,
        task,
        silence,
        caseload,
        flag,
        attachment,
        place_alert,
        access_log,
        printout,
        erasure,
        policy_pack,
        locked,
    ],
)
main = partial(serve.api, create_app, "cases")

if __name__ == "__main__":
    main()
