"""Everything of soyte that touches Datasette's plugin interface (0.65), and nothing else.

What is searched, read and shown is worked out in plain modules of `crawler`; this file only connects them, because
Datasette 1.0 changes the hooks.
"""

import contextlib
import contextvars
import hashlib
import re
import sqlite3
from functools import cache, partial
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qs, parse_qsl, urlencode

from datasette import hookimpl
from datasette.filters import FilterArguments
from datasette.utils import sqlite_timelimit, tilde_decode, tilde_encode
from datasette.utils.asgi import Base400, NotFound, Response

from crawler.browse import display, language, pages
from crawler.browse.application import SITE
from crawler.browse.article_page import read_article
from crawler.browse.entity_pages import read_person, read_unit
from crawler.browse.home_page import read_home
from crawler.browse.list_pages import read_cards
from crawler.browse.province_page import read_province
from crawler.browse.search_query import COLUMNS, MODES, escape_fts, parse, tidy, within
from crawler.browse.source_page import read_source
from crawler.browse.topic_page import read_topic
from pipelines.text import slug

DATABASE = "archive"

#: One value may not be longer than this, in bytes: `zeroblob(900000000)` typed as SQL would take gigabytes.
LONGEST_VALUE = 5_000_000

#: How long one page of ours may read, in milliseconds.
PAGE_MILLISECONDS = 3_000

# Our pages hold no inline style and no script. Datasette's own (tables, SQL) write column names into a style element.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ROW_PAGES = "articles|people|units|topics|provinces|sources"
_OURS = re.compile(rf"/(?:$|-/(?:search|evidence|coverage|changes)|{DATABASE}/(?:{_ROW_PAGES})/)")

#: Filters of the articles table that need another table: parameter → (table with the name, its column, word).
_ABOUT = {
    "_person": ("people", "name", "person"),
    "_unit": ("units", "name", "unit"),
    "_document": ("documents", "number", "document"),
}


#: Tables that are filtered by a part of a name, and what the field is called.
_NAMED = {"people": "Họ tên", "units": "Tên cơ quan", "documents": "Số hiệu"}


class Moved(Base400):
    """This page is now another one; Base400 so that Datasette prints no traceback for it."""

    status = 302


@hookimpl(trylast=True)
def prepare_connection(conn):
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
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
    env.globals["describe"] = language.describe
    env.globals["language"] = language.current
    env.globals["other_language"] = _in_other_language
    env.filters["tilde"] = lambda value: tilde_encode(str(value))
    for name in ("date", "moment", "number", "percent", "rule", "web_link", "host"):
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


async def _read_once(datasette, function):
    """What holds for the whole snapshot, which never changes under one Datasette."""
    kept = vars(datasette).setdefault("_soyte_kept", {})
    place = function, language.current()
    if place not in kept:
        kept[place] = await _read(datasette, function)
    return kept[place]


def _snapshot_id(conn):
    row = conn.execute("select value from meta where key = 'snapshot_id'").fetchone()
    return row[0] if row else None


@hookimpl
def extra_template_vars(datasette, view_name, table, request):
    async def inner():
        found = {"snapshot_id": await _read_once(datasette, _snapshot_id)}
        if view_name == "index":
            found["home"] = await _read_once(datasette, read_home)
        elif view_name == "table" and table == "articles":
            found["cards"] = lambda ids, search=None: _read(
                datasette, read_cards, ids, search and search["query"], search["mode"] if search else "words"
            )
        elif view_name == "row" and table in _ROWS:
            name, reader = _ROWS[table]
            key = tilde_decode(request.url_vars["pks"])
            found[name] = await _read(datasette, reader, key)
            if moved := getattr(found[name], "moved_to", None):
                raise Moved(datasette.urls.row(DATABASE, table, tilde_encode(moved)))
        return found

    return inner


#: Tables whose rows have a page of their own: what its template calls what was read, and the reader.
_ROWS = {
    "articles": ("page", read_article),
    "people": ("person", read_person),
    "units": ("unit", read_unit),
    "provinces": ("province", read_province),
    "topics": ("topic", read_topic),
    "sources": ("source", read_source),
}


@hookimpl
def register_routes(datasette):
    """The pages of crawler/browse/pages.py, each at its own address."""
    return [(rf"^{page.address}$", partial(_show, datasette, page)) for page in pages.PAGES]


async def _show(datasette, page, request):
    asked = pages.Asked.of(
        datasette.urls.path(request.path),
        request.query_string,
        {name: tilde_decode(value) for name, value in request.url_vars.items() if value is not None},
        site=f"{request.scheme}://{request.host}",
    )
    found = await _read(datasette, page.read, asked)
    if found is None:
        raise NotFound(f"{request.path}: no such page")
    if isinstance(found, pages.Moved):
        return Response.redirect(found.to)
    if isinstance(found, pages.File):
        headers = {"content-disposition": f'attachment; filename="{found.name}"'} if found.name else {}
        return Response(body=found.body, status=200, headers=headers, content_type=found.content_type)
    return Response.html(
        await datasette.render_template(page.template, {**found, "asked": asked}, request=request, view_name="soyte")
    )


@hookimpl
def handle_exception(datasette, exception):
    return Response.redirect(exception.args[0]) if isinstance(exception, Moved) else None


@hookimpl(trylast=True)
def filters_from_request(request, database, table, datasette):
    """Search and filters of the articles table. Last, so that our form of the search text replaces the one as typed."""
    if database == DATABASE and table in _NAMED:
        return _named(request.args.get("_name") or "", _NAMED[table])
    if (database, table) != (DATABASE, "articles"):
        return None

    async def inner():
        clauses, params, described, context = [], {}, [], {"about": []}
        for parameter, (other, column, kind) in _ABOUT.items():
            if key := request.args.get(parameter):
                clauses.append(f"id in (select article from mentions where {kind} = :soyte{parameter})")
                params[f"soyte{parameter}"] = key
                name = await _name(datasette, other, column, key)
                described.append(f"{kind} is {name}")
                context["about"].append({"parameter": parameter, "table": other, "key": key, "name": name})
        if typed := request.args.get("_search"):
            search = await _search(datasette, request, typed)
            context["found_by"] = search
            query, mode = search["query"], search["mode"]
            # Datasette already asks: docid in (… search_folded match escape_fts(:search)). A phrase passes through
            # escape_fts in quotation marks; someone who asked for _searchmode=raw gets our expression all the same.
            raw = request.args.get("_searchmode") == "raw"
            as_phrase = mode == "phrase" and query.may_be_phrase
            params["search"] = query.folded(mode) if raw else f'"{" ".join(query.words)}"' if as_phrase else typed
            column = search["within"]
            for index, expression in (("folded", query.folded(mode) if column else ""), ("exact", search["exact"])):
                if expression:
                    index = f"search_{index}"
                    clauses.append(f"docid in (select rowid from {index} where {index} match :in_{index})")
                    params[f"in_{index}"] = within(expression, column) if column else expression
        return FilterArguments(clauses, params, described, context)

    return inner


def _named(typed, label):
    """Filter a table by a part of a name. Its keys are made of the names without marks, so they are what is asked."""
    wanted = slug(typed[:200])
    clauses = ["instr(key, :soyte_name)"] if wanted else []
    params = {"soyte_name": wanted} if wanted else {}
    described = [f'name matches "{typed}"'] if wanted else []
    return FilterArguments(clauses, params, described, {"named": {"typed": typed, "label": label}})


async def _search(datasette, request, typed):
    """How a query is looked for: the mode from the address when it is pinned there, else a phrase if one is found."""
    query = parse(typed)
    column = request.args.get("_in") if request.args.get("_in") in COLUMNS else None
    marks = query.marked and request.args.get("_marks") != "off"
    mode, pinned = request.args.get("_mode"), True
    if mode not in MODES or not query.may_be_phrase:
        mode, pinned = "words", False
        if query.may_be_phrase:
            index, phrase = ("exact", query.exact("phrase")) if marks else ("folded", query.folded("phrase"))
            found = await datasette.get_database(DATABASE).execute(
                f"select 1 from search_{index} where search_{index} match ? limit 1",
                [within(phrase, column) if column else phrase],
            )
            mode = "phrase" if found.rows else "words"
    return {
        "typed": typed,
        "query": query,
        "mode": mode,
        "pinned": pinned,
        "marks": marks,
        "within": column,
        "exact": query.exact(mode) if marks else "",
    }


async def _name(datasette, table, column, key):
    rows = (await datasette.get_database(DATABASE).execute(f"select {column} from {table} where key = ?", [key])).rows
    return rows[0][0] if rows else key


@hookimpl
def asgi_wrapper(datasette):
    articles = datasette.urls.table(DATABASE, "articles")

    def wrap(app):
        async def wrapped(scope, receive, send):
            if scope["type"] != "http":
                return await app(scope, receive, send)
            spoken, scope = _spoken(scope)
            tidied = None
            if scope["path"] == articles:
                tidied = tidy(scope.get("query_string", b"").decode("latin-1"))

            async def send_safely(message):
                if message["type"] == "http.response.start":
                    message = dict(message, headers=[*message.get("headers", []), *_safety(scope["path"]), *spoken.headers])
                await send(message)

            _ADDRESS.set((scope["path"], scope.get("query_string", b"").decode("latin-1")))
            with language.speaking(spoken.language):
                if tidied is not None:
                    location = articles + ("?" + tidied if tidied else "")
                    return await Response.redirect(location).asgi_send(send_safely)
                return await app(scope, receive, send_safely)

        return wrapped

    return wrap


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
