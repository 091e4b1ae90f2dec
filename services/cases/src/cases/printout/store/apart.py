"""Sets one sheet in a process of its own, which has little memory, little time and nothing to write to.

Reads the sheet as JSON from its input and writes the PDF.
"""

import resource
import sys
from importlib.resources import files

from cases.printout.store.setting import TEMPLATE

CPU_SECONDS = 10
LIMITS = {resource.RLIMIT_AS: 1024 * 1024 * 1024, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
FONTS = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")


def main() -> None:
    from typst import Compiler

    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))
    # Ended by SIGXCPU: who is ended by SIGKILL was ended by somebody else.
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    folders: list[str] = [str(files(name) / "files") for name in FONTS]
    press = Compiler(  # type: ignore[misc]  # a type variable of its own that nothing binds
        TEMPLATE.encode(),
        font_paths=folders,
        ignore_system_fonts=True,
        sys_inputs={"sheet": sys.stdin.read()},
    )
    made = press.compile(format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)  # noqa: S101 - nowhere is said to put it
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
