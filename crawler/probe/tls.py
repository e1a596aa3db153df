"""What exactly is wrong with a host's certificate, asked of the host itself by one handshake without a request."""

from __future__ import annotations

import contextlib
import socket
import ssl

from cryptography import x509
from cryptography.x509.oid import NameOID

from crawler.probe.findings import Tls

_SECONDS = 15.0


def examine(host: str) -> Tls:
    """Try to verify as a crawl does, and where that fails say why. ``host`` is a host key, with or without a port."""
    name, _, port = host.partition(":")
    address = (name, int(port) if port.isdigit() else 443)
    try:
        with (
            socket.create_connection(address, timeout=_SECONDS) as raw,
            ssl.create_default_context().wrap_socket(raw, server_hostname=name),
        ):
            return Tls(verified=True)
    except ssl.SSLCertVerificationError as error:
        kind = _kind(error)
        return Tls(
            verified=False, kind=kind, problem=f"{_WORDS.get(kind, error.verify_message)}{_shown(address, kind)}"
        )
    except ssl.SSLError as error:
        reason = (error.reason or str(error)).replace("_", " ").lower()
        return Tls(verified=False, kind="legacy", problem=f"no secure connection as it is done today ({reason})")
    except OSError as error:
        return Tls(verified=False, kind="other", problem=f"no connection ({error})")


_WORDS = {
    "expired": "the certificate has expired",
    "incomplete chain": "the certificate's chain is incomplete: an intermediate is not sent along",
    "self-signed": "the certificate is signed by nobody known",
    "other name": "the certificate is for another name",
}


def _kind(error: ssl.SSLCertVerificationError) -> str:
    """From OpenSSL's numbers: 10 expired, 18 and 19 self-signed, 20 and 21 no issuer at hand, 62 another name."""
    kinds = {10: "expired", 18: "self-signed", 19: "self-signed", 20: "incomplete chain", 21: "incomplete chain"}
    return kinds.get(error.verify_code) or ("other name" if error.verify_code in (62, 64) else "other")


def _shown(address: tuple[str, int], kind: str) -> str:
    """What the certificate itself says about it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with contextlib.suppress(OSError, ValueError):
        with (
            socket.create_connection(address, timeout=_SECONDS) as raw,
            context.wrap_socket(raw, server_hostname=address[0]) as secure,
        ):
            sent = secure.getpeercert(binary_form=True)
        certificate = x509.load_der_x509_certificate(sent or b"")
        if kind == "expired":
            return f" (it was good until {certificate.not_valid_after_utc.date()})"
        if kind == "other name":
            return f" (it is for {', '.join(_names(certificate)[:4]) or 'no name'})"
        issuer = certificate.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
        return f" (issued by {issuer[0].value!s})" if issuer else ""
    return ""


def _names(certificate: x509.Certificate) -> list[str]:
    try:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return []
    return [str(name.value) for name in extension.value]
