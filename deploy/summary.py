#!/usr/bin/env python3
"""The end of deploy/test: what failed and how to repeat it, what was skipped and why, what was measured, and three counts.

Reads what `ctest --output-junit` wrote, and its output beside it (REPORT.log). Standard library only.
Usage: summary.py REPORT.xml@BUILD_DIRECTORY...
Exit code: 0 when nothing failed and something passed, else 1.
"""
import argparse
import os
import re
import shlex
import sys
import xml.etree.ElementTree

# Catch2 writes "SKIPPED:" and then, where SKIP was given one, the reason in lines indented by two.
SKIP = re.compile(r"SKIPPED:\n(?:explicitly with messages?:\n)?((?:  .*\n?)+)?")
LINES_SHOWN = 40


def skip_reasons(output):
    """Each reason a test gave for leaving something out, in one line."""
    reasons = [" ".join((match or "no reason given").split()) for match in SKIP.findall(output)]
    # Tests that are no Catch2 programs say it in one line of their own.
    reasons += [line[len("SKIPPED: "):].strip() for line in output.splitlines() if line.startswith("SKIPPED: ")]
    return list(dict.fromkeys(reasons))  # each once, in order


def figures(output):
    """What a test measured for people to see, whether or not it passed."""
    return [line[len("MEASURED: "):].strip() for line in output.splitlines() if line.startswith("MEASURED: ")]


def reasons_told(log):
    """Test name -> "Timeout", "SEGFAULT", "Failed" ...: ctest's report leaves it out, its log ends with it."""
    if not os.path.exists(log):
        return {}
    with open(log, encoding="utf-8", errors="replace") as file:
        return dict(re.findall(r"^\s+\d+ - (.*) \((\w[^()]*)\)$", file.read(), re.M))


def repeat_command(build, name):
    # A dot for everything that means something in a regular expression: readable, and it still matches.
    pattern = "^" + re.sub(r"[][().*+?|^$\\]", ".", name) + "$"
    return f"ctest --test-dir {build} --output-on-failure -R {shlex.quote(pattern)}"


def describe_failure(build, case, output, reason):
    print(f"\nfailed: {case.get('name')}")
    if reason and reason != "Failed":
        print(f"  {reason}, after {float(case.get('time') or 0):.0f} s")
    lines = output.rstrip().splitlines()
    if len(lines) > LINES_SHOWN:
        print(f"  ... ({len(lines) - LINES_SHOWN} lines before, see {build}/Testing/Temporary/LastTest.log)")
    for line in lines[-LINES_SHOWN:]:
        print(f"  | {line}")
    print(f"  again, this one alone: {repeat_command(build, case.get('name'))}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", nargs="+")
    arguments = parser.parse_args()
    passed, failed, skipped, partly, measured = 0, 0, [], [], []
    for report in arguments.report:
        path, _, build = report.rpartition("@")
        told = reasons_told(os.path.splitext(path)[0] + ".log")
        for case in xml.etree.ElementTree.parse(path).getroot().iter("testcase"):
            output = case.findtext("system-out") or ""
            status = case.get("status")
            measured += figures(output)
            if status == "run":
                passed += 1
                partly += [f"{case.get('name')}: {reason}" for reason in skip_reasons(output)]
            elif status == "notrun" and (reasons := skip_reasons(output)):
                skipped.append(f"{case.get('name')}: {'; '.join(reasons)}")
            elif status == "disabled":
                skipped.append(f"{case.get('name')}: disabled")
            else:  # also a test whose program is not there or that says nothing about why it was skipped
                failed += 1
                describe_failure(build, case, output, told.get(case.get("name"), ""))
    if skipped or partly:
        print("\nskipped, and why:")
        for line in skipped:
            print(f"  {line}")
        for line in partly:
            print(f"  in part (counts as passed): {line}")
    if measured:
        print("\nmeasured:")
        for line in measured:
            print(f"  {line}")
    print()
    print(f"{passed} passed, {failed} failed, {len(skipped)} skipped")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
