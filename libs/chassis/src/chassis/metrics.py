"""Prometheus metrics. Labels are services, route templates, statuses and event types: a few hundred values at most."""

from prometheus_client import Counter, Gauge, Histogram

LATENCY = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

requests = Histogram(
    "mahon_http_request_seconds", "Time to answer", ["service", "method", "route", "status"], buckets=LATENCY
)
sent = Counter("mahon_bus_sent_total", "Events confirmed by the bus", ["service"])
send_failures = Counter("mahon_bus_send_failures_total", "Events the bus did not confirm", ["service"])
applied = Counter("mahon_bus_applied_total", "Events applied", ["service", "type"])
duplicates = Counter("mahon_bus_duplicates_total", "Events known already", ["service"])
forks = Counter("mahon_bus_forks_total", "Same number of a record, another event", ["service"])
disbelieved = Counter("mahon_bus_disbelieved_total", "Messages unsigned, foreign or altered", ["service", "why"])
holds = Counter("mahon_bus_holds_total", "Events put aside", ["service", "why"])
visible = Histogram("mahon_bus_visible_seconds", "From announcing to applied elsewhere", ["service"], buckets=LATENCY)
backlog = Gauge("mahon_outbox_backlog", "Events not sent yet", ["service"])
outbox_age = Gauge("mahon_outbox_oldest_seconds", "Age of the oldest event not sent yet", ["service"])
held_rows = Gauge("mahon_held", "Events put aside now", ["service", "why"])
held_age = Gauge("mahon_held_oldest_seconds", "Age of the oldest event put aside", ["service"])
consuming = Gauge("mahon_consuming", "1 while this worker is attached to the bus", ["service"])
silence = Gauge("mahon_silent_seconds", "How long the worker has heard nothing, not even of itself", ["service"])
