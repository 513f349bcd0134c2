"""A web server on the loopback interface that can be made to misbehave."""

import ssl
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Handler = BaseHTTPRequestHandler
Page = Callable[[Handler], None]


class LoopbackServer:
    """Serves what tests put at its paths, and counts who asked for what."""

    def __init__(self, encryption: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: Counter[str] = Counter()
        self.headers: dict[str, Mapping[str, str]] = {}
        """The headers of the last request for each path."""
        self.stopped = threading.Event()
        outer = self

        class Server(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.asked[self.path] += 1
                outer.headers[self.path] = dict(self.headers)
                page = outer.pages.get(self.path)
                if page is None:
                    reply(self, b"", status=404)
                else:
                    page(self)

            def log_message(self, *_: object) -> None:
                """Keep the tests' output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        if encryption is not None:
            self._server.socket = encryption.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def serve(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        """Put a fixed answer at a path and return its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = lambda handler: reply(handler, data, status=status, headers=named)
        return self.url(path)

    def play(self, path: str, page: Page) -> str:
        """Put something that writes its own answer at a path and return its address."""
        self.pages[path] = page
        return self.url(path)

    def stop(self) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()


def reply(
    handler: Handler, body: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def article_page(title: str, *paragraphs: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )


def rss(title: str, *items: str) -> str:
    channel = f"<channel><title>{title}</title>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'


def item(key: str, title: str, text: str = "", link: str = "") -> str:
    told = f"<description>{text}</description>" if text else ""
    return f"<item><guid>{key}</guid><title>{title}</title><link>{link}</link>{told}</item>"
