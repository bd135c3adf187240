"""How long a job takes to stop: bench/control.py http://localhost:8080 PID. PID is the service's, which is ended by SIGTERM at the end."""

import json
import os
import signal
import statistics
import sys
import time
import urllib.request

ROUNDS = 5
JOBS = {
    "MLP 2-32-3, batches of 32": {
        "dataset": {"uri": "sample:spirals"},
        "model": {"type": "mlp", "hidden": [32]},
        "loss": "cross_entropy",
        "training": {"epochs": 90_000},
    },
    "CNN 32-64, batches of 128": {
        "dataset": {"uri": "sample:shapes"},
        "model": {"type": "cnn", "channels": [32, 64]},
        "loss": "cross_entropy",
        "training": {"epochs": 90_000, "batch_size": 128},
    },
}
base, pid = sys.argv[1], int(sys.argv[2])


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, method=method, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def running(job):
    path = "/v1/jobs/" + call("POST", "/v1/jobs", job)["id"]
    while (call("GET", path)["progress"]["iteration"] or 0) < 5:
        time.sleep(0.1)
    return path


def lives():
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def seconds(act, awaited):
    start = time.monotonic()
    act()
    awaited()
    return time.monotonic() - start


for name, job in JOBS.items():
    for verb, wait in (("pause", "/pause?wait=60"), ("cancel", "/cancel")):
        times = []
        for _ in range(ROUNDS):
            path = running(job)
            times.append(seconds(lambda: call("POST", path + wait), lambda: verb == "pause" or call("GET", path + "?wait=60")))
            verb == "pause" and call("POST", path + "/cancel")
        print(f"{name}: {verb} {statistics.median(times):.2f} s [{min(times):.2f} {max(times):.2f}]", flush=True)
for job in JOBS.values():
    running(job)


def ended():
    while lives():
        time.sleep(0.01)


print(f"SIGTERM with both running, to the end of the process: {seconds(lambda: os.kill(pid, signal.SIGTERM), ended):.2f} s")
