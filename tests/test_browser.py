"""The analyst's whole story in a real browser: what every province did about immunisation, who said it, in which unit.

On the embedded sample, in both languages, at desk and phone width; every page that is passed is looked at by axe-core
(no serious fault), fits the window, and asks no other host. Needs Chromium and its driver (Debian: chromium,
chromium-driver). Skipped where there are none, unless the environment says SOYTE_BROWSER=require, as .ci/run does.
"""

from __future__ import annotations

import importlib.resources
import json
import os
import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from crawler.browse.serve import serve
from crawler.home import Home
from crawler.sample.demo import main as crawl_the_sample

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
AXE = """
const done = arguments[arguments.length - 1];
axe.run({resultTypes: ['violations']}).then(found => done(found.violations
    .filter(fault => ['serious', 'critical'].includes(fault.impact))
    .map(fault => fault.id + ': ' + fault.nodes[0].html)));
"""


def found(*names: str) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site on the crawled and published sample, as `make run` shows it."""
    home = Home(tmp_path_factory.mktemp("home"))
    assert crawl_the_sample(["--home", str(home.path), "--ports", "0", "0", "0"]) == 0
    stop, up, addresses = threading.Event(), threading.Event(), []

    def ready(url: str) -> None:
        addresses.append(url)
        up.set()

    thread = threading.Thread(target=lambda: serve(home, port=0, ready=ready, stop=stop, poll=0.1))
    thread.start()
    try:
        assert up.wait(60)
        yield addresses[0].rstrip("/")
    finally:
        stop.set()
        thread.join(30)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    program, driver = found("chromium", "chromium-browser", "google-chrome"), found("chromedriver")
    if program is None or driver is None:
        message = "no Chromium or chromedriver here (Debian: apt-get install chromium chromium-driver)"
        if os.environ.get("SOYTE_BROWSER") == "require":
            pytest.fail(message)
        pytest.skip(message)
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = program
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    opened.set_page_load_timeout(60)
    opened.set_script_timeout(60)
    try:
        yield opened
    finally:
        opened.quit()


class Reader:
    """Somebody at a screen of some width who reads one of the languages."""

    def __init__(self, browser: Any, address: str, width: int, language: str) -> None:
        self.browser, self.address, self.width, self.language = browser, address, width, language
        self.axe = (importlib.resources.files("selenium_axe_python") / "axe-core" / "axe.min.js").read_text(
            encoding="utf-8"
        )
        phone = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
        browser.get_log("browser"), browser.get_log("performance")  # what others did before

    def open(self, path: str) -> None:
        self.browser.get(self.address + path)

    def look(self) -> None:
        """Judge the page that is shown."""
        from selenium.webdriver.support.wait import WebDriverWait

        here = self.browser.current_url
        WebDriverWait(self.browser, 30).until(
            lambda browser: browser.execute_script("return document.readyState") == "complete"
        )
        assert self.browser.find_element("tag name", "html").get_attribute("lang") == self.language, here
        wide = self.browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= self.width, f"{here} is {wide} wide"
        self.browser.execute_script(self.axe)
        assert self.browser.execute_async_script(AXE) == [], here

    def follow(self, selector: str, leads_to: str) -> None:
        """Follow a link by the keyboard, and look at where it leads."""
        from selenium.webdriver.common.keys import Keys
        from selenium.webdriver.support.expected_conditions import url_contains
        from selenium.webdriver.support.wait import WebDriverWait

        self.all(selector)[0].send_keys(Keys.ENTER)
        WebDriverWait(self.browser, 30).until(url_contains(leads_to))
        self.look()

    def all(self, selector: str) -> list[Any]:
        from selenium.webdriver.support.wait import WebDriverWait

        # The address changes before the page is there.
        elements: list[Any] = WebDriverWait(self.browser, 30).until(
            lambda browser: browser.find_elements("css selector", selector),
            message=f"{self.browser.current_url} has no {selector}",
        )
        return elements

    def text(self, selector: str) -> str:
        return str(self.all(selector)[0].text)

    def outside(self) -> set[str]:
        """Addresses of other hosts that any page asked for."""
        events = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        asked = {e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"}
        return {url for url in asked if not url.startswith((self.address, "data:", "chrome:"))}

    def faults(self) -> list[str]:
        return [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_analysts_story(chromium: Any, address: str, width: int, language: str) -> None:
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.expected_conditions import url_contains
    from selenium.webdriver.support.wait import WebDriverWait

    reader = Reader(chromium, address, width, language)
    reader.open(f"/?lang={language}")
    reader.look()
    box = reader.all("main input[name=q]")[0]
    box.send_keys("tiem chung", Keys.ENTER)  # no marks are needed
    WebDriverWait(chromium, 30).until(url_contains("/-/search?q=tiem+chung"))
    reader.follow("a[href*='/archive/topics/tiem-chung']", "/archive/topics/tiem-chung")  # suggested above the articles

    reader.open("/-/search?q=tiem+chung")
    assert {mark.text.lower() for mark in reader.all(".card mark")} == {"tiêm chủng"}
    reader.look()

    # What every province did about it, month by month.
    reader.open("/-/evidence?topic=tiem-chung&from=2025-01&to=2026-10")
    reader.look()
    words = {"vi": "chưa thu thập", "en": "not collected"}[language]
    assert words in reader.text("table.matrix")
    reader.follow("table.matrix td a[href*='/-/evidence/cell']", "/-/evidence/cell")
    assert "tiêm chủng" in reader.text("main").lower()

    # One of the articles, with its evidence; who is named in it, and in which unit.
    reader.follow("main a[href*='/archive/articles/']", "/archive/articles/")
    title = reader.text("h1")
    assert "sha256:" in chromium.page_source and ".warc.gz" in chromium.page_source
    reader.follow("aside a[href*='/archive/people/']", "/archive/people/")
    assert title in [link.text for link in reader.all("main a[href*='/archive/articles/']")]
    reader.follow("main a[href*='/archive/units/']", "/archive/units/")

    for path in (
        "/archive/provinces/dong-thap",
        "/-/coverage",
        "/-/changes",
        "/archive",
        "/archive/people",
        "/-/report",
    ):
        reader.open(path)
        reader.look()
    assert reader.faults() == []
    assert reader.outside() == set()


def test_highlights_can_be_put_out_and_everything_is_reached_by_keyboard(chromium: Any, address: str) -> None:
    from selenium.webdriver.common.keys import Keys

    reader = Reader(chromium, address, 1280, "vi")
    reader.open("/-/search?lang=vi&topic=bo-may")
    reader.follow(".card h2 a", "/archive/articles/")
    person = reader.all(".text a.m-person")[0]
    colour = person.value_of_css_property("background-color")
    reader.all("label[for=show-person]")[0].click()
    assert person.value_of_css_property("background-color") != colour
    # The first thing that Tab reaches leads past the navigation.
    reader.open("/-/coverage")
    chromium.find_element("tag name", "body").send_keys(Keys.TAB)
    assert chromium.switch_to.active_element.get_attribute("href").endswith("#main")
