"""Writes Grafana's three dashboards, one for each question of who keeps a Mahon; `python -m deploy.dashboards`."""

import json
from dataclasses import dataclass

from contracts.values import Values

from deploy.places import REPOSITORY

FOLDER = REPOSITORY / "deploy" / "observed" / "grafana" / "dashboards"
ROUTES = 'route!~"/health.*|/metrics|unmatched"'
HIGH, WIDE, WIDTH = 8, 12, 24
SECONDS, SHARE, PER_SECOND, COUNT = "s", "percentunit", "ops", "short"

VISIBLE = "histogram_quantile(0.95, sum by (le, service) (rate(mahon_bus_visible_seconds_bucket[5m])))"


@dataclass(frozen=True)
class Panel:
    """`queries`: PromQL → how a line is called. `worry`: from this value on it is drawn in red."""

    title: str
    queries: dict[str, str]
    unit: str = COUNT
    worry: float | None = None


@dataclass(frozen=True)
class Dashboard:
    name: str
    title: str
    panels: tuple[Panel, ...]


def _slow(share: float, by: str) -> str:
    rate = f"rate(mahon_http_request_seconds_bucket{{{ROUTES}}}[5m])"
    return f"histogram_quantile({share}, sum by (le, {by}) ({rate}))"


DASHBOARDS = (
    Dashboard(
        "well",
        "Is it well?",
        (
            Panel("Processes that answer", {'sum by (process) (up{job="mahon"})': "{{process}}"}),
            Panel("Workers attached to the bus", {"sum by (service) (mahon_consuming)": "{{service}}"}),
            Panel(
                "Requests that fail, of all",
                {
                    'sum by (service) (rate(mahon_http_request_seconds_count{status=~"5.."}[5m])) / '
                    "sum by (service) (rate(mahon_http_request_seconds_count[5m]))": "{{service}}"
                },
                SHARE,
                0.01,
            ),
            Panel("Heard nothing for", {"max by (service) (mahon_silent_seconds)": "{{service}}"}, SECONDS, 90),
            Panel(
                "Forks and messages that are not believed",
                {
                    "sum by (service) (increase(mahon_bus_forks_total[10m]))": "forks, {{service}}",
                    "sum by (service, why) (increase(mahon_bus_disbelieved_total[10m]))": "{{why}}, {{service}}",
                },
                worry=1,
            ),
            Panel(
                "Requests", {"sum by (service) (rate(mahon_http_request_seconds_count[5m]))": "{{service}}"}, PER_SECOND
            ),
        ),
    ),
    Dashboard(
        "waits",
        "Who waits?",
        (
            Panel(
                "Oldest referral without an answer",
                {"max(mahon_referrals_oldest_unanswered_seconds)": "referral"},
                SECONDS,
                72 * 3600,
            ),
            Panel(
                "Oldest event not sent", {"max by (service) (mahon_outbox_oldest_seconds)": "{{service}}"}, SECONDS, 60
            ),
            Panel("Events not sent", {"max by (service) (mahon_outbox_backlog)": "{{service}}"}),
            Panel("Events put aside, and why", {"max by (service, why) (mahon_held)": "{{why}}, {{service}}"}, worry=1),
            Panel(
                "Oldest event put aside", {"max by (service) (mahon_held_oldest_seconds)": "{{service}}"}, SECONDS, 3600
            ),
            Panel(
                "Events put aside anew",
                {"sum by (service, why) (rate(mahon_bus_holds_total[5m]))": "{{why}}, {{service}}"},
                PER_SECOND,
            ),
        ),
    ),
    Dashboard(
        "slow",
        "What is slow?",
        (
            Panel("Half of the requests take up to", {_slow(0.5, "service"): "{{service}}"}, SECONDS, 0.25),
            Panel("Nineteen of twenty take up to", {_slow(0.95, "service"): "{{service}}"}, SECONDS, 1),
            Panel(
                "The ten slowest routes (19 of 20)",
                {f"topk(10, {_slow(0.95, 'method, route')})": "{{method}} {{route}}"},
                SECONDS,
            ),
            Panel(
                "From announcing to applied elsewhere (19 of 20)",
                {VISIBLE: "{{service}}"},
                SECONDS,
                5,
            ),
            Panel(
                "Events applied", {"sum by (service) (rate(mahon_bus_applied_total[5m]))": "{{service}}"}, PER_SECOND
            ),
            Panel(
                "Events sent, and not confirmed",
                {
                    "sum by (service) (rate(mahon_bus_sent_total[5m]))": "sent, {{service}}",
                    "sum by (service) (rate(mahon_bus_send_failures_total[5m]))": "not confirmed, {{service}}",
                },
                PER_SECOND,
            ),
        ),
    ),
)


def drawn(dashboard: Dashboard) -> Values:
    """The dashboard as Grafana reads it."""
    return {
        "uid": f"mahon-{dashboard.name}",
        "title": dashboard.title,
        "tags": ["mahon"],
        "timezone": "browser",
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "schemaVersion": 39,
        "panels": [_panel(number, panel) for number, panel in enumerate(dashboard.panels)],
    }


def _panel(number: int, panel: Panel) -> Values:
    steps: list[Values] = [{"color": "green", "value": None}]
    if panel.worry is not None:
        steps.append({"color": "red", "value": panel.worry})
    columns = WIDTH // WIDE
    return {
        "id": number + 1,
        "type": "timeseries",
        "title": panel.title,
        "datasource": {"type": "prometheus", "uid": "mahon"},
        "gridPos": {"x": number % columns * WIDE, "y": number // columns * HIGH, "w": WIDE, "h": HIGH},
        "fieldConfig": {
            "defaults": {
                "unit": panel.unit,
                "min": 0,
                "thresholds": {"mode": "absolute", "steps": steps},
                "custom": {"thresholdsStyle": {"mode": "line" if panel.worry is not None else "off"}},
            },
            "overrides": [],
        },
        "targets": [
            {"refId": chr(ord("A") + place), "expr": query, "legendFormat": legend}
            for place, (query, legend) in enumerate(panel.queries.items())
        ],
    }


def written(dashboard: Dashboard) -> str:
    return json.dumps(drawn(dashboard), indent=1) + "\n"


if __name__ == "__main__":
    for each in DASHBOARDS:
        (FOLDER / f"{each.name}.json").write_text(written(each))
