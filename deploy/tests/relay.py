"""Postfix as a ministry's relay: letters only over TLS and with an account, handed on to a mailbox that tests ask."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from deploy import ports

UP_SECONDS = 20.0
USER, REALM = "mahon", "localhost"
MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = /dev/stdout
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
mynetworks =
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_tls_security_level = {tls}
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = {folder}/cert.pem
smtpd_tls_key_file = {folder}/key.pem
smtpd_sasl_auth_enable = yes
smtpd_sasl_local_domain = localhost
default_transport = smtp:[127.0.0.1]:{sink}
alias_maps =
"""
MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
proxymap unix - - n - - proxymap
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""
ACCOUNTS = """\
pwcheck_method: auxprop
auxprop_plugin: sasldb
mech_list: PLAIN LOGIN
sasldb_path: {folder}/etc/sasldb2
"""


def why_not() -> str | None:
    """Why no relay can be run here; None: it can."""
    if os.geteuid() != 0:
        return "Postfix is started by root"
    missing = [program for program in ("postfix", "saslpasswd2") if shutil.which(program) is None]
    return f"not here: {', '.join(missing)} (Debian: postfix, sasl2-bin, libsasl2-modules)" if missing else None


class Mailbox:
    """What the relay hands on to: who got how many letters."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.port = ports.free()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's
        self.taken.append(bytes(envelope.content or b""))
        return "250 OK"

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()


class Relay:
    """One port and certificate, run anew each time it is entered: `tls` is `may` or `none`, as Postfix has it."""

    def __init__(self, folder: Path, certificate: Path, key: Path, hands_on_to: int) -> None:
        self.folder, self.port, self._sink = folder, ports.free(), hands_on_to
        for name in ("etc/sasl", "queue", "data"):
            (folder / name).mkdir(parents=True)
        shutil.chown(folder / "data", "postfix")
        shutil.copyfile(certificate, folder / "cert.pem")
        shutil.copyfile(key, folder / "key.pem")
        # Where tests keep their folders nobody else may walk, and Postfix works as an account of its own.
        for above in (folder, *folder.parents):
            if above.stat().st_mode & 0o001 == 0:
                above.chmod(above.stat().st_mode | 0o011)

    def told(self, *, password: str, tls: str = "may") -> Self:
        etc = self.folder / "etc"
        named = {"folder": self.folder, "sink": self._sink, "port": self.port, "tls": tls}
        for name, text in {"main.cf": MAIN, "master.cf": MASTER, "sasl/smtpd.conf": ACCOUNTS}.items():
            (etc / name).write_text(text.format(**named))
        command = ["saslpasswd2", "-p", "-c", "-f", str(etc / "sasldb2"), "-u", REALM, USER]
        subprocess.run(command, input=password, text=True, check=True)
        shutil.chown(etc / "sasldb2", "postfix")
        return self

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def __enter__(self) -> Self:
        with (self.folder / "log").open("w") as log:
            command = ["postfix", "-c", str(self.folder / "etc"), "start-fg"]
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        deadline = time.monotonic() + UP_SECONDS
        while not ports.answers(self.port):
            assert time.monotonic() < deadline, self.log
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["postfix", "-c", str(self.folder / "etc"), "stop"], capture_output=True, check=False)
        self._process.wait(UP_SECONDS)
