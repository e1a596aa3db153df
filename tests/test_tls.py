"""Certificates over real TLS on loopback: chain, name, dates and protocol are checked, and excused one by one."""

from __future__ import annotations

import contextlib
import socket
import ssl
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from OpenSSL import SSL

from crawler.tls import TlsPolicy, outdated
from tests.crawls import run
from tests.servers import Site, page

NOW = datetime.now(UTC)
DAY = timedelta(days=1)

Signed = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


def certificate(
    name: str, by: Signed | None = None, *, authority: bool = False, starts: datetime = NOW - 30 * DAY, days: int = 60
) -> Signed:
    """A certificate for a host, or an authority's, vouched for by another or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by[0].subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(starts)
        .not_valid_after(starts + days * DAY)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if not authority:
        named: x509.GeneralName = x509.DNSName(name)
        with contextlib.suppress(ValueError):
            named = x509.IPAddress(ip_address(name))
        builder = builder.add_extension(x509.SubjectAlternativeName([named]), critical=False)
    return builder.sign(by[1] if by else key, hashes.SHA256()), key


ROOT = certificate("Gốc thử", authority=True)
BETWEEN = certificate("Trung gian thử", ROOT, authority=True)
STRANGER = certificate("Người lạ", authority=True)


def pem(*certificates: Signed) -> bytes:
    return b"".join(one[0].public_bytes(serialization.Encoding.PEM) for one in certificates)


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    file = tmp_path / "trusted.pem"
    file.write_bytes(pem(ROOT))
    return file


@pytest.fixture
def server(tmp_path: Path) -> Callable[..., ssl.SSLContext]:
    """Makes a server's side: its certificate first, then what it sends with it."""

    def make(own: Signed, *others: Signed, legacy: bool = False) -> ssl.SSLContext:
        key = own[1].private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file = tmp_path / "server.pem"
        file.write_bytes(key + pem(own, *others))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if legacy:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # outdated: that is what it is for
                context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.load_cert_chain(file)
        return context

    return make


CASES: dict[str, tuple[Callable[[], tuple[Signed, ...]], str | None]] = {
    "whole": (lambda: (certificate("localhost", BETWEEN), BETWEEN), None),
    "incomplete": (lambda: (certificate("localhost", BETWEEN),), "incomplete chain"),
    "stranger": (lambda: (certificate("localhost", STRANGER),), "incomplete chain"),
    "self": (lambda: (certificate("localhost"),), "self-signed"),
    "expired": (lambda: (certificate("localhost", ROOT, days=20),), "expired"),
    "not yet": (lambda: (certificate("localhost", ROOT, starts=NOW + DAY),), "expired"),
    "name": (lambda: (certificate("soyte.tinh.example", ROOT),), "other name"),
}


def shake(policy: TlsPolicy, site: Site) -> None:
    """One TLS handshake, as the crawler makes it.

    Raises:
        SSL.Error: it did not come to a connection.
    """
    port = int(site.host.rpartition(":")[2])
    connection = policy.creatorForNetloc(b"localhost", port).clientConnectionForTLS(None)
    connection.set_connect_state()
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        while True:
            try:
                connection.do_handshake()
                return
            except SSL.WantReadError:
                with contextlib.suppress(SSL.WantReadError):
                    line.sendall(connection.bio_read(65536))
                received = line.recv(65536)
                if not received:
                    raise SSL.Error("closed") from None
                connection.bio_write(received)


@pytest.mark.parametrize("case", CASES)
def test_each_fault_is_refused_until_it_is_excused(
    case: str, trusted: Path, server: Callable[..., ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    make, fault = CASES[case]
    with Site(tls=server(*make())) as site:
        port = int(site.host.rpartition(":")[2])
        policy = TlsPolicy()
        if fault is None:
            shake(policy, site)
            assert policy.refusals == {}
            return
        others = frozenset(["incomplete chain", "self-signed", "expired", "other name", "legacy"]) - {fault}
        for excused in (frozenset[str](), others):
            policy.excuse("localhost", port, excused)
            with pytest.raises(SSL.Error):
                shake(policy, site)
            assert policy.refusals.pop("localhost")[0] == fault
        policy.excuse("localhost", port, frozenset([fault]))
        shake(policy, site)
        assert policy.refusals == {}


def test_an_excused_fault_excuses_no_other(
    trusted: Path, server: Callable[..., ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with Site(tls=server(certificate("soyte.tinh.example", ROOT, days=20))) as site:
        policy = TlsPolicy()
        policy.excuse("localhost", int(site.host.rpartition(":")[2]), frozenset(["expired"]))
        with pytest.raises(SSL.Error):
            shake(policy, site)
        assert policy.refusals["localhost"] == ("other name", " (soyte.tinh.example)")


def test_an_outdated_protocol_is_refused_until_it_is_excused(
    trusted: Path, server: Callable[..., ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with Site(tls=server(certificate("localhost", BETWEEN), BETWEEN, legacy=True)) as site:
        policy = TlsPolicy()
        with pytest.raises(SSL.Error) as caught:
            shake(policy, site)
        assert outdated(OSError(f"SSL {caught.value}"))
        policy.excuse("localhost", int(site.host.rpartition(":")[2]), frozenset(["legacy"]))
        shake(policy, site)


def test_a_crawl_refuses_a_bad_certificate_says_what_to_do_and_then_works(
    tmp_path: Path, trusted: Path, server: Callable[..., ssl.SSLContext]
) -> None:
    home = tmp_path / "home"
    environment = {"SSL_CERT_FILE": str(trusted)}
    with Site(tls=server(certificate("localhost", ROOT, days=20))) as site:
        site.pages["/"] = page("<p>Trang chủ</p>")
        url = f"https://localhost:{site.host.rpartition(':')[2]}/"
        refused: dict[str, Any] = run(home, url=url, environment=environment)
        assert refused["exit_status"] == 2
        message = refused["sources"][0]["message"]
        assert "its certificate is out of date (it ended on " in message
        line = f"{url.split('/')[2]},expired,,"
        assert f'"{line}<reason>" in HOME/hosts.csv' in message
        assert site.log == []

        (home / "hosts.csv").write_text(f"host,tls,proxy,reason\n{line}forgotten since spring\n", encoding="utf-8")
        assert run(home, url=url, environment=environment)["exit_status"] == 0
        assert "/robots.txt" in site.hits()
