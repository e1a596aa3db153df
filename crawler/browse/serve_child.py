"""One Datasette on one snapshot, on a socket that the parent listens on: `python -m crawler.browse.serve_child`.

Started by crawler.browse.serve only. It says "ready" once it answers, or one line that says why it cannot. Told to make
way (SIGTERM, or the parent is gone) it accepts no more, answers every connection it has accepted, and ends. Told to
end (SIGINT) it finishes the requests in flight only.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Generator, MutableMapping
from pathlib import Path
from typing import Any

import uvicorn

from crawler.browse.application import application
from crawler.browse.profile import Profile, restricted_copy
from crawler.errors import SoyteError

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]

#: How long a connection may stay open between two requests, in seconds.
KEEP_ALIVE_SECONDS = 5
#: How long accepted connections that ask nothing are kept once we were told to stop, in seconds.
SILENT_SECONDS = 6.0


class DrainingServer(uvicorn.Server):
    """uvicorn closes, when it stops, also connections whose request is still on its way. This one hears them first."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.on_ready = on_ready
        self.draining = False

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Signals are ours: uvicorn's own handling stops at once."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.on_ready()

    async def drain(self, listener: socket.socket) -> None:
        """Stop accepting, then stop once every accepted connection was answered or stayed silent too long."""
        if self.draining:
            return
        self.draining = True
        loop = asyncio.get_running_loop()
        # Only the watch on the socket goes, not the server: a connection accepted in this very moment is still set
        # up by it. The socket itself is the parent's and the next child accepts on it.
        loop.remove_reader(listener.fileno())
        deadline = loop.time() + SILENT_SECONDS
        await asyncio.sleep(0.2)
        while loop.time() < deadline and self.server_state.connections:
            await asyncio.sleep(0.05)
        self.should_exit = True


def closing(
    app: Callable[..., Awaitable[None]], server: Callable[[], DrainingServer]
) -> Callable[..., Awaitable[None]]:
    """While draining every answer closes its connection, so that the next request goes to the next child."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_closing(message: Scope) -> None:
            if message["type"] == "http.response.start" and server().draining:
                message = {**message, "headers": [*message.get("headers", []), (b"connection", b"close")]}
            await send(message)

        await app(scope, receive, send_closing)

    return wrapped


async def run(snapshot: Path, profile: Profile, listener: socket.socket, ready: int, lifeline: int) -> None:
    """Serve until told to stop. ``ready`` and ``lifeline`` are pipe ends shared with the parent."""
    datasette = application(restricted_copy(snapshot, profile), profile)
    app = datasette.app()
    await datasette.invoke_startup()
    # The first pages open the database and compile the templates: the first reader need not wait for that.
    for path in ("/", "/archive/articles", "/-/search"):
        if (status := (await datasette.client.get(path)).status_code) != 200:
            raise SoyteError(f"{path} answers {status}; see the lines above")

    def tell() -> None:
        os.write(ready, b"ready\n")
        os.close(ready)

    config = uvicorn.Config(
        closing(app, lambda: server),
        http="h11",
        loop="asyncio",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=20,
    )
    server = DrainingServer(config, tell)
    loop = asyncio.get_running_loop()
    tasks: set[asyncio.Task[None]] = set()

    def told() -> None:
        loop.remove_reader(lifeline)
        tasks.add(loop.create_task(server.drain(listener)))

    def ended() -> None:
        server.should_exit = True

    loop.add_signal_handler(signal.SIGTERM, told)
    loop.add_signal_handler(signal.SIGINT, ended)
    loop.add_reader(lifeline, told)  # readable means closed: the parent is gone
    await server.serve(sockets=[listener])


def main(arguments: list[str]) -> int:
    """Arguments: the database, the profile, and the descriptors of listening socket, ready pipe and lifeline."""
    snapshot = Path(arguments[0])
    profile = Profile.from_json(arguments[1])
    listening, ready, lifeline = map(int, arguments[2:])
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until we serve there is nothing to finish, and nothing to say
    listener = socket.socket(fileno=listening)
    listener.setblocking(False)
    try:
        asyncio.run(run(snapshot, profile, listener, ready, lifeline))
    except (SoyteError, sqlite3.DatabaseError) as error:
        os.write(ready, f"{error}\n".encode())
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
