"""Looks at one file in a process of its own, which has little memory, little time and nothing to write to.

Reads the file from its input; writes one line, and behind it what is kept: `type <content type> <bytes>`,
`same <content type> 0`, or `unfit <why> 0`.
"""

import codecs
import resource
import sys

from cases.screening.domain.inspecting import made_safe
from cases.screening.domain.sorts import Sort
from cases.screening.domain.unfit import Unfit

CPU_SECONDS = 5
LIMITS = {
    resource.RLIMIT_AS: 320 * 1024 * 1024,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NOFILE: 0,
}


def load() -> None:
    """Everything that is needed later, since nothing can be opened then."""
    from PIL import Image, ImageOps, MpoImagePlugin, TiffImagePlugin  # noqa: F401

    Image.preinit()
    for encoding in ("utf-16", "utf-16-le", "utf-8-sig", "cp437", "ascii", "latin-1"):
        codecs.lookup(encoding)


def main() -> None:
    sort = Sort(sys.argv[1])
    load()
    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))
    # Ended by SIGXCPU: who is ended by SIGKILL was ended by somebody else, which says nothing about the file.
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    content = sys.stdin.buffer.read()
    try:
        content_type, kept = made_safe(sort, content)
    except Unfit as unfit:
        line, kept = f"unfit {unfit.why} 0\n", b""
    else:
        line = f"type {content_type} {len(kept)}\n"
        if kept == content:
            line, kept = f"same {content_type} 0\n", b""
    sys.stdout.buffer.write(line.encode() + kept)


if __name__ == "__main__":
    main()
