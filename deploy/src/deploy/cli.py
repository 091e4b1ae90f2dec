"""The command line. A command is one line in COMMANDS; its module is imported only when it is asked for."""

import importlib
import sys

import typer

from deploy import ending

# name: module:function, or module:app for a group of commands (a Typer application)
COMMANDS = {
    "up": "deploy.commands.up:up",
    "status": "deploy.commands.status:status",
    "test": "deploy.commands.test:test",
    "mutate": "deploy.commands.mutate:mutate",
    "doctor": "deploy.commands.doctor:doctor",
    "images": "deploy.commands.images:images",
    "secrets": "deploy.commands.secrets:secrets",
    "lock": "deploy.commands.lock:lock",
    "gateway": "deploy.commands.gateway:gateway",
    "bus": "deploy.commands.bus:app",
    "audit": "deploy.commands.audit:app",
    "policy": "deploy.commands.policy:app",
    "bench": "proofs.bench:bench",
    "chaos": "proofs.chaos:chaos",
    "privacy": "proofs.privacy:privacy",
}
# What follows goes to another program as it is.
PASSED_ON = {"test"}


def main(arguments: list[str] | None = None) -> None:
    asked = sys.argv[1:] if arguments is None else arguments
    names = [asked[0]] if asked and asked[0] in COMMANDS else list(COMMANDS)
    application = typer.Typer(
        help="Mahon: child protection case management.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    application.callback()(lambda: None)
    for name in names:
        _register(application, name, wanted=len(names) == 1)
    with ending.when_told():
        application(asked, prog_name="./mahon")


def _register(application: typer.Typer, name: str, *, wanted: bool) -> None:
    module_name, _, attribute = COMMANDS[name].partition(":")
    try:
        command = getattr(importlib.import_module(module_name), attribute)
    except ModuleNotFoundError:
        if wanted:
            raise
        return
    if isinstance(command, typer.Typer):
        application.add_typer(command, name=name)
        return
    passed_on = {"allow_extra_args": True, "ignore_unknown_options": True} if name in PASSED_ON else {}
    application.command(name, context_settings=passed_on)(command)
