"""A PDF, Word or Excel file brought in by itself as an item of its own: its name, and its text as the body.

Files that a crawl finds belong to the article that links them (`crawler.attachments`). One that a person imports has no
such article, and is to be found by what it says. Its libraries may hang or crash on a file, as on any attachment: both
are read in a worker.
"""

from __future__ import annotations

from crawler.items import Article, Context, Page, Source
from pipelines.attachments import MIMES
from pipelines.files import read_file
from pipelines.language import language_of
from pipelines.urls import canonical
from pipelines.verdict import NotArticle

#: By the end of the name.
DOCUMENTS = {name: MIMES[name] for name in ("pdf", "doc", "docx", "xls", "xlsx", "rtf")}


def is_document(page: Page) -> bool:
    """Whether a page is a file that was imported by itself."""
    return page.url.startswith("import:") and page.mime in DOCUMENTS.values()


def read_document(page: Page, source: Source, context: Context) -> Article | NotArticle:
    """The text of a file under its name, without mentions and digest, or the reason why there is none."""
    found = read_file(page.body)
    lines = [line for line in found.text.split("\n") if line]
    if not lines:
        return NotArticle(reason=f"a file without text ({found.state}{f': {found.message}' if found.message else ''})")
    name = page.url.rpartition("/")[2].rpartition(".")[0]
    address = canonical(page.url)
    title = " ".join(name.replace("_", " ").split())
    body = "\n".join(lines)
    return Article(
        url=address,
        identity_url=address,
        source=source.key,
        title=title or lines[0][:200],
        body=body,
        lang=language_of(body),
        layout="document",
        field_rules=(("title", "file name" if title else "first line"), ("body", "text of the file")),
        context=context.version,
        warnings=(found.message,) if found.message else (),
    )
