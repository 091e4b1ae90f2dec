"""`/api/v2/incidents`."""

from cases.incident.domain import INCIDENT
from cases.record.api.routes import RecordRoutes

router = RecordRoutes(INCIDENT).router()
