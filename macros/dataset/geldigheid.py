"""Wat vandaag geldt: zinnen met `geldig_vanaf` of `geldig_tot` (allebei tot en met) buiten hun tijd vallen weg."""

import os
import time
from typing import Any


def vandaag() -> str:
    """De dag van de bouw als jaar-maand-dag; `SOURCE_DATE_EPOCH` maakt haar herhaalbaar."""
    return time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())))


def echte_dag() -> str:
    """De dag waarop iemand nakijkt, wat een bouw ook aan dag meekrijgt."""
    return time.strftime("%Y-%m-%d", time.gmtime())


def geldig(knoop: Any, dag: str) -> Any:
    """Hetzelfde stuk dataset zonder de zinnen die op deze dag niet gelden, in een lijst of alleen."""
    if isinstance(knoop, dict):
        return {sleutel: geldig(deel, dag) for sleutel, deel in knoop.items() if _geldt(deel, dag)}
    if isinstance(knoop, list):
        return [geldig(deel, dag) for deel in knoop if _geldt(deel, dag)]
    return knoop


def _geldt(deel: Any, dag: str) -> bool:
    if not isinstance(deel, dict):
        return True
    return str(deel.get("geldig_vanaf", dag)) <= dag <= str(deel.get("geldig_tot", dag))
