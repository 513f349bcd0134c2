"""How much of the network is used before it is given up. Knows no protocol."""

MAX_WIRE_BYTES = 10 * 1024 * 1024
"""Bytes of one fetch on the wire, headers and redirects included."""

MAX_INFLATED_BYTES = 50 * 1024 * 1024
"""Bytes of one body after its compression is taken off."""

MAX_REDIRECTS = 5
"""How often one fetch may be sent elsewhere."""

TOTAL_SECONDS = 30.0
"""Time of one fetch, from the look-up of the name to the last byte, redirects included."""

CONNECT_SECONDS = 10.0
"""Time to look a name up, to connect, and to agree on encryption, each."""

PROXY_NAME_SECONDS = 2.0
"""Time to look up a name here that a proxy will look up again."""

IDLE_SECONDS = 15.0
"""Silence after which a connection is given up."""

PER_HOST = 2
"""Connections to one host at a time."""

MAX_RETRY_AFTER = 24 * 3600.0
"""The longest wait, in seconds, that a server's `Retry-After` is believed."""
