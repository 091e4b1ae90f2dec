"""`./mahon gateway`: renews the committed Caddyfile from the route table."""

from deploy import say
from deploy.caddyfile import CADDYFILE, caddyfile, without_demonstration
from deploy.places import REPOSITORY
from deploy.routes import load


def gateway() -> None:
    """Write deploy/gateway/Caddyfile from deploy/gateway/routes.toml."""
    CADDYFILE.write_text(caddyfile(without_demonstration(load())))
    say.line(f"wrote {CADDYFILE.relative_to(REPOSITORY)}")
