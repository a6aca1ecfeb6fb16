"""Sending a text to the services of CHISO_ALERT_URLS. What is sent, and when, is for `alerts` and `news`."""

import hashlib
import logging

from pipelines.settings import Settings


def service_id(url: str) -> str:
    """Name a service for what is kept of it: its address holds passwords."""
    return hashlib.sha256(url.encode()).hexdigest()[:16]


def deliver(url: str, title: str, body: str) -> bool:
    """Send a text to one service; whether it was taken."""
    from apprise import Apprise

    # What Apprise logs of a failed delivery holds the address; what is said of it is for the caller.
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    service = Apprise()
    service.add(url)
    return bool(service.notify(title=title, body=body))


def announce(settings: Settings, title: str, body: str) -> int:
    """Send a text to every service; give how many took it."""
    return sum(deliver(url, title, body) for url in settings.alert_urls)
