"""`/api/v2/cases`."""

from cases.case.domain import CASE
from cases.record.api.routes import RecordRoutes

router = RecordRoutes(CASE).router()
