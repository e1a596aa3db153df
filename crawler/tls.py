"""Certificates are checked, chain and name; what is excused for a host is let pass there and nowhere else."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import certifi
from OpenSSL import SSL
from OpenSSL.crypto import X509
from service_identity.exceptions import CertificateError, VerificationError
from service_identity.hazmat import DNS_ID, IPAddress_ID, ServiceID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

from crawler.odd_hosts import TLS_FAULTS

#: OpenSSL's error numbers (X509_V_ERR_…), by what they are excused as.
_FAULTS = {
    **dict.fromkeys((2, 20, 21, 27), "incomplete chain"),
    **dict.fromkeys((18, 19), "self-signed"),
    **dict.fromkeys((9, 10), "expired"),
    **dict.fromkeys((66, 67, 68), "legacy"),
}

#: How OpenSSL complains of a server that offers nothing new enough.
_OUTDATED = (
    "unsupported protocol",
    "protocol version",
    "handshake failure",
    "no protocols available",
    "unsafe legacy renegotiation",
    "too small",
    "too weak",
    "wrong signature type",
)

_LEGACY_SERVER_CONNECT = 0x4


class CertificateRefused(Exception):
    """The host could not prove that it is the one that was asked for; the message says why, and what can be done."""


def refused(host: str, fault: str, detail: str = "") -> CertificateRefused:
    """
    Args:
        fault: one of TLS_FAULTS, or in OpenSSL's words what cannot be excused.
    """
    if fault not in TLS_FAULTS:
        return CertificateRefused(f"certificate refused: {fault}")
    excuse = f'if it is the right site, excuse it with "{host},{fault},,<reason>" in HOME/hosts.csv'
    return CertificateRefused(f"no secure connection: {TLS_FAULTS[fault]}{detail} ({excuse})")


def outdated(error: BaseException) -> bool:
    """Whether a connection failed because the server knows no protocol that is still good enough."""
    text = str(error).lower()
    return any(name in text for name in _OUTDATED) and ("ssl" in text or "tls" in text)


@implementer(IPolicyForHTTPS)
class TlsPolicy:
    """For Twisted's agent: how to connect to a host by TLS."""

    def __init__(self) -> None:
        self.refusals: dict[str, tuple[str, str]] = {}  # by host name: the fault and its details
        self._excused: dict[tuple[str, int], frozenset[str]] = {}
        self._contexts: dict[bool, SSL.Context] = {}

    def excuse(self, host: str, port: int, faults: frozenset[str]) -> None:
        """Let these faults of a host pass."""
        self._excused[host, port] = faults

    def creatorForNetloc(self, hostname: bytes, port: int) -> Connections:
        host = hostname.decode("ascii")
        excused = self._excused.get((host, port), frozenset())
        return Connections(host, excused, self._context("legacy" in excused), self.refusals)

    def _context(self, legacy: bool) -> SSL.Context:
        if legacy not in self._contexts:
            self._contexts[legacy] = _context(legacy)
        return self._contexts[legacy]


@implementer(IOpenSSLClientConnectionCreator)
class Connections:
    """Makes TLS connections to one host."""

    def __init__(
        self, host: str, excused: frozenset[str], context: SSL.Context, refusals: dict[str, tuple[str, str]]
    ) -> None:
        self._host = host
        self._excused = excused
        self._context = context
        self._refusals = refusals

    def clientConnectionForTLS(self, protocol: Any) -> SSL.Connection:
        connection = SSL.Connection(self._context, None)
        identity, named = _identity(self._host)
        if named:
            connection.set_tlsext_host_name(self._host.encode("ascii"))
        connection.set_verify(SSL.VERIFY_PEER, self._check(identity))
        return connection

    def _check(self, identity: ServiceID) -> Callable[[SSL.Connection, X509, int, int, int], bool]:
        def check(connection: SSL.Connection, certificate: X509, number: int, depth: int, good: int) -> bool:
            if not good:
                fault = _FAULTS.get(number, f"OpenSSL's error {number}")
                detail = _until(certificate) if fault == "expired" else ""
                return self._pass(fault, detail)
            if depth == 0:
                try:
                    verify_service_identity(extract_patterns(certificate), [identity], [])
                except (VerificationError, CertificateError):
                    return self._pass("other name", _names(certificate))
            return True

        return check

    def _pass(self, fault: str, detail: str) -> bool:
        if fault in self._excused:
            return True
        self._refusals[self._host] = (fault, detail)
        return False


def _context(legacy: bool) -> SSL.Context:
    context = SSL.Context(SSL.TLS_CLIENT_METHOD)
    context.set_min_proto_version(SSL.TLS1_VERSION if legacy else SSL.TLS1_2_VERSION)
    context.set_cipher_list(b"ALL:@SECLEVEL=0" if legacy else b"DEFAULT")
    if legacy:
        context.set_options(_LEGACY_SERVER_CONNECT)
    # The system's authorities; OpenSSL as it comes with Python's packages does not find them everywhere.
    context.set_default_verify_paths()
    paths = ssl.get_default_verify_paths()
    known = paths.cafile or (paths.capath if paths.capath and any(Path(paths.capath).iterdir()) else None)
    context.load_verify_locations(paths.cafile or (None if known else certifi.where()), paths.capath)
    return context


def _identity(host: str) -> tuple[ServiceID, bool]:
    """What the certificate must be for, and whether that is a name."""
    try:
        ip_address(host)
    except ValueError:
        return DNS_ID(host), True
    return IPAddress_ID(host), False


def _until(certificate: X509) -> str:
    end = (certificate.get_notAfter() or b"").decode("ascii", "replace")
    return f" (it ended on {end[:4]}-{end[4:6]}-{end[6:8]})" if len(end) >= 8 else ""


def _names(certificate: X509) -> str:
    try:
        found = [getattr(pattern, "pattern", pattern) for pattern in extract_patterns(certificate)]
        names = [name.decode("ascii", "replace") if isinstance(name, bytes) else str(name) for name in found]
    except CertificateError:
        names = []
    return f" ({', '.join(names[:3])})" if names else ""
