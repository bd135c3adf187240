"""Posts examples/iris.json to a service and waits for its end: milliseconds from POST to succeeded, by one connection that is kept.

bench/iris.py http://localhost:8080 [times]
"""

import http.client
import json
import pathlib
import sys
import time
import urllib.parse

JOB = (pathlib.Path(__file__).parent.parent / "examples" / "iris.json").read_bytes()


def answer(connection, method, path, body=None):
    connection.request(method, path, body, {"Content-Type": "application/json"})
    return json.loads(connection.getresponse().read())


def measure(connection):
    start = time.monotonic()
    job = answer(connection, "POST", "/v1/jobs", JOB)
    job = answer(connection, "GET", f"/v1/jobs/{job['id']}?wait=60")
    if job["status"] != "succeeded":
        raise SystemExit(f"the job {job['status']}")
    return (time.monotonic() - start) * 1000


def main():
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(sys.argv[1]).netloc)
    answer(connection, "GET", "/v1/system")
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        print(round(measure(connection)))


main()
