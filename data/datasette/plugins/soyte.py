"""Everything of soyte that touches Datasette's plugin interface (0.65), and nothing else.

What is searched, read and shown is worked out in plain modules of `crawler`; this file only connects them, because
Datasette 1.0 changes the hooks.
"""

import asyncio
import contextlib
import contextvars
import hashlib
import re
import sqlite3
from functools import cache, partial
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, parse_qsl, quote, urlencode

from datasette import hookimpl
from datasette.filters import FilterArguments
from datasette.utils import sqlite_timelimit, tilde_decode, tilde_encode, urlsafe_components
from datasette.utils.asgi import Base400, NotFound, Response
from datasette.views.base import DatasetteError
from datasette.views.row import RowView

from crawler.browse import display, language, pages
from crawler.browse.application import SITE
from crawler.browse.article_page import read_article
from crawler.browse.canned_queries import canned_queries
from crawler.browse.document_page import read_document
from crawler.browse.old_addresses import moved_to
from crawler.browse.person_page import read_person
from crawler.browse.profile import Profile
from crawler.browse.province_page import read_province
from crawler.browse.reread import archive_beside
from crawler.browse.revision_page import read_revision
from crawler.browse.search_query import escape_fts, parse
from crawler.browse.source_page import read_source
from crawler.browse.topic_page import read_topic
from crawler.browse.unit_page import read_unit
from pipelines.text import slug

DATABASE = "archive"

#: One value may not be longer than this, in bytes: `zeroblob(900000000)` typed as SQL would take gigabytes.
LONGEST_VALUE = 5_000_000

#: How much of the file is read through the memory map, in bytes; each connection else keeps copies of its own.
MAPPED = 2_000_000_000
#: Pages that each connection keeps, in KiB.
KEPT_KIB = 32_768

#: All of SQLite in this process, in bytes: what asks for more is refused.
MOST_MEMORY = 1 << 30

#: The longest query string that is read, in bytes: 3,500 Vietnamese letters.
LONGEST_QUERY = 32_000

#: How long one page of ours may read, in milliseconds.
PAGE_MILLISECONDS = 3_000

# Our pages hold no inline style and no script. Datasette's own (tables, SQL) write column names into a style element.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_OURS = re.compile(
    rf"/(?:$|-/(?:search|evidence|coverage|changes|report|dropped)"
    rf"|{DATABASE}/(?:articles|people|units|topics|provinces|documents|revisions|sources)/)"
)


#: Tables that are filtered by a part of a name, and what the field is called.
_NAMED = {"people": "people.name", "units": "units.name", "documents": "documents.number"}


class Moved(Base400):
    """This page is now another one; Base400 so that Datasette prints no traceback for it."""

    status = 302


@hookimpl(trylast=True)
def prepare_connection(conn):
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    conn.execute(f"pragma hard_heap_limit = {MOST_MEMORY}")
    conn.execute(f"pragma mmap_size = {MAPPED}")
    conn.execute(f"pragma cache_size = -{KEPT_KIB}")
    # trylast: Datasette registers its own function of this name first, and the last one stands.
    conn.create_function("escape_fts", 1, escape_fts, deterministic=True)


@cache
def _asset(name):
    """Address of a static file that changes when the file does, so that browsers may keep it."""
    digest = hashlib.sha256((SITE / "static" / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?{digest}"


@hookimpl
def prepare_jinja2_environment(env, datasette):
    env.globals["asset"] = lambda name: datasette.urls.path(_asset(name))
    env.globals["word"] = language.word
    env.globals["t"] = language.t
    env.globals["profile"] = _profile(datasette)
    env.globals["describe"] = language.describe
    env.globals["language"] = language.current
    env.globals["other_language"] = _in_other_language
    env.filters["tilde"] = lambda value: tilde_encode(str(value))
    for name in ("date", "moment", "number", "percent", "rule", "field_rule", "dropped_by", "web_link", "host"):
        env.filters[f"as_{name}"] = getattr(display, name)


#: Path and query of the request being answered: error pages know nothing of it.
_ADDRESS = contextvars.ContextVar("address", default=("/", ""))


def _in_other_language():
    """The address of the page being shown, in the other language."""
    path, query = _ADDRESS.get()
    other = "vi" if language.current() == "en" else "en"
    kept = [pair for pair in parse_qsl(query, keep_blank_values=True, errors="replace") if pair[0] != "lang"]
    return f"{path}?{urlencode([*kept, ('lang', other)])}"


async def _read(datasette, function, *args):
    def timed(conn):
        with sqlite_timelimit(conn, PAGE_MILLISECONDS):
            return function(conn, *args)

    # The reading thread speaks the language of the request.
    return await datasette.get_database(DATABASE).execute_fn(partial(contextvars.copy_context().run, timed))


async def _read_once(datasette, function, *args):
    """What holds for the whole snapshot, which never changes under one Datasette, whatever the arguments."""
    kept = vars(datasette).setdefault("_soyte_kept", {})
    place = function, language.current()
    if place not in kept:
        kept[place] = await _read(datasette, function, *args)
    return kept[place]


def _snapshot_id(conn):
    row = conn.execute("select value from meta where key = 'snapshot_id'").fetchone()
    return row[0] if row else None


@hookimpl
def extra_template_vars(datasette, view_name, table, request):
    async def inner():
        found = {"snapshot_id": await _read_once(datasette, _snapshot_id)}
        if view_name == "row" and table in _ROWS:
            name, reader = _ROWS[table]
            key = tilde_decode(request.url_vars["pks"])
            found[name] = await _read(datasette, reader, key)
            if found[name] is None:
                raise NotFound(f"{key}: no such row")
            if moved := getattr(found[name], "moved_to", None):
                raise Moved(datasette.urls.row(DATABASE, table, tilde_encode(moved)))
        return found

    return inner


#: Tables whose rows have a page of their own: what its template calls what was read, and the reader.
_ROWS = {
    "articles": ("page", read_article),
    "people": ("person", read_person),
    "units": ("unit", read_unit),
    "documents": ("document", read_document),
    "revisions": ("revision", read_revision),
    "provinces": ("province", read_province),
    "topics": ("topic", read_topic),
    "sources": ("source", read_source),
}


class _Row(RowView):
    """A row of any table. Datasette would ask for half of a key, or for a form that it does not have, as if it were whole."""

    async def data(self, request, default_labels=False):
        table, key = tilde_decode(request.url_vars["table"]), urlsafe_components(request.url_vars["pks"])
        columns = await self.ds.get_database(DATABASE).primary_keys(table)
        if len(key) != (len(columns) or 1) or request.url_vars["format"] not in (None, "", "csv", "blob", *self.ds.renderers):
            raise NotFound(f"{request.path}: no such row")
        return await super().data(request, default_labels)


class _OwnRow(_Row):
    """A row that has a page of ours, as HTML. Datasette would count its rows in every other table, by full scans too."""

    async def foreign_key_tables(self, database, table, pk_values):
        return []


@hookimpl
def register_routes(datasette):
    """The pages of crawler/browse/pages.py, each at its own address; rows, and those of them that have a page of ours."""
    ours = rf"^/(?P<database>{DATABASE})/(?P<table>{'|'.join(_ROWS)})/(?P<pks>[^/.]+)(?P<format>)$"
    rows = rf"^/(?P<database>{DATABASE})/(?P<table>[^/]+)/(?P<pks>[^/]+?)(?:\.(?P<format>\w+))?$"
    own = [(rf"^{page.address}$", partial(_show, datasette, page)) for page in pages.PAGES]
    return [*own, (ours, _OwnRow.as_view(datasette)), (rows, _Row.as_view(datasette))]


async def _show(datasette, page, request):
    if len(request.query_string) > LONGEST_QUERY:
        raise DatasetteError(language.t("error.long", n=LONGEST_QUERY), status=414)
    asked = pages.Asked.of(
        str(datasette.urls.path(request.path)),  # a plain string: Datasette's own kind is slow to work with
        request.query_string,
        {name: tilde_decode(value) for name, value in request.url_vars.items() if value is not None},
        site=f"{request.scheme}://{request.host}",
        longest_export=_profile(datasette).longest_export,
        archive=_archive(datasette),
    )
    if page.prepare is not None:
        await datasette.get_database(DATABASE).execute_fn(page.prepare)
    try:
        found = await (_read_once if page.once else _read)(datasette, page.read, asked)
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        raise DatasetteError(language.t("error.slow.help"), title="SQL Interrupted", status=503) from error
    match found:
        case None:
            raise NotFound(f"{request.path}: no such page")
        case pages.Moved():
            return Response.redirect(found.to)
        case pages.Refused():
            if page.template:
                raise DatasetteError(found.message, status=found.status)
            return Response.text(found.message + "\n", status=found.status)
        case pages.File():
            return Response(found.body, 200, _saved_as(found.name), found.content_type)
        case pages.Stream():
            return _Streamed(datasette, found, request)
    return Response.html(
        await datasette.render_template(page.template, {**found, "asked": asked}, request=request, view_name="soyte")
    )


def _archive(datasette):
    """Where raw pages lie that may be read again for a reader: nothing that strangers ask for starts a process."""
    profile = _profile(datasette)
    return None if profile.public or profile.excerpts else archive_beside(Path(datasette.get_database(DATABASE).path))


def _saved_as(name):
    plain = re.sub(r"[^\w.-]+", "-", name or "", flags=re.ASCII)
    return {"content-disposition": f'attachment; filename="{plain}"'} if plain else {}


class _Streamed:
    """A `Stream` as it is sent: each chunk is made in a thread when the one before has left, and none for nobody."""

    #: How many may be under way at once; each holds a connection.
    MOST = 4

    def __init__(self, datasette, stream, request):
        self.datasette, self.stream, self.request = datasette, stream, request
        self.running = vars(datasette).setdefault("_soyte_streams", set())

    async def asgi_send(self, send):
        if len(self.running) >= self.MOST:
            message = language.t("error.busy") + "\n"
            return await Response.text(message, 503, {"retry-after": "30"}).asgi_send(send)
        headers = {"content-type": self.stream.content_type, **_saved_as(self.stream.name)}
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        gone = asyncio.ensure_future(self._gone())
        connection = _connection(self.datasette)
        self.running.add(self)
        try:
            chunks = self.stream.chunks(connection)
            # The first chunk before anything is sent, so that what fails at once is an error page.
            chunk = await loop.run_in_executor(None, context.run, next, chunks, None)
            raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
            await send({"type": "http.response.start", "status": 200, "headers": raw})
            while chunk is not None and not gone.done():
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                chunk = await loop.run_in_executor(None, context.run, next, chunks, None)
            await send({"type": "http.response.body", "body": b""})
        finally:
            self.running.discard(self)
            gone.cancel()
            connection.close()

    async def _gone(self):
        """Ends when the reader is no longer there."""
        while (await self.request.receive())["type"] != "http.disconnect":
            pass


def _connection(datasette):
    """A connection that belongs to one answer alone."""
    path = datasette.get_database(DATABASE).path
    connection = sqlite3.connect(f"file:{quote(str(path))}?immutable=1", uri=True, check_same_thread=False)
    datasette._prepare_connection(connection, DATABASE)
    return connection


@hookimpl(specname="canned_queries")
def questions(database):
    return canned_queries() if database == DATABASE else None


@hookimpl
def handle_exception(datasette, exception):
    return Response.redirect(exception.args[0]) if isinstance(exception, Moved) else None


@hookimpl(trylast=True)
def filters_from_request(request, database, table, datasette):
    """Datasette's search box on the articles table. Last, so that our form of what was typed replaces it."""
    if database == DATABASE and table in _NAMED:
        return _named(request.args.get("_name") or "", language.t(_NAMED[table]))
    if (database, table) != (DATABASE, "articles") or not (typed := request.args.get("_search")):
        return None
    # Datasette already asks: docid in (… search_folded match escape_fts(:search)). With _searchmode=raw it leaves
    # out escape_fts, so what it asks for is made safe here.
    params = {"search": escape_fts(typed)} if request.args.get("_searchmode") == "raw" else {}
    clauses = []
    if exact := parse(typed).exact("words"):
        clauses.append("docid in (select rowid from search_exact where search_exact match :soyte_exact)")
        params["soyte_exact"] = exact
    return FilterArguments(clauses, params)


def _named(typed, label):
    """Filter a table by a part of a name. Its keys are made of the names without marks, so they are what is asked."""
    wanted = slug(typed[:200])
    clauses = ["instr(key, :soyte_name)"] if wanted else []
    params = {"soyte_name": wanted} if wanted else {}
    described = [f'name matches "{typed}"'] if wanted else []
    return FilterArguments(clauses, params, described, {"named": {"typed": typed, "label": label}})


@hookimpl
def asgi_wrapper(datasette):
    articles, search = datasette.urls.table(DATABASE, "articles"), datasette.urls.path("/-/search")
    public = _profile(datasette).public

    def wrap(app):
        async def wrapped(scope, receive, send):
            if scope["type"] != "http":
                return await app(scope, receive, send)
            spoken, scope = _spoken(scope)
            moved = None
            form = scope["path"].removeprefix(articles)
            if scope["path"].startswith(articles) and form in ("", ".json", ".csv"):
                moved = moved_to(scope.get("query_string", b"").decode("latin-1"), articles + form, search + form)

            async def send_safely(message):
                if message["type"] == "http.response.start":
                    message = dict(message, headers=[*message.get("headers", []), *_safety(scope["path"]), *spoken.headers])
                await send(message)

            _ADDRESS.set((scope["path"], scope.get("query_string", b"").decode("latin-1")))
            with language.speaking(spoken.language):
                if public and _is_internal(scope["path"][len(datasette.urls.instance()) - 1 :]):
                    answer = Response.text("Not found", status=404)
                    return await answer.asgi_send(send_safely)
                if public and scope["path"] == datasette.urls.path("/robots.txt"):
                    # People are named here: the site is for reading, not for search engines.
                    return await Response.text("User-agent: *\nDisallow: /\n").asgi_send(send_safely)
                if moved is not None:
                    return await Response.redirect(moved).asgi_send(send_safely)
                return await app(scope, receive, send_safely)

        return wrapped

    return wrap


def _profile(datasette):
    return Profile(**(datasette.plugin_config("soyte") or {}))


def _is_internal(path):
    """Datasette's pages about itself (settings, plugins, threads, permissions) and everything else under /-/ but ours."""
    return path.startswith("/-/") and not (
        path.startswith("/-/static") or any(re.fullmatch(page.address, path) for page in pages.PAGES)
    )


class Spoken(NamedTuple):
    language: language.Language
    headers: list[tuple[bytes, bytes]]


def _spoken(scope):
    """The language of a request, and the request without the argument that asked for it.

    ``?lang=en`` is ours: Datasette would take it for the filter of a column. It is kept in a cookie.
    """
    headers = dict(scope.get("headers") or [])
    query = scope.get("query_string", b"").decode("latin-1")
    asked = (parse_qs(query, errors="replace").get("lang") or [None])[-1] if "lang=" in query else None
    kept = None
    with contextlib.suppress(CookieError):
        morsel = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1")).get("soyte_lang")
        kept = morsel.value if morsel else None
    chosen = language.choose(asked, kept, headers.get(b"accept-language", b"").decode("latin-1"))
    answer = [(b"vary", b"cookie, accept-language"), (b"content-language", chosen.encode())]
    if asked is not None:
        left = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True, errors="replace") if name != "lang"]
        scope = dict(scope, query_string=urlencode(left).encode("latin-1"))
        if chosen == asked and kept != chosen:
            answer.append((b"set-cookie", f"soyte_lang={chosen}; Path=/; Max-Age=31536000; SameSite=Lax".encode()))
    return Spoken(chosen, answer), scope


def _safety(path):
    styles = "" if _OURS.match(path) else " 'unsafe-inline'"
    return [
        (b"content-security-policy", _POLICY.format(styles=styles).encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ]
