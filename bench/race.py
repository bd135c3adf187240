#!/usr/bin/env python3
"""Runs a race through a service, and prints its table for docs/choosing-a-loss.md.

    bench/race.py examples/races/vessels.json [--base http://127.0.0.1:8080] [--uri … --format JSON] [--pictures docs/images/race-vessels.png]

--id prints a race that was posted before, --uri and --format race on other data. --pictures draws what some validation examples came to in the first seed, after
its last epoch. Of masks and images a row is an example: what was given, the truth, and the answer of each loss, the first of the table
first. Of classes a row is a loss and a column an example: the frame is green where the class is right, and of several classes there is a
bar for each, green where it was found, red where it was missed, orange where it was seen and is not there.
"""
import argparse
import base64
import json
import pathlib
import time
import urllib.request

import png

GREEN, RED, ORANGE, GREY = (60, 160, 60), (215, 40, 40), (255, 165, 0), (225, 225, 225)
ROWS, COLUMNS = 2, 5
OVER = ("finished", "cancelled")


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(options.base + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def begin():
    race = json.loads(pathlib.Path(options.race).read_text())
    if options.uri:
        race["base"]["dataset"] |= {"uri": options.uri, "format": json.loads(options.format)}
    return call("/v1/races", race)["id"]


def ended(race):
    answer = call(f"/v1/races/{race}")
    while answer["status"] not in OVER:
        time.sleep(2)
        answer = call(f"/v1/races/{race}")
    return answer


def interval(value):
    if value is None or value["mean"] is None:
        return ""
    text = f"{value['mean']:.3f}"
    return text if value["low"] is None else f"{text} ({value['low']:.3f} to {value['high']:.3f})"


def table(race):
    first = race["table"][0]
    heads = ["loss", f"`{race['metric']}` (95 %)", "behind the first (95 %)"] + [f"`{name}`" for name in first["reported"]]
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for row in race["table"]:
        cells = [f"`{row['name']}`", interval(row["value"]), interval(row["behind"])]
        print("| " + " | ".join(cells + [f"{value:.3f}" for value in row["reported"].values()]) + " |")
    print("\n" + race["finding"])


def samples(race):
    """By entry, what the first seed's job made of each validation example that all of them kept."""
    found = {}
    for row in race["table"]:
        worst = call(f"/v1/jobs/{row['jobs'][0]['job']}/artifacts/worst.json")
        found[row["name"]] = {sample["sample"]: sample for sample in worst["samples"]}
    common = set.intersection(*(set(known) for known in found.values()))
    first, last = list(found.values())[0], list(found.values())[-1]
    return found, sorted(common, key=lambda one: difference(first[one], last[one]), reverse=True)


def difference(first, last):
    """How much better the first loss of the table was."""
    for measure in ("iou", "psnr"):
        if measure in first["prediction"]:
            return first["prediction"][measure] - last["prediction"][measure]
    return sum(judged(first)) - sum(judged(last))


def judged(sample):
    """Whether each class is right; of one class of several, whether it is."""
    answer = sample["prediction"]
    if "class" in answer:
        return [answer["class"] == sample["label"]]
    return [(name in answer["labels"]) == (name in sample["label"]) for name in answer["probabilities"]]


def picture(uri, times=2):
    """In 32 tones, so that the file stays small."""
    rows = png.read(base64.b64decode(uri.split(",")[1]))
    return png.enlarge([[tuple(value & 248 for value in pixel) for pixel in row] for row in rows], times)


def maps(found, order):
    some = [order[0], order[len(order) // 4], order[len(order) // 2]]
    truth, answer = ("mask", "predicted_mask") if next(iter(found.values()))[order[0]]["mask"] else ("target_image", "predicted_image")
    lines = []
    for one in some[:ROWS]:
        any_of = next(iter(found.values()))[one]
        lines.append(png.beside([picture(any_of["image"]), picture(any_of[truth])] + [picture(known[one][answer]) for known in found.values()]))
    return png.below(lines)


def colour(name, sample):
    true, said = name in sample["label"], name in sample["prediction"]["labels"]
    return (GREEN if said else RED) if true else (ORANGE if said else GREY)


def marked(sample):
    if "class" in sample["prediction"]:
        return png.frame(picture(sample["image"], 1), GREEN if judged(sample)[0] else RED)
    return png.bars(picture(sample["image"]), [colour(name, sample) for name in sample["prediction"]["probabilities"]])


def grid(found, order):
    disputed = [one for one in order if len({tuple(judged(known[one])) for known in found.values()}) > 1]
    some = disputed[:COLUMNS // 2] + disputed[COLUMNS // 2:][-(COLUMNS - COLUMNS // 2):]
    return png.below([png.beside([marked(known[one]) for one in some]) for known in found.values()])


parser = argparse.ArgumentParser()
parser.add_argument("race", nargs="?")
parser.add_argument("--base", default="http://127.0.0.1:8080")
parser.add_argument("--id")
parser.add_argument("--uri")
parser.add_argument("--format", default="null")
parser.add_argument("--pictures", type=pathlib.Path)
options = parser.parse_args()
race = ended(options.id or begin())
table(race)
if options.pictures:
    found, order = samples(race)
    is_map = "labels" not in (shown := next(iter(found.values()))[order[0]]["prediction"]) and "class" not in shown
    png.write(options.pictures, (maps if is_map else grid)(found, order))
