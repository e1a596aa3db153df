"""Near-duplicates at scale: how long signatures take, how long finding the pairs takes, and whether it finds them.

python -m bench.near_duplicates [--articles 300000]

The archive is generated: three in four texts are stories of their own, one in eight a repost (a source line added, the
first sentence cut, or a figure changed), one in eight a bulletin of a series, filled in anew every week.
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from pipelines.near_duplicates import alike_pairs, groups, signature

_ONSETS = ["b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "t", "th", "tr", "v", "x"]
_RHYMES = ["a", "ạ", "ác", "anh", "ân", "ấp", "ăng", "e", "ên", "ệnh", "i", "iến", "o", "ông", "ơi", "uấn", "ương", "ỷ"]
_SYLLABLES = [onset + rhyme for onset in _ONSETS for rhyme in _RHYMES]


def story(rng: random.Random, words: int = 300) -> list[str]:
    """Sentences without meaning, of syllables, names, numbers and dates in about their usual shares."""
    sentences = []
    while words > 0:
        length = rng.randint(12, 30)
        sentence = rng.choices(_SYLLABLES, k=length)
        if rng.random() < 0.6:
            place = rng.randrange(1, length)
            sentence[place:place] = [word.capitalize() for word in rng.choices(_SYLLABLES, k=3)]
        if rng.random() < 0.5:
            sentence.append(str(rng.randrange(2, 5000)))
        if rng.random() < 0.2:
            sentence.append(f"ngày {rng.randrange(1, 29)}/{rng.randrange(1, 13)}")
        sentences.append(" ".join(sentence).capitalize() + ".")
        words -= len(sentence)
    return sentences


def archive(count: int, seed: int = 7) -> tuple[list[list[str]], dict[int, int]]:
    """Texts as sentences, and for each repost which text it repeats."""
    rng = random.Random(seed)
    forms = [story(rng) for _ in range(max(1, count // 4000))]
    texts: list[list[str]] = []
    originals: list[int] = []
    repeats: dict[int, int] = {}
    for number in range(count):
        lot = rng.random()
        if lot < 0.125 and originals:
            first = rng.choice(originals)
            copy = list(texts[first])
            change = rng.randrange(3)
            if change == 0:
                copy.append("Theo trang tin của đơn vị bạn.")
            elif change == 1:
                copy = copy[1:]
            else:
                copy[-1] = copy[-1] + " Số liệu tính đến 17 giờ."
            repeats[number] = first
            texts.append(copy)
        elif lot < 0.25:
            form = rng.choice(forms)
            day = f"ngày {rng.randrange(1, 29)}/{rng.randrange(1, 13)}/{rng.randrange(2010, 2026)}"
            filled = [f"{sentence[:-1]} {rng.randrange(9000)} ca." for sentence in form]
            texts.append([f"Bản tin {day}, kỳ {number}.", *filled])
        else:
            originals.append(number)
            texts.append(story(rng))
    return texts, repeats


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.near_duplicates", description=__doc__)
    parser.add_argument("--articles", type=int, default=300_000)
    count = parser.parse_args().articles
    texts, repeats = archive(count)
    started = time.process_time()
    signatures = {
        number: found
        for number, sentences in enumerate(texts)
        if (found := signature("Tin", None, "\n".join(sentences))) is not None
    }
    signing = time.process_time() - started
    started = time.process_time()
    pairs = alike_pairs(signatures, range(count))
    finding = time.process_time() - started
    head = {number: group[0] for group in groups(pairs) for number in group}
    found = sum(head.get(number) == head.get(first) is not None for number, first in repeats.items())
    together: dict[int, set[int]] = {}
    for number, top in head.items():
        together.setdefault(top, set()).add(repeats.get(number, number))
    mixed = sum(len(stories) - 1 for stories in together.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{count} articles, {len(repeats)} reposts, {sum(map(len, signatures.values())) >> 20} MB of signatures")
    print(f"signatures  {signing:7.1f} s  {signing / count * 1000:.2f} ms each, once for each text")
    print(f"pairs       {finding:7.1f} s  every time")
    print(f"found       {found / max(1, len(repeats)):7.2%} of the reposts; {mixed} articles led to another story")
    print(f"peak memory {peak} MB, the generated texts included")


if __name__ == "__main__":
    main()
