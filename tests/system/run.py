"""Runs the scenarios and writes the report; deploy/system-test prepares what it needs and explains the options."""

import argparse
import html
import importlib
import sys
import time
import traceback
from pathlib import Path

from acts import prepare
from bench import Bench, accelerator
from machine import Fault, Skip
from rules import LONG, SHORT

for name in ("starting", "people", "contents", "care", "systems", "arm64"):  # in the order their rules run
    importlib.import_module(name)


def report(folder, rows, title):
    """report.md and report.html: the table, what was measured, and every picture that was kept."""
    lines = [f"# {title}", "", "| rule | result | seconds | |", "|---|---|---|---|"]
    for row in rows:
        lines.append(f"| {row['rule']} | {row['result']} | {row['seconds']:.0f} | {'; '.join(row['facts'] + row['fault'])} |")
    (folder / "report.md").write_text("\n".join(lines) + "\n")
    body = [f"<!doctype html><meta charset=utf-8><title>{title}</title><style>body{{font:16px sans-serif;margin:2em;max-width:80em}}"
            "td,th{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid #ccc}img{width:24em;margin:.3em}"
            ".failed{color:#b00020;font-weight:bold}.held{color:#0a6b2d}</style>", f"<h1>{title}</h1><table><tr><th>Rule<th>Result<th>Seconds<th>Found"]
    for row in rows:
        found = "<br>".join(html.escape(text) for text in row["facts"] + row["fault"])
        pictures = "".join(f"<a href='{p.relative_to(folder)}'><img src='{p.relative_to(folder)}' title='{p.stem}'></a>" for p in row["pictures"])
        body.append(f"<tr><td>{html.escape(row['rule'])}<td class={row['result']}>{row['result']}<td>{row['seconds']:.0f}<td>{found}<br>{pictures}")
    (folder / "report.html").write_text("\n".join(body) + "</table>\n")


def pictures_of(folder):
    return set(folder.glob("*/*.png"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--image", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--tools", default="build/bin")
    parser.add_argument("--kernel", default="")
    parser.add_argument("--arm64", default="")
    parser.add_argument("--form", choices=["short", "usual", "long"], default="usual")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--reuse", action="store_true", help="the stand with content that an earlier run left with --keep")
    options = parser.parse_args()
    chosen = SHORT if options.form == "short" else [s for s in LONG if options.form == "long" or not s.long_only]
    if options.only:
        chosen = [s for s in LONG if any(s.__name__.startswith(name) for name in options.only)]
    if not chosen:
        print("system-test: error: no scenario has such a name; deploy/system-test --list tells them", file=sys.stderr)
        return 2
    if options.list:
        for scenario in chosen if options.only else LONG:
            print(f"{scenario.__name__}: {scenario.rule}")
        return 0
    folder = Path(options.folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    accel = accelerator(folder, options.kernel)
    print(f"system-test: QEMU with {accel}", flush=True)
    bench = Bench(folder, options.image, accel, tools=options.tools)
    bench.arm64 = options.arm64
    bench.prepare = prepare
    bench.ready = options.reuse and (folder / "prepared.raw").exists()
    rows, failed, skipped = [], 0, 0
    begun = time.monotonic()
    try:
        for scenario in chosen:
            print(f"  {scenario.rule}", flush=True)
            before, start = pictures_of(folder), time.time()
            row = {"rule": scenario.rule, "result": "held", "fault": []}
            bench.facts = []
            clock = time.monotonic()
            try:
                scenario(bench)
            except Skip as reason:
                row["result"] = "skipped"
                row["fault"] = [str(reason)]
                print(f"    SKIPPED: {reason}", flush=True)
                skipped += 1
            except Exception as fault:  # a scenario may break in any way; the others go on
                row["result"] = "failed"
                row["fault"] = [str(fault) or repr(fault)]
                if not isinstance(fault, Fault):
                    traceback.print_exc()
                print(f"    FAILED: {row['fault'][0]}", flush=True)
                failed += 1
                look_closer(bench, folder / f"{scenario.__name__}.failed.txt")
                if scenario.__name__ != "boots_to_the_show":
                    bench.down()
            row["seconds"] = time.monotonic() - clock
            row["facts"] = bench.facts
            row["pictures"] = sorted(p for p in pictures_of(folder) if p not in before or p.stat().st_mtime >= start)
            rows.append(row)
            report(folder, rows, "Standpunkt: what a booted machine does")
    finally:
        bench.end()
    print(f"system-test: {len(rows) - failed - skipped} of {len(rows)} rules held, {failed} failed, {skipped} skipped, {time.monotonic() - begun:.0f} s; report: {folder}/report.html")
    return 1 if failed else 0


def look_closer(bench, path):
    """The journal and the screen of a machine on which a rule failed."""
    for machine in bench.machines:
        if machine.running():
            try:
                machine.keep("failed")
                if machine.happened("RESET"):
                    print("    (the machine was started anew in the middle of it)", flush=True)
                machine.connect(10)  # of a machine that hangs nothing more is to be learned, and the next rule waits
                path.write_text(machine.run("systemctl --no-pager --failed; systemctl status --no-pager standpunkt standpunkt-sync; "
                                            "cat /run/standpunkt/agent.json /run/standpunkt/show/display.json; "
                                            "journalctl -b --no-pager -o short-monotonic | tail -n 400", 20, check=False))
            except Exception as fault:
                path.write_text(f"nothing could be learned from inside: {fault}\n")


if __name__ == "__main__":
    sys.exit(main())
