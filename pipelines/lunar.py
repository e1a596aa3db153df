"""The Vietnamese lunar calendar: which Gregorian day a lunar one is.

A month begins on the day of the new moon in Hanoi's time, the 11th month holds the winter solstice, and of a year of
thirteen months the first without a principal solar term is the leap one. Moon and sun are those of Meeus' Astronomical
Algorithms, good to some minutes for the centuries about ours.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from math import floor, pi, radians, sin

_HANOI = 7 / 24  # of a day
_MONTH = 29.530588853
_ORDINAL = 1721425  # Julian day number less Python's ordinal


@lru_cache(maxsize=4096)
def _new_moon(number: int) -> int:
    """The Julian day number, in Hanoi, of the new moon so many months after that of January 1900."""
    t = number / 1236.85
    day = 2415020.75933 + 29.53058868 * number + (0.0001178 - 0.000000155 * t) * t * t
    day += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t * t))
    sun = radians(359.2242 + 29.10535608 * number - (0.0000333 + 0.00000347 * t) * t * t)
    moon = radians(306.0253 + 385.81691806 * number + (0.0107306 + 0.00001236 * t) * t * t)
    node = radians(21.2964 + 390.67050646 * number - (0.0016528 + 0.00000239 * t) * t * t)
    day += (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    day += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    day += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    day += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
    day += 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    drift = -0.000278 + 0.000265 * t + 0.000262 * t * t
    return floor(day - drift + 0.5 + _HANOI)


def _term(day: int) -> int:
    """The twelfth of the zodiac, from 0, in which the sun stands at Hanoi's midnight that begins a day."""
    t = (day - 0.5 - _HANOI - 2451545.0) / 36525
    anomaly = radians(357.52910 + 35999.05030 * t - (0.0001559 + 0.00000048 * t) * t * t)
    length = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    length += (1.914600 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
    length += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return floor((radians(length) % (2 * pi)) / pi * 6)


def _eleventh(year: int) -> int:
    """The number of the new moon that begins the 11th month of a year."""
    last_day = date(year, 12, 31).toordinal() + _ORDINAL
    number = floor((last_day - 2415021) / _MONTH)
    return number - 1 if _term(_new_moon(number)) >= 9 else number


@lru_cache(maxsize=512)
def _months(year: int) -> tuple[tuple[int, int], ...]:
    """Month and number of its new moon of a lunar year, leap months left out."""
    before, after = _eleventh(year - 1), _eleventh(year)
    leap = None
    if after - before == 13:
        leap = next(n for n in range(before + 1, after) if _term(_new_moon(n)) == _term(_new_moon(n + 1)))
    # 12 and 1 to 10 after the 11th month of the year before; 11 and 12 of this one.
    numbers = [n for n in range(before, after) if n != leap]
    found = [(place - 1, n) for place, n in enumerate(numbers) if place >= 2]
    following = _eleventh(year + 1)
    twelfth = after + 1
    if following - after == 13 and _term(_new_moon(twelfth)) == _term(_new_moon(twelfth + 1)):
        twelfth += 1
    return (*found, (11, after), (12, twelfth))


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a lunar one; None where that month has no such day.

    Args:
        year: the Gregorian one in which the lunar year begins.
    """
    if not (1900 < year < 2200 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    number = dict(_months(year))[month]
    first = _new_moon(number)
    if day > _new_moon(number + 1) - first:
        return None
    return date.fromordinal(first + day - 1 - _ORDINAL)
