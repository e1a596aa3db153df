"""Why a request came to nothing, in an operator's words instead of a library's class names."""

from __future__ import annotations

#: By class name, so that neither Scrapy nor Twisted need be loaded to name their errors. The first that fits is said.
_WORDS = {
    "CannotResolveHostError": "no such host (DNS)",
    "DNSLookupError": "no such host (DNS)",
    "DownloadConnectionRefusedError": "connection refused",
    "ConnectionRefusedError": "connection refused",
    "DownloadTimeoutError": "no answer in time",
    "TimeoutError": "no answer in time",
    "TCPTimedOutError": "no answer in time",
    "NoRouteError": "no route to the host",
    "ResponseDataLossError": "the answer broke off",
    "ConnectionLost": "the connection was lost",
    "ConnectionDone": "closed without an answer",
    "TunnelError": "it opens no way to the host",
}

#: Errors of our own, whose messages are in an operator's words already.
_SPEAK = frozenset(
    ["PrivateAddress", "CertificateRefused", "ProxyFailed", "Challenged", "HostHeld", "BodyError", "TooLarge"]
)


def words(error: BaseException) -> str:
    """What went wrong, short and without the address: "connection refused", "certificate refused (…)"."""
    text = " ".join(str(error).split())
    if type(error).__name__ in _SPEAK:
        return text
    for kind in type(error).__mro__:
        if kind.__name__ in _WORDS:
            return _WORDS[kind.__name__]
    if "certificate" in text.lower():
        return f"certificate refused ({text[:160]})"
    if any(name in text for name in ("SSL", "TLS", "tlsv1")):
        return f"no secure connection ({text[:160]})"
    return f"{type(error).__name__}: {text[:200]}" if text else type(error).__name__
