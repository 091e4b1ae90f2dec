"""Writes deploy/compose.yaml and what Prometheus reads there, from the list of services; `python -m deploy.compose`.

The same file is read by Docker's compose and by podman-compose. Nothing in it depends on anything: a container waits by
itself for what it stands on (`chassis.schema`), however it was started or came back.
"""

from contracts.topology import SERVICES

from deploy.container_secrets import POSTGRES, RABBITMQ
from deploy.door import AUTHORITY, SYSTEM_ROOTS
from deploy.halves import API, WORKER
from deploy.places import REPOSITORY

COMPOSE = REPOSITORY / "deploy" / "compose.yaml"
TARGETS = REPOSITORY / "deploy" / "observed" / "prometheus-containers.yml"
PORT = 8000
INSTALLING = ("cases",)
"""Services that write what a fresh Mahon begins with; the first administrator is made by hand."""

BEGINNING = """\
# Made by `python -m deploy.compose`; change that, not this file. How it is used: docs/operate.md.
name: mahon

x-podman: {in_pod: false}

x-bare: &bare
  read_only: true
  cap_drop: [ALL]
  # A question for a name is lost now and then while containers come and go: it is asked again after a second, not five.
  dns_opt: ["timeout:1", "attempts:5"]
  security_opt: ["no-new-privileges:true"]
  logging: &logging {driver: json-file, options: {max-size: 20m}}

x-half: &half
  <<: *bare
  restart: unless-stopped
  stop_grace_period: 30s
  tmpfs: [/tmp]

x-told: &told
  MAHON_SECRETS: /run/secrets
  MAHON_PUBLIC_URL: ${MAHON_PUBLIC_URL:-https://localhost:8443}
  MAHON_SECURE_COOKIES: "true"
  MAHON_TIME_ZONE: ${MAHON_TIME_ZONE:-Asia/Dili}
  MAHON_POOL_SIZE: ${MAHON_POOL_SIZE:-10}
  MAHON_OTLP_ENDPOINT: ${MAHON_OTLP_ENDPOINT:-}

x-worker: &worker
  <<: *told
  MAHON_OWN_BROKER_ACCOUNT: "true"

services:
  postgres:
    image: ${MAHON_POSTGRES_IMAGE:-postgres:18}
    hostname: postgres
    restart: unless-stopped
    read_only: true
    security_opt: ["no-new-privileges:true"]
    logging: *logging
    command: [postgres, -c, "max_connections=${MAHON_CONNECTIONS:-300}", -c, shared_buffers=256MB, -c, jit=off,
      -c, work_mem=16MB, -c, random_page_cost=1.1, -c, max_parallel_workers_per_gather=0,
      -c, log_min_error_statement=panic, -c, log_error_verbosity=terse]
    environment:
      POSTGRES_USER: mahon
      POSTGRES_PASSWORD_FILE: /run/secrets/password
      POSTGRES_INITDB_ARGS: --locale=C.UTF-8 --encoding=UTF8
      PGDATA: /var/lib/postgresql/mahon
    volumes:
      - postgres:/var/lib/postgresql
      - ${MAHON_STATE:-../.mahon/containers}/secrets/postgres:/run/secrets:ro
    tmpfs: ["/var/run/postgresql:mode=1777", /tmp]
    shm_size: 256m
    stop_grace_period: 60s
    networks: [inside]
    healthcheck: {test: [CMD, pg_isready, -q, -U, mahon], interval: 5s, timeout: 5s, retries: 24}

  databases:
    <<: *bare
    image: ${MAHON_POSTGRES_IMAGE:-postgres:18}
    user: "65534:65534"
    restart: on-failure
    environment: {PGHOST: postgres, PGUSER: mahon, PGDATABASE: postgres}
    command: [sh, -c, "until pg_isready -q; do sleep 1; done;
      PGPASSWORD=$$(cat /run/secrets/password) exec psql --quiet --no-psqlrc --file /run/secrets/databases.sql"]
    volumes: ["${MAHON_STATE:-../.mahon/containers}/secrets/databases:/run/secrets:ro"]
    networks: [inside]

  rabbitmq:
    image: ${MAHON_RABBITMQ_IMAGE:-rabbitmq:4}
    hostname: rabbitmq
    restart: unless-stopped
    read_only: true
    security_opt: ["no-new-privileges:true"]
    logging: *logging
    environment:
      RABBITMQ_NODENAME: rabbit@rabbitmq
      RABBITMQ_LOGS: "-"
      RABBITMQ_LOG_BASE: /tmp
      RABBITMQ_CONFIG_FILE: /run/secrets/rabbitmq.conf
      RABBITMQ_ENABLED_PLUGINS_FILE: /run/secrets/enabled_plugins
    volumes:
      - rabbitmq:/var/lib/rabbitmq
      - ${MAHON_STATE:-../.mahon/containers}/secrets/rabbitmq:/run/secrets:ro
    tmpfs: [/tmp]
    stop_grace_period: 60s
    networks: [inside]
    # After a full disk its queues stay dead while it takes connections as before: it ends then, and is begun anew.
    healthcheck:
      test: [CMD, rabbitmqctl, -q, eval,
        "true = rabbit:is_running(), is_pid(whereis(ra_systems_sup)) orelse init:stop(1)."]
      interval: 10s
      timeout: 15s
      retries: 18
"""

SERVICE = """
  {service}-migrate:
    <<: *bare
    image: &{service} ${{MAHON_IMAGES:-localhost/mahon}}-{service}:${{MAHON_TAG:-latest}}
    command: [migrate]
    restart: on-failure
    tmpfs: [/tmp]
    volumes: ["${{MAHON_STATE:-../.mahon/containers}}/secrets/{service}-migrate:/run/secrets:ro"]
    networks: [inside]
{install}
  {service}-worker:
    <<: *half
    image: *{service}
    command: [worker]
    scale: ${{{copies}_WORKER_COPIES:-1}}
    environment: {worker_environment}
    volumes: ["${{MAHON_STATE:-../.mahon/containers}}/secrets/{service}-worker:/run/secrets:ro"{files}]
    networks: [{networks}]

  {service}-api:
    <<: *half
    image: *{service}
    command: [api]
    scale: ${{{copies}_API_COPIES:-1}}
    environment: {api_environment}
    volumes: ["${{MAHON_STATE:-../.mahon/containers}}/secrets/{service}-api:/run/secrets:ro"{files}]
    networks: [inside]
"""

INSTALL = """
  {service}-install:
    <<: *bare
    image: *{service}
    command: [install]
    restart: on-failure
    tmpfs: [/tmp]
    volumes: ["${{MAHON_STATE:-../.mahon/containers}}/secrets/{service}-api:/run/secrets:ro"]
    networks: [inside]
"""

KEEPING = """
      <<: *{known}
      MAHON_OBJECTS: file:///data"""

MAILING = """
      <<: *worker
      MAHON_SMTP_HOST: ${MAHON_SMTP_HOST:-mail}
      MAHON_SMTP_PORT: ${MAHON_SMTP_PORT:-1025}
      MAHON_SMTP_USER: ${MAHON_SMTP_USER:-}
      MAHON_SMTP_STARTTLS: ${MAHON_SMTP_STARTTLS:-false}
      MAHON_SMTP_ROOT: ${MAHON_SMTP_ROOT:-}
      MAHON_MAIL_FROM: ${MAHON_MAIL_FROM:-Mahon <no-reply@mahon.example>}"""

ENDING = """
  gateway:
    <<: *bare
    image: ${MAHON_IMAGES:-localhost/mahon}-gateway:${MAHON_TAG:-latest}
    restart: unless-stopped
    sysctls: {net.ipv4.ip_unprivileged_port_start: "0"}
    environment:
      MAHON_SITE: https://${MAHON_NAME:-localhost}:${MAHON_PORT:-8443}
      MAHON_TLS: ${MAHON_TLS:-internal}
      MAHON_ACME: ${MAHON_ACME:-%(authority)s}
      MAHON_ACME_ROOT: ${MAHON_ACME_ROOT:-%(roots)s}
      MAHON_TRUSTED_PROXIES: ${MAHON_TRUSTED_PROXIES:-127.255.255.255/32}
    ports: ["${MAHON_LISTEN:-0.0.0.0}:${MAHON_PORT:-8443}:${MAHON_PORT:-8443}"]
    volumes:
      - gateway:/data
      - ${MAHON_STATE:-../.mahon/containers}/tls:/run/secrets:ro
    networks: [inside, outside]

  coming-up:
    <<: *bare
    image: ${MAHON_IMAGES:-localhost/mahon}-gateway:${MAHON_TAG:-latest}
    entrypoint: [python3, -P, /opt/mahon/coming_up.py]
    command: [%(waited_for)s]
    environment: {MAHON_PUBLIC_URL: "${MAHON_PUBLIC_URL:-https://localhost:8443}"}
    networks: [inside]

  mail:
    <<: *half
    image: ${MAHON_IMAGES:-localhost/mahon}-mail:${MAHON_TAG:-latest}
    profiles: [trial]
    volumes: ["mail:/data"]
    networks: [inside]

  prometheus:
    <<: *half
    image: ${MAHON_PROMETHEUS_IMAGE:-prom/prometheus:v3.5.0}
    profiles: [observed]
    command: [--config.file=/etc/mahon/prometheus-containers.yml, --storage.tsdb.path=/prometheus,
      --storage.tsdb.retention.time=30d]
    ports: ["127.0.0.1:${MAHON_PROMETHEUS_PORT:-9090}:9090"]
    volumes: ["./observed:/etc/mahon:ro", "prometheus:/prometheus"]
    networks: [inside, outside]

  collector:
    <<: *half
    image: ${MAHON_COLLECTOR_IMAGE:-otel/opentelemetry-collector:0.137.0}
    profiles: [observed]
    command: [--config=/etc/mahon/collector.yml]
    volumes: ["./observed:/etc/mahon:ro"]
    networks: [inside, outside]

  grafana:
    <<: *half
    image: ${MAHON_GRAFANA_IMAGE:-grafana/grafana:12.2.0}
    profiles: [observed]
    environment:
      GF_SECURITY_ADMIN_PASSWORD__FILE: /run/secrets/password
      GF_ANALYTICS_REPORTING_ENABLED: "false"
      GF_ANALYTICS_CHECK_FOR_UPDATES: "false"
    ports: ["127.0.0.1:${MAHON_GRAFANA_PORT:-3000}:3000"]
    volumes:
      - ./observed/grafana/provisioning:/etc/grafana/provisioning:ro
      - ./observed/grafana/dashboards:/etc/mahon/dashboards:ro
      - ${MAHON_STATE:-../.mahon/containers}/secrets/grafana:/run/secrets:ro
      - grafana:/var/lib/grafana
    networks: [inside, outside]

networks:
  inside: {internal: true}
  outside: {}

volumes: {postgres: {}, rabbitmq: {}, files: {}, gateway: {}, mail: {}, prometheus: {}, grafana: {}}
"""

SCRAPED = """\
# Made by `python -m deploy.compose`. Each name has an address for every copy of that half.
global: {scrape_interval: 15s, evaluation_interval: 15s}
rule_files: [alerts.yml]
scrape_configs:
  - job_name: mahon
    dns_sd_configs: [{names: [%(names)s], type: A, port: %(port)s, refresh_interval: 10s}]
    relabel_configs:
      - {source_labels: [__meta_dns_name], target_label: process}
      - {source_labels: [__meta_dns_name], regex: ".*-(api|worker)", target_label: half}
  - job_name: rabbitmq
    static_configs: [{targets: ["rabbitmq:15692"]}]
"""


def halves() -> list[str]:
    return [f"{service}-{half}" for service in SERVICES for half in (API, WORKER)]


def compose() -> str:
    waited_for = [f"{POSTGRES}:5432", f"{RABBITMQ}:5672", *(f"{half}:{PORT}" for half in halves())]
    ending = ENDING % {
        "waited_for": ", ".join(f'"{one}"' for one in waited_for),
        "authority": AUTHORITY,
        "roots": SYSTEM_ROOTS,
    }
    return BEGINNING + "".join(_service(service) for service in SERVICES) + ending


def _service(service: str) -> str:
    mails, keeps = service == "notifications", service == "cases"
    return SERVICE.format(
        service=service,
        copies=f"MAHON_{service.upper()}",
        install=INSTALL.format(service=service) if service in INSTALLING else "",
        worker_environment=MAILING if mails else KEEPING.format(known="worker") if keeps else "*worker",
        api_environment=KEEPING.format(known="told") if keeps else "*told",
        files=', "files:/data"' if keeps else "",
        networks="inside, outside" if mails else "inside",
    )


def scraped() -> str:
    return SCRAPED % {"names": ", ".join(halves()), "port": PORT}


if __name__ == "__main__":
    COMPOSE.write_text(compose())
    TARGETS.write_text(scraped())
