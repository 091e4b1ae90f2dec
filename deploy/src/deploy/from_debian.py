"""Images made of Debian's packages alone, for machines without an image registry: the base, and what Mahon stands on.

Each is asked in the same way as the official image, so that `compose.yaml` takes either.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from deploy.places import REPOSITORY
from deploy.say import Code, Stopped, step

SOURCES = (Path("/etc/apt/sources.list.d/debian.sources"), Path("/etc/apt/sources.list"))
"""Where a Debian says whence its packages come: one that was made as an image, and one that was installed."""
SCRIPTS = REPOSITORY / "deploy" / "images" / "debian"
RELEASE = "bookworm"
BASE = "base"


@dataclass(frozen=True)
class Made:
    """`packages`: Debian's; `hooks`: commands of mmdebstrap once they are unpacked; `changes`: how the image runs."""

    packages: tuple[str, ...]
    hooks: tuple[str, ...] = ()
    changes: tuple[str, ...] = field(default=())


IMAGES = {
    BASE: Made(("python3-minimal", "libpython3-stdlib", "ca-certificates")),
    "postgres": Made(
        ("postgresql-15",),
        (
            f"copy-in {SCRIPTS / 'postgres'} /usr/local/bin",
            'rm -rf "$1/var/lib/postgresql/15" "$1/etc/postgresql/15"',
            'chroot "$1" install -d -o postgres -g postgres -m 0750 /var/lib/postgresql',
        ),
        (
            "ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/bin:/bin",
            "USER postgres",
            'ENTRYPOINT ["/usr/local/bin/postgres"]',
            'CMD ["postgres"]',
        ),
    ),
    "rabbitmq": Made(
        ("rabbitmq-server",),
        ('chroot "$1" install -d -o rabbitmq -g rabbitmq -m 0750 /var/lib/rabbitmq /var/log/rabbitmq',),
        (
            "ENV PATH=/usr/lib/rabbitmq/bin:/usr/bin:/bin:/usr/sbin HOME=/var/lib/rabbitmq LANG=C.UTF-8",
            "USER rabbitmq",
            'CMD ["/usr/lib/rabbitmq/bin/rabbitmq-server"]',
        ),
    ),
    "prometheus": Made(
        ("prometheus",),
        ('chroot "$1" install -d -o 65534 -g 65534 /prometheus',),
        ("USER 65534:65534", 'ENTRYPOINT ["/usr/bin/prometheus"]'),
    ),
}


def name(image: str, tag: str) -> str:
    return f"localhost/mahon-{image}:{tag}"


def make_all(images: Sequence[str], *, tag: str) -> list[str]:
    """Make these of IMAGES, side by side: each waits for the network and the disk most of the time. Raises Stopped."""
    with ThreadPoolExecutor(max(len(images), 1)) as beside:
        return list(beside.map(partial(make, tag=tag), images))


def make(image: str, *, tag: str) -> str:
    """Make one of IMAGES; its name. Raises Stopped where mmdebstrap or podman is missing, or fails."""
    for program in ("mmdebstrap", "podman"):
        if shutil.which(program) is None:
            raise Stopped(f"images of Debian's packages need {program}: apt-get install {program}", Code.PACKAGES)
    made = IMAGES[image]
    step(f"making {name(image, tag)} of Debian's packages")
    with tempfile.TemporaryDirectory(prefix="mahon-debian-") as folder:
        archive = Path(folder) / "root.tar"
        hooks = [f"--customize-hook={hook}" for hook in made.hooks]
        include = f"--include={','.join(made.packages)}"
        _run(["mmdebstrap", "--variant=minbase", include, *hooks, RELEASE, str(archive), *mirrors()])
        changes = [word for change in made.changes for word in ("--change", change)]
        _run(["podman", "import", "--quiet", *changes, str(archive), name(image, tag)])
    return name(image, tag)


def mirrors(told: Sequence[Path] = SOURCES) -> list[str]:
    """The file that says where this machine has its own Debian packages from; none: mmdebstrap knows a mirror."""
    return [str(file) for file in told if file.exists() and RELEASE in file.read_text()][:1]


def _run(command: list[str]) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise Stopped(f"{command[0]} failed: {said}", Code.PACKAGES)
