"""A proxy on the loopback interface: asks for what it is told to, and passes bytes on."""

import http.client
import socket
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class LoopbackProxy:
    """Leads every name to this machine, as a proxy that knows them would, and keeps a record."""

    def __init__(self, *, name: str = "") -> None:
        """Take who may use it, as `Proxy-Authorization` says it; empty for everybody."""
        self.asked: list[str] = []
        outer = self

        class Server(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(f"GET {self.path}")
                if not self._may():
                    return
                parts = urlsplit(self.path)
                upstream = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=5)
                upstream.request("GET", parts.path or "/", headers={"Host": parts.netloc})
                answer = upstream.getresponse()
                body = answer.read()
                self.send_response(answer.status)
                for header in ("Location", "Content-Type"):
                    if value := answer.headers.get(header):
                        self.send_header(header, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_CONNECT(self) -> None:
                outer.asked.append(f"CONNECT {self.path}")
                if not self._may():
                    return
                port = int(self.path.rpartition(":")[2])
                with socket.create_connection(("127.0.0.1", port), timeout=5) as upstream:
                    self.send_response(200)
                    self.end_headers()
                    back = threading.Thread(target=_pass_on, args=(upstream, self.connection))
                    back.start()
                    _pass_on(self.connection, upstream)
                    back.join(5)

            def _may(self) -> bool:
                if name and self.headers.get("Proxy-Authorization") != name:
                    self.send_response(407)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return False
                return True

            def log_message(self, *_: object) -> None:
                """Keep the tests' output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
