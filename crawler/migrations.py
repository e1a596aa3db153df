"""The schema of archive.db, as the steps that lead to it.

Each step runs once, in its own transaction, and is never edited after a release: a change is a new step.
docs/schema.md describes the tables in words, and a test holds the two together. Times are ISO 8601 in UTC
("2025-08-14T03:09:00Z"); what an article says of itself (published, updated) stays in Vietnamese local time at the
precision the page gave.

Who writes what: the crawl writes runs, pages, listings and captures; everything from ``contexts`` down is derived from
the captures and can be made again from the WARC files.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("soyte")

_FIRST = """
create table meta (
    key text primary key,
    value text not null
) without rowid;

create table provinces (
    key text primary key,
    name text not null,
    level text not null,
    code text not null,
    valid_from text,
    valid_to text,
    successor text references provinces(key)
) without rowid;

create table sources (
    key text primary key,
    name text not null,
    kind text not null,
    province text references provinces(key),
    owner_unit text,
    home text,
    hosts text not null default '[]',
    family text,
    spider text
) without rowid;

create table runs (
    id integer primary key,
    command text not null,
    arguments text not null default '[]',
    version text not null,
    started_at text not null,
    finished_at text,
    exit_status integer,
    summary text
);

create table run_sources (
    run integer not null references runs(id) on delete cascade,
    source text not null references sources(key),
    status text not null,
    fetched integer not null default 0,
    failed integer not null default 0,
    new_articles integer not null default 0,
    changed_articles integer not null default 0,
    message text,
    primary key (run, source)
) without rowid;

create table pages (
    id integer primary key,
    source text not null references sources(key),
    url text not null,
    kind text not null,
    state text not null,
    priority integer not null default 0,
    found_on integer references pages(id),
    discovered_at text not null,
    fetched_at text,
    next_due text,
    etag text,
    last_modified text,
    failures integer not null default 0,
    status integer,
    message text,
    identity text,
    unique (source, url)
);
create index pages_identity on pages (source, identity) where identity is not null;
create index pages_queue on pages (source, state, priority desc, id);
create index pages_listing on pages (found_on) where kind = 'listing';

create table listings (
    page integer primary key references pages(id) on delete cascade,
    newest_seen text,
    backfilled_to text,
    backfilled_at text
);

create table captures (
    id integer primary key,
    source text not null references sources(key),
    url text not null,
    fetched_at text not null,
    status integer not null,
    content_type text not null,
    digest text not null,
    length integer not null,
    warc text not null,
    offset integer not null,
    run integer references runs(id),
    unique (warc, offset)
);
create index captures_url on captures (source, url, fetched_at);
create index captures_digest on captures (digest);

create table contexts (
    version text not null,
    source text not null references sources(key),
    made_at text not null,
    pages integer not null,
    current integer not null default 1,
    primary key (source, version)
) without rowid;

create table blocks (
    source text not null references sources(key),
    context text not null,
    key text not null,
    path text not null,
    sample text not null,
    pages integer not null,
    first_seen text not null,
    last_seen text not null,
    primary key (source, context, key),
    foreign key (source, context) references contexts(source, version) on delete cascade
) without rowid;

create table articles (
    id integer primary key,
    source text not null references sources(key),
    url text not null,
    identity_url text not null,
    canonical_url text,
    title text not null,
    lead text,
    byline text,
    published_at text,
    published_precision text,
    published_source text,
    published_raw text,
    published_from text,
    published_to text,
    published_on text,
    month text,
    updated_at text,
    updated_precision text,
    updated_source text,
    updated_raw text,
    section text,
    tags text not null default '[]',
    lang text not null,
    layout text not null,
    characters integer not null,
    first_seen_at text not null,
    fetched_at text not null,
    gone_at text,
    duplicate_of integer references articles(id),
    revisions integer not null default 0,
    text_digest text not null,
    capture integer not null references captures(id),
    extractor text not null,
    context text not null,
    warnings text not null default '[]',
    docid integer,
    unique (source, identity_url)
);
create index articles_published on articles (published_on desc, id desc);
create index articles_source_month on articles (source, month);
create index articles_source_section on articles (source, section);
create index articles_digest on articles (text_digest);
create index articles_duplicate on articles (duplicate_of);

create table article_texts (
    article integer primary key references articles(id) on delete cascade,
    body text not null,
    tables text not null default '[]'
);

create table extractions (
    capture integer primary key references captures(id) on delete cascade,
    outcome text not null,
    article integer references articles(id) on delete cascade,
    text_digest text,
    extractor text not null,
    context text not null,
    message text
);
create index extractions_article on extractions (article);

create table revisions (
    article integer not null references articles(id) on delete cascade,
    number integer not null,
    capture integer not null references captures(id),
    fetched_at text not null,
    text_digest text not null,
    title text not null,
    lead text,
    body text not null,
    primary key (article, number)
) without rowid;

create table held_texts (
    article integer not null references articles(id) on delete cascade,
    text_digest text not null,
    title text not null,
    lead text,
    body text not null,
    primary key (article, text_digest)
) without rowid;

create table captions (
    article integer not null references articles(id) on delete cascade,
    number integer not null,
    text text not null,
    image text,
    primary key (article, number)
) without rowid;

create table attachments (
    article integer not null references articles(id) on delete cascade,
    number integer not null,
    url text not null,
    name text not null,
    mime text,
    capture integer references captures(id),
    text text,
    primary key (article, number)
) without rowid;

create table people (
    key text primary key,
    name text not null,
    merged_into text references people(key),
    first_seen text,
    last_seen text,
    articles integer not null default 0
) without rowid;

create table units (
    key text primary key,
    name text not null,
    kind text,
    province text references provinces(key),
    parent text references units(key),
    merged_into text references units(key),
    first_seen text,
    last_seen text,
    articles integer not null default 0
) without rowid;

create table unit_aliases (
    unit text not null references units(key) on delete cascade,
    alias text not null,
    source text not null default '',
    valid_from text,
    valid_to text,
    primary key (unit, alias, source)
) without rowid;

create table documents (
    key text primary key,
    number text not null,
    type text,
    issuer text,
    date text,
    articles integer not null default 0
) without rowid;

create table mentions (
    article integer not null references articles(id) on delete cascade,
    field text not null,
    start integer not null,
    end integer not null,
    kind text not null,
    text text not null,
    rule text not null,
    confidence real not null,
    titles text,
    courtesy text,
    unit_kind text,
    iso text,
    precision text,
    relative integer not null default 0,
    number text,
    document_type text,
    issuer text,
    person text references people(key),
    unit text references units(key),
    document text references documents(key),
    published_on text,
    primary key (article, field, start, end, kind)
) without rowid;
create index mentions_person on mentions (person, published_on desc, article) where person is not null;
create index mentions_unit on mentions (unit, published_on desc, article) where unit is not null;
create index mentions_document on mentions (document, published_on desc, article) where document is not null;

create table mention_roles (
    article integer not null,
    field text not null,
    start integer not null,
    end integer not null,
    kind text not null default 'person',
    number integer not null,
    role text not null,
    unit_text text,
    unit text references units(key),
    primary key (article, field, start, end, kind, number),
    foreign key (article, field, start, end, kind)
        references mentions(article, field, start, end, kind) on delete cascade
) without rowid;

create table positions (
    id integer primary key,
    person text not null references people(key) on delete cascade,
    role text not null,
    unit text references units(key),
    first_seen text,
    last_seen text,
    articles integer not null,
    unique (person, role, unit)
);

create table quarantine (
    capture integer primary key references captures(id) on delete cascade,
    stage text not null,
    reason text not null,
    version text not null,
    at text not null
);

create table rollups (
    source text not null references sources(key) on delete cascade,
    month text not null,
    articles integer not null,
    stories integer not null,
    primary key (source, month)
) without rowid;
"""


@migrations()
def first_schema(db: Database) -> None:
    """The tables of the first release."""
    for statement in _FIRST.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def former_provinces(db: Database) -> None:
    """Whose site a source is when its province was merged away: its old articles speak of that province's units."""
    db.execute("alter table sources add column former text references provinces(key)")


@migrations()
def revisits(db: Database) -> None:
    """What a page is asked again by: answers "not modified", who read it, and what lists say of its date."""
    db.execute("alter table pages add column unmodified integer not null default 0")
    db.execute("alter table pages add column reader text")
    db.execute("alter table pages add column modified text")
    db.execute("alter table pages add column dated text")
    # Where a walk ended was an address until now; it is a day, or the list's end.
    db.execute("update listings set backfilled_to = 'end' where backfilled_to is not null")


_TOPICS = """
create table topics (
    key text primary key,
    kind text not null,
    name_vi text not null,
    name_en text not null,
    parent text references topics(key),
    articles integer not null default 0
) without rowid;

create table article_topics (
    article integer not null references articles(id) on delete cascade,
    topic text not null references topics(key),
    mentions integer not null,
    in_title integer not null,
    places text not null,
    published_on text,
    primary key (article, topic)
) without rowid;
create index article_topics_topic on article_topics (topic, published_on desc, article);

create table topic_rollups (
    topic text not null references topics(key) on delete cascade,
    source text not null references sources(key) on delete cascade,
    month text not null,
    articles integer not null,
    stories integer not null,
    primary key (topic, source, month)
) without rowid
"""


@migrations()
def topics(db: Database) -> None:
    """What articles are about, and how often per source and month."""
    for statement in _TOPICS.split(";\n"):
        db.execute(statement)


_OVER_TIME = """
alter table people add column place text;
alter table people add column score real;
alter table people add column merged_by text;
alter table people add column rule_name text;
alter table units add column level text;
alter table units add column place text;
alter table units add column line text references provinces(key);
alter table units add column valid_to text;
alter table units add column successor text references units(key);
alter table units add column parent_sure real;
alter table units add column identity text;
alter table units add column merged_by text;
alter table units add column rule_name text;
alter table unit_aliases add column first_seen text;
alter table unit_aliases add column last_seen text;
alter table mentions add column privacy text;
alter table mentions add column hidden text;
alter table mention_roles add column change text;
alter table mention_roles add column position integer;
alter table positions add column acting integer not null default 0;
alter table positions add column begins text;
alter table positions add column ended text;

create table people_evidence (
    person text not null references people(key) on delete cascade,
    number integer not null,
    kind text not null,
    a text not null,
    b text not null,
    detail text,
    primary key (person, number)
) without rowid;

create table position_conflicts (
    position integer not null references positions(id) on delete cascade,
    other integer not null references positions(id) on delete cascade,
    kind text not null,
    primary key (position, other, kind)
) without rowid;
create index positions_unit on positions (unit);
create index mention_roles_position on mention_roles (position, article) where position is not null;
create index units_parent on units (parent) where parent is not null;
create index units_successor on units (successor) where successor is not null;
"""


@migrations()
def people_and_units_over_time(db: Database) -> None:
    """Namesakes told apart by place, units as lines through time, posts that begin and end, private people hidden."""
    for statement in _OVER_TIME.split(";\n"):
        if statement.strip():
            db.execute(statement)


_CORRECTIONS = """
create table corrections (
    id text primary key,
    file text not null,
    line integer not null,
    action text not null,
    about text not null,
    new text not null,
    article integer,
    place text not null,
    text text not null,
    note text not null,
    applied integer not null,
    effect integer not null,
    target text,
    message text
) without rowid;
create index corrections_article on corrections (article) where article is not null;
create index corrections_target on corrections (target) where target is not null;

create table article_corrections (
    article integer not null references articles(id) on delete cascade,
    "column" text not null,
    value text,
    extracted text,
    correction text not null,
    primary key (article, "column")
) without rowid
"""


@migrations()
def corrections(db: Database) -> None:
    """What people corrected, whether it applied, and what extraction had read instead."""
    for statement in _CORRECTIONS.split(";\n"):
        db.execute(statement)


@migrations()
def attachment_texts(db: Database) -> None:
    """What attachments hold: one text for each file, known by its bytes, however many articles link to it."""
    db.execute(
        """
        create table attachment_texts (
            digest text primary key,
            kind text not null,
            state text not null,
            pages integer,
            characters integer not null,
            text text not null default '',
            message text,
            reader text not null
        )
        """
    )
    db.execute("alter table attachments drop column text")  # it was never filled
    db.execute("alter table attachments add column digest text references attachment_texts(digest)")
    db.execute("create index attachments_digest on attachments (digest)")
    db.execute("create index attachments_url on attachments (url)")


@migrations()
def text_signatures(db: Database) -> None:
    """What near-duplicates are found by, kept for each text."""
    db.execute(
        """
        create table text_signatures (
            text_digest text primary key,
            version text not null,
            signature blob not null
        ) without rowid
        """
    )


@migrations()
def field_rules(db: Database) -> None:
    """Which rule gave the title, lead, byline, section and body of an article; null where it was read before."""
    db.execute("alter table articles add column field_rules text")
