"""One reader's way through the site in a real browser: search without marks, open an article, follow a person.

Needs Chromium and its driver (Debian: chromium, chromium-driver). Skipped where there are none, unless the environment
says SOYTE_BROWSER=require, as .ci/run does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.browse.serve import serve
from crawler.home import Home
from crawler.publish import publish
from tests.factories import sample_archive

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


def found(*names: str) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site on a published sample archive, as `soyte serve` shows it."""
    home = Home(tmp_path_factory.mktemp("home"))
    with contextlib.closing(sample_archive(home)):
        pass
    publish(home)
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


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[object]:
    chromium, driver = found("chromium", "chromium-browser", "google-chrome"), found("chromedriver")
    if chromium is None or driver is None:
        message = "no Chromium or chromedriver here (Debian: apt-get install chromium chromium-driver)"
        if os.environ.get("SOYTE_BROWSER") == "require":
            pytest.fail(message)
        pytest.skip(message)
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = chromium
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path / 'profile'}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    opened.set_page_load_timeout(30)
    try:
        yield opened
    finally:
        opened.quit()


@pytest.mark.parametrize("width", [1280, 390])
def test_search_open_follow(browser, address: str, width: int) -> None:  # type: ignore[no-untyped-def]
    import json

    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.expected_conditions import url_contains
    from selenium.webdriver.support.wait import WebDriverWait

    def arrived(part: str) -> None:
        WebDriverWait(browser, 20).until(url_contains(part))

    phone = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)

    def fits() -> None:
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, f"{browser.current_url} is {wide} wide"

    browser.get(address + "/")
    fits()
    box = browser.find_element(By.NAME, "q")
    box.send_keys("so y te", Keys.ENTER)
    arrived("/-/search?q=so+y+te")
    assert "“so y te”" in browser.find_element(By.TAG_NAME, "h1").text
    marks = [mark.text for mark in browser.find_elements(By.CSS_SELECTOR, ".card mark")]
    assert marks
    assert {mark.lower() for mark in marks} == {"sở y tế"}
    fits()

    browser.find_element(By.CSS_SELECTOR, ".card h2 a").click()
    arrived("/archive/articles/")
    title = browser.find_element(By.TAG_NAME, "h1").text
    person = browser.find_element(By.CSS_SELECTOR, ".text a.m-person")
    name = browser.find_element(By.CSS_SELECTOR, ".named.m-people a").text
    fits()
    # Highlights can be put out, with the keyboard as well.
    colour = person.value_of_css_property("background-color")
    browser.find_element(By.CSS_SELECTOR, "label[for=show-person]").click()
    assert person.value_of_css_property("background-color") != colour

    person.click()
    arrived("/archive/people/")
    assert browser.find_element(By.TAG_NAME, "h1").text == name
    assert title in [link.text for link in browser.find_elements(By.CSS_SELECTOR, ".lines a")]
    fits()

    refused = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert refused == []
    asked = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    outside = {
        event["params"]["request"]["url"]
        for event in asked
        if event["method"] == "Network.requestWillBeSent"
        and not event["params"]["request"]["url"].startswith((address, "data:", "chrome:"))
    }
    assert outside == set(), "a page asks another host"
