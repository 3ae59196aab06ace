#!/usr/bin/env python3
"""How many pages of a big bundle change when one sentence does: builds a generated stand twice.

Prints one line of figures; with --json as JSON. Fails (code 1) when 1 % of the pages or more differ.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"failed (code {done.returncode}): {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(programs, work, name, key, changed):
    content, bundle = os.path.join(work, name), os.path.join(work, name + ".standpunkt")
    run(os.path.join(programs, "generate-stand"), content, *work_size, *(["--changed"] if changed else []))
    start = time.monotonic()
    run(os.path.join(programs, "standpunkt-content"), "build", content, "-o", bundle, "--key", key,
        "--serial", 1, "--created", "2024-05-03T12:00:00Z")
    return bundle, time.monotonic() - start


def main():
    global work_size
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True, help="where standpunkt-content and generate-stand lie")
    parser.add_argument("--interviews", type=int, default=40)
    parser.add_argument("--megabytes", type=int, default=80)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only-long", action="store_true", help="leave it out (code 4) unless STANDPUNKT_LONG is set")
    given = parser.parse_args()
    if given.only_long and "STANDPUNKT_LONG" not in os.environ:
        print(f"SKIPPED: {given.interviews} interviews take minutes to build twice; deploy/test --long does it")
        return 4
    work_size = (given.interviews, given.megabytes)
    tool = os.path.join(given.programs, "standpunkt-content")
    with tempfile.TemporaryDirectory(prefix="standpunkt-bench-") as work:
        key = os.path.join(work, "bench")
        run(tool, "keygen", "--no-passphrase", key)
        before, seconds = build(given.programs, work, "before", key + ".key", changed=False)
        after, seconds_again = build(given.programs, work, "after", key + ".key", changed=True)
        size = os.path.getsize(before)
        difference = json.loads(run(tool, "inspect", after, "--trust", key + ".pub", "--diff", before, "--json"))
    pages = difference["pages"]
    differing = len(difference["difference"]["new_pages"])
    figures = {"interviews": given.interviews, "bytes": size, "pages": pages, "differing": differing,
               "percent": round(100 * differing / pages, 3), "build_seconds": round(min(seconds, seconds_again), 2)}
    if given.json:
        print(json.dumps(figures))
    else:
        print(f"{given.interviews} interviews, {size / 1e6:.1f} MB, built in {figures['build_seconds']} s: one sentence "
              f"changes {differing} of {pages} pages ({figures['percent']} %)")
    # None at all would mean that the change never reached the bundle.
    return 0 if 0 < differing < pages / 100 else 1


if __name__ == "__main__":
    sys.exit(main())
