#!/usr/bin/env python3
"""Trains one U-Net with three losses through a running service, and says what came of each.

    bench/segmentation.py examples/cell-masks.json [--size 48] [--seed 42] [--base http://127.0.0.1:8080]
    bench/segmentation.py examples/cell-masks.json --uri sample:blood-cell-masks --epochs 5 --pictures docs/images

Prints a table for docs/choosing-a-loss.md; with --pictures also writes images, their masks and what each loss made of them.
"""
import argparse
import base64
import json
import pathlib
import urllib.request

LOSSES = {
    "cross_entropy": "cross_entropy",
    "dice": "dice",
    "sum": {"type": "sum", "terms": [{"weight": 0.5, "loss": "dice"}, {"weight": 0.5, "loss": "cross_entropy"}]},
}


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(options.base + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def post(name, loss):
    job = json.loads(pathlib.Path(options.job).read_text())
    job |= {"name": f"{name}, seed {options.seed}", "loss": loss}
    job["training"] |= {"seed": options.seed, "epochs": options.epochs or job["training"]["epochs"]}
    if options.size:
        job["dataset"]["format"]["size"] = [options.size, options.size]
    if options.uri:
        job["dataset"] |= {"uri": options.uri, "format": None}
    return call("/v1/jobs", job)["id"]


def ended(job):
    while True:
        answer = call(f"/v1/jobs/{job}?wait=60")
        if answer["status"] in ("succeeded", "failed", "cancelled"):
            return answer


def table(reports):
    """One row per loss, after the last epoch."""
    last = {name: report["epochs"][-1] for name, report in reports.items()}
    first = next(iter(last.values()))
    classes, reported = list(first["validation"]["classes"]), list(first["reported"])
    heads = ["loss", "mean IoU", "mean Dice", "accuracy"]
    heads += [f"IoU {name}" for name in classes] + [f"`{name}`" for name in reported]
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for name, epoch in last.items():
        found = epoch["validation"]
        cells = [found["iou"], found["dice"], found["accuracy"]]
        cells += [found["classes"][c]["iou"] for c in classes] + [epoch["reported"][r] for r in reported]
        print(f"| `{name}` | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")


def pictures(worst, folder):
    """The best, the middle and the worst of the first loss, with what the others made of the same images."""
    samples = {name: {s["name"]: s for s in report["samples"]} for name, report in worst.items()}
    order = [s["name"] for s in next(iter(worst.values()))["samples"]]
    for row, name in enumerate([order[0], order[len(order) // 2], order[-1]], 1):
        any_of = next(iter(samples.values()))[name]
        found = {"image": any_of["image"], "mask": any_of["mask"]}
        found |= {loss: known[name]["predicted_mask"] for loss, known in samples.items()}
        for what, uri in found.items():
            (folder / f"cell-{row}-{what}.png").write_bytes(base64.b64decode(uri.split(",")[1]))
        print(name, {loss: round(known[name]["prediction"]["iou"], 3) for loss, known in samples.items()})


parser = argparse.ArgumentParser()
parser.add_argument("job")
parser.add_argument("--base", default="http://127.0.0.1:8080")
parser.add_argument("--uri")
parser.add_argument("--seed", type=int, default=42)
parser.add_argument("--epochs", type=int)
parser.add_argument("--size", type=int)
parser.add_argument("--pictures", type=pathlib.Path)
options = parser.parse_args()
jobs = {name: post(name, loss) for name, loss in LOSSES.items()}
for name, job in jobs.items():
    print(name, job, ended(job)["status"], flush=True)
table({name: call(f"/v1/jobs/{job}/artifacts/report.json") for name, job in jobs.items()})
if options.pictures:
    options.pictures.mkdir(parents=True, exist_ok=True)
    pictures({name: call(f"/v1/jobs/{job}/artifacts/worst.json") for name, job in jobs.items()}, options.pictures)
