#!/usr/bin/env python3
"""Measures the display from outside, and Chromium with the same content in the same run, step by step in turns.

The measuring itself is done by a measure.py (--measure) that starts a program under Xvfb and watches its pixels; this
file says what to start, where to tap, and puts the figures side by side. deploy/bench calls it.
"""
import argparse
import glob
import json
import os
import subprocess
import sys

QUIET_CORES = 0.3  # with more than this used by others meanwhile a time says nothing
SIZE = (1920, 1080)
STILL_MS, FADE_MS, NEVER_MS = 8000, 600, 99_999_999
FRAME_MS, LATE_PERCENT = 17, 5  # 60 a second held: the median interval, and how many may take more than 20 ms
GROWTH = 0.02  # MiB a minute; what a window of nine minutes tells apart from nothing


def say(text):
    print(f"bench: {text}", flush=True)


def run(command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)


def must(command, **options):
    done = run(command, **options)
    if done.returncode:
        sys.exit(f"bench: error: failed (code {done.returncode}): {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


class Display:
    """Our program, and where its controls are: asked of itself by a scripted visit."""
    name, title = "standpunkt", "Standpunkt"
    SCRIPT = "wait 1000\nshot loop\ntap invite\nwait 2000\nshot reader\ntap topics\nwait 2000\nshot topics\ntap topic-0\nwait 2000\nshot opened\nquit\n"

    def __init__(self, given):
        self.command = f"{given.display} --bundle {given.bundle} --trust {given.trust}"
        self.env = ["SDL_VIDEODRIVER=x11"]
        folder = os.path.join(given.out, "places")
        os.makedirs(folder, exist_ok=True)
        for old in glob.glob(os.path.join(folder, "*")):
            os.remove(old)
        script = os.path.join(given.out, "places.script")
        with open(script, "w") as file:
            file.write(self.SCRIPT)
        must([*self.command.split(), "--headless", "--size", "x".join(map(str, SIZE)), "--script", script, "--capture", folder])
        self.wake = [self.place(folder, "loop", "invite"), self.place(folder, "reader", "topics")]
        self.tap, self.back = self.place(folder, "topics", "topic-0"), self.place(folder, "opened", "topics")

    @staticmethod
    def place(folder, shot, wanted):
        files = glob.glob(os.path.join(folder, f"*-{shot}.json"))
        if not files:
            sys.exit(f"bench: error: the scripted visit left no *-{shot}.json in {folder}")
        with open(files[0]) as file:
            nodes = json.load(file)
        nodes = nodes["nodes"] if isinstance(nodes, dict) else nodes
        for node in nodes:
            if node["id"] == wanted:
                rect = node.get("hit") or node["rect"]
                x, y, width, height = rect if isinstance(rect, list) else (rect["x"], rect["y"], rect["width"], rect["height"])
                return f"{int(x + width / 2)},{int(y + height / 2)}"
        sys.exit(f"bench: error: {files[0]} has no node {wanted}: {', '.join(node['id'] for node in nodes)}")

    def loop(self, still, fade):
        return f"{self.command} --dwell {still} --fade {fade}"


class Chromium:
    name, title = "chromium", "Chromium --kiosk"
    # Its own sandbox refuses root; the rest is what kiosk manuals advise.
    FLAGS = "--kiosk --no-first-run --noerrdialogs --disable-infobars --disable-features=Translate --disable-component-update --disable-background-networking --password-store=basic --window-position=0,0 --window-size=1920,1080 --user-data-dir={profile}"

    def __init__(self, given):
        self.page = "file://" + os.path.abspath(given.page)
        self.command = "chromium " + ("--no-sandbox " if os.geteuid() == 0 else "") + self.FLAGS
        self.env = []
        self.wake, self.tap, self.back = ["960,500"], "360,400", "240,1010"

    def loop(self, still, fade):
        return f"{self.command} {self.page}?hold={still}&fade={fade}"


def measure(given, program, step):
    out = os.path.join(given.out, "figures")
    command = [sys.executable, given.measure, "--name", program.name, "--out", out, "--steps", step,
               "--cmd", program.loop(STILL_MS, FADE_MS), "--cmd-static", program.loop(NEVER_MS, FADE_MS),
               "--cmd-fast", program.loop(300, 200), "--tap", program.tap, "--back", program.back]
    for place in program.wake:
        command += ["--wake", place]
    for variable in program.env:
        command += ["--env", variable]
    if given.quick:
        command += ["--runs", "3", "--windows", "1", "--window-s", "20", "--mem-at", "20", "--taps", "20", "--growth-s", "60"]
    say(f"{program.title}: {step}")
    must(command)
    with open(os.path.join(out, program.name + ".json")) as file:
        return json.load(file)


class Table:
    """Rows of text, columns as wide as they need to be; a row's figures came from steps that others may have disturbed."""

    def __init__(self, programs):
        self.programs, self.rows = programs, [["", *(program.title for program in programs), "ratio", "to reach"]]

    def row(self, label, figures, step, read, goal, reach, ratio=True):
        values, noisy = [], False
        for program in self.programs:
            mine = figures.get(program.name, {})
            try:
                values.append(read(mine))
            except (KeyError, TypeError):
                values.append(None)
            noisy |= mine.get("noise", {}).get(step, {}).get("foreign_cores", 0) > QUIET_CORES
        shown = ["not measured" if value is None else (value if isinstance(value, str) else f"{value:g}") for value in values]
        share = ""
        if ratio and len(values) > 1 and all(isinstance(value, (int, float)) for value in values) and values[1]:
            share = f"{values[0] / values[1]:.3f}"
        verdict = ""
        if goal is not None and values[0] is not None and (len(values) == 1 or values[-1] is not None):
            verdict = "reached: " if goal(*values) else "NOT reached: "
        self.rows.append([label, *shown, share, verdict + reach + ("  (disturbed)" if noisy else "")])

    def print(self):
        widths = [max(len(row[i]) for row in self.rows) for i in range(len(self.rows[0]))]
        for row in self.rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def pair(values, nd=1):
    return f"{round(values['median'], nd):g} / {round(values['p95'], nd):g}"


def from_outside(given):
    programs = [Display(given)] + ([] if given.alone else [Chromium(given)])
    figures = {}
    for step in ["cold", "loop", "static", "tap"] + ([] if given.no_growth else ["growth"]):
        for program in programs:
            figures[program.name] = measure(given, program, step)
    return table_of(programs, figures, not given.no_growth)


def table_of(programs, figures, with_growth):
    """The table of what measure() found: name of a program -> its figures."""
    table = Table(programs)
    alone = len(programs) == 1
    ours = lambda limit: None if alone else (lambda mine, other: mine <= other * limit)
    most = lambda limit: (lambda mine, *_: mine <= limit)
    table.row("start to real content, ms, median", figures, "cold", lambda f: f["cold"]["content_ms"]["median"], ours(1 / 4), "at most 1/4")
    table.row("PSS of all processes, MiB", figures, "mem_loop", lambda f: f["mem_loop"]["pss"], ours(1 / 7), "at most 1/7 (0.143)")
    table.row("CPU s per 60 s, still picture", figures, "cpu_static", lambda f: f["cpu_static"]["cpu_s_per_60s"]["median"], most(0.02), "at most 0.02", ratio=False)
    table.row("screen updates in 10 s, still picture", figures, "updates_static_10s", lambda f: f["updates_static_10s"], most(0), "0", ratio=False)
    table.row("CPU s per 60 s, attract loop", figures, "cpu_loop", lambda f: f["cpu_loop"]["cpu_s_per_60s"]["median"], ours(1 / 3), "at most 1/3")
    table.row("tap to changed pixel, ms, median", figures, "tap", lambda f: f["tap"]["first_ms"]["median"], ours(1), "not slower")
    table.row("tap to changed pixel, ms, p95", figures, "tap", lambda f: f["tap"]["first_ms"]["p95"], ours(1), "not slower")
    table.row("tap to 3 % of the pixels, ms, median / p95", figures, "tap", lambda f: pair(f["tap"]["big_ms"]), None, "")
    table.row("taps that changed nothing", figures, "tap", lambda f: f["tap"]["miss"], most(0), "0", ratio=False)
    table.row("fade: frame interval, ms, median", figures, "frames", lambda f: f["frames"]["interval_ms"]["median"], most(FRAME_MS), f"60 a second held: at most {FRAME_MS}", ratio=False)
    table.row("fade: frame interval, ms, p95", figures, "frames", lambda f: f["frames"]["interval_ms"]["p95"], None, "", ratio=False)
    table.row("fade: intervals over 20 ms, %", figures, "frames", lambda f: f["frames"]["over_20ms_pct"], most(LATE_PERCENT), f"at most {LATE_PERCENT}", ratio=False)
    if with_growth:
        table.row("growth of PSS at 2 changes a second, MiB a minute", figures, "growth", lambda f: f["growth"]["slope_mb_per_min_after_10pct"], most(GROWTH), f"at most {GROWTH}", ratio=False)
        table.row("PSS after the first tenth -> at the end, MiB", figures, "growth", lambda f: f"{f['growth']['pss_at_10pct'][1]} -> {f['growth']['pss_last'][1]}", None, "", ratio=False)
    return table


# --- how much it installs

def packages_of(program):
    """Debian packages whose libraries the program loads at its start."""
    files = {line.split("=>")[1].split("(")[0].strip() for line in must(["ldd", program]).splitlines() if "=> /" in line}
    owners = set()
    for file in files:
        # dpkg knows a library under the name it was installed with, /lib or /usr/lib.
        for name in (file, os.path.realpath(file), file.replace("/usr/lib/", "/lib/", 1), "/usr" + file):
            found = run(["dpkg", "-S", name])
            if found.returncode == 0:
                owners.add(found.stdout.split(":")[0])
                break
        else:
            sys.exit(f"bench: error: no Debian package owns {file}, which {program} loads")
    return owners


def closure(given, names):
    """What apt would install for `names` on a machine that has nothing, not even recommended packages: name -> KiB."""
    empty = os.path.join(given.out, "empty-status")
    open(empty, "w").close()
    plan = must(["apt-get", "install", "-s", "-o", f"Dir::State::status={empty}", "-o", "APT::Install-Recommends=false",
                 "-o", "Debug::NoLocking=1", *sorted(names)])
    chosen = dict((line.split()[1], line.split("(")[1].split()[0]) for line in plan.splitlines() if line.startswith("Inst "))
    sizes = {}
    shown = must(["apt-cache", "show", "--no-all-versions", *chosen])
    for stanza in shown.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in stanza.splitlines() if ": " in line and not line.startswith(" "))
        if "Package" in fields:
            sizes.setdefault(fields["Package"], int(fields.get("Installed-Size", 0)))
    return {name: sizes.get(name.split(":")[0], 0) for name in chosen}


def installed(given):
    essential = run(["dpkg-query", "-W", "-f", "${Essential} ${Package}\n"]).stdout
    minimal_names = {line.split()[1] for line in essential.splitlines() if line.startswith("yes ")} | {"apt"}
    minimal = closure(given, minimal_names)
    own = os.path.getsize(given.display) / 2**20
    fonts = {"fonts-inter", "fonts-material-design-icons-iconfont"}
    mesa = {"libegl1", "libgles2", "libgbm1", "libgl1-mesa-dri"}
    say("installed over a minimal Debian (what apt would add, without recommended packages):")
    needed = packages_of(given.display) | fonts
    wishes = [("Standpunkt's display, without Mesa (X11, Wayland)", needed, own),
              ("Standpunkt's display, with Mesa (a console)", needed | mesa, own)]
    if not given.alone:
        wishes.append(("Chromium, without an X server", {"chromium", "fonts-inter"}, 0))
    for label, names, more in wishes:
        added = {name: size for name, size in closure(given, minimal_names | names).items() if name not in minimal}
        print(f"  {label}: {sum(added.values()) / 1024 + more:.0f} MiB in {len(added)} packages" + (f", {more:.1f} MiB of it the program itself" if more else ""))
        largest = sorted(added.items(), key=lambda item: -item[1])[:4]
        print("    the largest: " + ", ".join(f"{name} {size / 1024:.0f}" for name, size in largest))


def big_stands(given):
    say("builds, and pages that differ after one changed sentence:")
    here = os.path.dirname(os.path.abspath(__file__))
    for interviews in (40, 500):
        print("  " + must([sys.executable, os.path.join(here, "changed_sentence.py"), "--programs",
                           os.path.dirname(given.display), "--interviews", interviews]).strip(), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("measure", "display", "bundle", "trust", "page", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--no-growth", action="store_true", help="without the ten minutes for each program's memory")
    parser.add_argument("--alone", action="store_true", help="without Chromium")
    given = parser.parse_args()
    os.makedirs(given.out, exist_ok=True)
    installed(given)
    big_stands(given)
    table = None
    if given.measure == "none":
        say("no measure.py: times, memory and CPU are not measured")
    else:
        table = from_outside(given)
    if table:
        print()
        table.print()
        print(f"\nPictures of what was measured, logs and all figures: {given.out}/figures. (disturbed): others used more than "
              f"{QUIET_CORES} cores meanwhile; measure again on a quiet machine.")


if __name__ == "__main__":
    main()
