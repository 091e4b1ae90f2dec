"""Whether the gateway of this container takes connections: it asks nobody, for a service's health is its own."""

import os
import socket
import sys
from urllib.parse import urlsplit

site = urlsplit(os.environ.get("MAHON_SITE", "http://:8080"))
with socket.socket() as caller:
    caller.settimeout(4)
    sys.exit(caller.connect_ex(("127.0.0.1", site.port or {"https": 443}.get(site.scheme, 80))))
