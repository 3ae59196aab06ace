#!/usr/bin/env python3
"""How regular the frames of a fade are: the loop's cross-fades and every transition of a visit, on a real X server, from
outside. Ends with 1 and a sentence if any transition is not as smooth as wanted.

The X server itself tells of every update of the screen (the DAMAGE extension), so also of frames that hardly differ.
Updates closer than 3 ms are one frame. All that a tap draws is one fade, whatever its pauses; in the loop, what stands
between two stillnesses of 600 ms. Nothing is left out: a fade that is missing, or not about as long as it should be,
is a fault too. The first frame of a fade has no interval: how long a finger waits for it is measured elsewhere (tap
to changed pixel).
"""
import argparse
import ctypes
import json
import os
import select
import subprocess
import sys
import tempfile
import time

# The display counts whole milliseconds: 60 frames a second are due after 17, 34, 50, 67 and so on, so two of three
# intervals are 17 on purpose and a median of single ones, under 17 or not, would tell of jitter alone. Three frames are
# due after 50 whatever they begin with: the median is that of three neighbours' mean, and has to be really under 17.
# One that alternates between 16 and 33 does not pass as its quicker half.
MEDIAN_MS, LONGEST_MS, NEIGHBOURS = 17, 33, 3
ONE_FRAME_MS, STILL_MS = 3, 600
# From its first frame to its last a fade lasts as long as it should, up to two frames less (the first is of what is on
# already) and five more: a picture that arrives meanwhile is faded in for what is left, from a frame later.
SHORTER_MS, LONGER_MS = 34, 84
DWELL_MS, CROSS_FADE_MS, SCENE_MS, PAGE_MS, SHEET_MS = 1200, 700, 160, 240, 280
PANEL = (1920, 1080)
NEVER_MS = "99999999"
ANSWER_S, FADE_S = 0.35, 0.7  # a finger stays so long that its answer is no part of the fade; how long one is watched

# A visit from the loop to the loop, over every kind of transition: what each is called, what is tapped for it, and how
# many ms it takes. A sheet that goes leaves a page of the reader behind.
TOUR = [
    ("loop to Topics", "topics", SCENE_MS), ("Topics to People", "people", SCENE_MS),
    ("People to Person", "person-0", SCENE_MS), ("Person to Topics", "topics", SCENE_MS),
    ("Topics to Reader", "topic-0", SCENE_MS), ("page", "primary", PAGE_MS),
    ("TakeAlong opens", "take-along", SHEET_MS), ("TakeAlong closes", "finished", PAGE_MS),
    ("Help opens", "help", SHEET_MS), ("Help closes", "finished", PAGE_MS),
    ("Language opens", "language", SHEET_MS), ("Language closes", "finished", PAGE_MS),
    ("next answer", "primary", SCENE_MS), ("Help opens", "help", SHEET_MS), ("Help to About", "about", SCENE_MS),
    ("About to Reader", "back", SCENE_MS), ("Reader to Topics", "topics", SCENE_MS),
    ("Topics to Search", "search", SCENE_MS), ("Search to Topics", "topics", SCENE_MS),
    ("Topics to loop", "home", SCENE_MS),
]
BESIDE_EVERYTHING = (500, 50)  # in the head of Topics: nothing to tap, upright or not
QUIET_CORES = 0.3  # with more than this used by others meanwhile a time says nothing; CPU a frame still does


TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def cpu_of(process):
    """Seconds of CPU a process has used."""
    with open(f"/proc/{process}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


def cpu_of_all():
    with open("/proc/stat") as file:
        fields = file.readline().split()
    return sum(map(int, fields[1:4] + fields[6:8])) / TICKS_A_SECOND


class Load:
    """What the display uses, and what others use meanwhile who have nothing to do with it."""

    def __init__(self, screen, program):
        self.own = [screen.server.pid, os.getpid()]
        self.program = program.pid
        self.start = self.read()

    def read(self):
        return time.monotonic(), cpu_of(self.program), sum(map(cpu_of, self.own)), cpu_of_all()

    def since(self):
        """Seconds the display used, cores others used."""
        (t0, display0, own0, all0), (t1, display1, own1, all1) = self.start, self.read()
        display, own = display1 - display0, own1 - own0
        return display, max(0.0, (all1 - all0 - display - own) / (t1 - t0))


class Screen:
    """An X server, its updates, and a finger."""

    def __init__(self):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "%dx%dx24" % PANEL, "-nocursor",
                                        "-nolisten", "tcp", "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as file:
            self.name = ":" + file.readline().strip()
        self.x11, self.damage, self.xtst = (ctypes.CDLL(name) for name in ("libX11.so.6", "libXdamage.so.1", "libXtst.so.6"))
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(self.name.encode()))
        if not self.display:
            sys.exit("frames: error: Xvfb does not start here. Install it: apt-get install xvfb")
        base, error = ctypes.c_int(), ctypes.c_int()
        major, minor = ctypes.c_int(1), ctypes.c_int(1)
        if not self.damage.XDamageQueryExtension(self.display, ctypes.byref(base), ctypes.byref(error)):
            sys.exit("frames: error: this X server does not tell of its updates (no DAMAGE extension)")
        self.damage.XDamageQueryVersion(self.display, ctypes.byref(major), ctypes.byref(minor))
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        self.damage.XDamageCreate(self.display, root, 0)  # every rectangle, as it is drawn
        self.x11.XFlush(self.display)
        self.event_type = base.value
        self.socket = self.x11.XConnectionNumber(self.display)

    def watch(self, seconds):
        """Times in ms at which something was drawn, for so long."""
        end, times, event = time.monotonic() + seconds, [], ctypes.create_string_buffer(256)
        while True:
            while self.x11.XPending(self.display):
                self.x11.XNextEvent(self.display, event)
                if ctypes.c_int.from_buffer(event).value == self.event_type:
                    times.append(time.monotonic_ns() / 1e6)
            rest = end - time.monotonic()
            if rest <= 0:
                return times
            select.select([self.socket], [], [], rest)

    def press(self, place):
        self.xtst.XTestFakeMotionEvent(self.display, -1, *place, 0)
        self.xtst.XTestFakeButtonEvent(self.display, 1, 1, 0)
        self.x11.XFlush(self.display)

    def release(self):
        self.xtst.XTestFakeButtonEvent(self.display, 1, 0, 0)
        self.x11.XFlush(self.display)

    def close(self):
        self.x11.XCloseDisplay(self.display)
        self.server.terminate()
        self.server.wait()


class Fades:
    """All of one kind: how long each should take, how many there have to be, and each one's intervals in ms."""

    def __init__(self, length, wanted):
        self.length, self.wanted, self.runs = length, wanted, []

    def add(self, *runs):
        self.runs += runs


def fade_of(times):
    """The intervals in ms between the frames drawn at `times`, which are those of one fade. Empty: one frame or none."""
    frames = []
    for at in times:
        if not frames or at - frames[-1] >= ONE_FRAME_MS:
            frames.append(at)
    return [b - a for a, b in zip(frames, frames[1:])]


def fades_of(times, begin, end):
    """The same for each fade of a loop watched from `begin` to `end`; those of which a part may lie outside do not count."""
    runs = [[begin]]
    for at in times:
        if at - runs[-1][-1] > STILL_MS:
            runs.append([])
        runs[-1].append(at)
    if end - runs[-1][-1] <= STILL_MS:
        runs.pop()
    return [fade_of(run) for run in runs[1:]]


def on_panel(point, rotation):
    """Where a point of the upright picture is on the panel."""
    x, y = point
    return {0: (x, y), 90: (PANEL[0] - 1 - y, x), 180: (PANEL[0] - 1 - x, PANEL[1] - 1 - y), 270: (y, PANEL[1] - 1 - x)}[rotation]


def places(display, folder, rotation, taps):
    """Where each of `taps` is on the panel once those before it were tapped: asked of the program by a scripted visit."""
    script = os.path.join(folder, "places.script")
    with open(script, "w") as file:
        file.write("".join(f"wait 1000\nshot {tap}\ntap {tap}\n" for tap in taps))
    done = subprocess.run([*display, "--headless", "--size", "%dx%d" % PANEL, "--script", script, "--capture", folder],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"frames: error: the scripted visit failed: {done.stdout}{done.stderr}")
    found = []
    for number, tap in enumerate(taps, 1):
        with open(os.path.join(folder, f"{number:02}-{tap}.json")) as file:
            x, y, width, height = next(node for node in json.load(file) if node["id"] == tap)["hit"]
        found.append(on_panel((int(x + width / 2), int(y + height / 2)), rotation))
    return found


class Performance:
    """The display on the screen, and what it and others used meanwhile; ends with the block."""

    def __init__(self, screen, display, *options):
        self.program = subprocess.Popen([*display, *options], env=dict(os.environ, DISPLAY=screen.name, SDL_VIDEODRIVER="x11"))
        screen.watch(4)
        self.load = Load(screen, self.program)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.terminate()
        self.program.wait()


def tap(screen, place):
    """Times of what is drawn from when the finger is lifted."""
    screen.press(place)
    screen.watch(ANSWER_S)
    screen.release()
    return screen.watch(FADE_S)


def loop_of(given, screen, display):
    with Performance(screen, display, "--dwell", str(DWELL_MS), "--fade", str(CROSS_FADE_MS)) as running:
        found = Fades(CROSS_FADE_MS, given.fades)
        begin = time.monotonic_ns() / 1e6
        times = screen.watch((given.fades + 2) * (DWELL_MS + CROSS_FADE_MS) / 1000)
        found.add(*fades_of(times, begin, time.monotonic_ns() / 1e6))
        return {"cross-fade": found}, running.load.since()


def tour_of(given, screen, display, rotation, folder):
    display = [*display, "--language", "de"]  # the loop's buttons are then always in the same places
    way = places(display, folder, rotation, [tapped for _, tapped, _ in TOUR])
    found = {name: Fades(length, 0) for name, _, length in TOUR}
    with Performance(screen, display, "--dwell", NEVER_MS) as running:
        for _ in range(given.tours):
            for (name, _, _), place in zip(TOUR, way):
                found[name].wanted += 1
                found[name].add(fade_of(tap(screen, place)))
        return found, running.load.since()


def still_there_of(given, screen, display, rotation, folder):
    idle_s = 1.5
    topics, = places(display, folder, rotation, ["topics"])
    found = {"StillThere opens": Fades(SHEET_MS, given.tours), "StillThere closes": Fades(SCENE_MS, given.tours)}
    with Performance(screen, display, "--dwell", NEVER_MS, "--idle", str(int(idle_s * 1000))) as running:
        tap(screen, topics)
        for _ in range(given.tours):
            # It opens 0.8 s from here, and counts its first second after 1.8.
            found["StillThere opens"].add(fade_of(screen.watch(idle_s - 0.2)))
            found["StillThere closes"].add(fade_of(tap(screen, on_panel(BESIDE_EVERYTHING, rotation))))
        return found, running.load.since()


def measure(given, rotation):
    """What is measured at one rotation, part by part: title, name -> Fades, (CPU s of the display, cores used by others)."""
    display, rich = ([given.display, "--bundle", bundle, "--trust", given.trust, "--rotate", str(rotation)]
                     for bundle in (given.bundle, given.every_scene))
    screen = Screen()
    try:
        with tempfile.TemporaryDirectory(prefix="frames-") as folder:
            yield "the demo's loop", *loop_of(given, screen, display)
            yield "a loop with portraits and slides", *loop_of(given, screen, rich)
            yield "a visit", *tour_of(given, screen, rich, rotation, folder)
            yield "nobody there", *still_there_of(given, screen, rich, rotation, folder)
    finally:
        screen.close()


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def judged(name, fades):
    """A row of the table, and what is wrong as a sentence; empty if it is as smooth as wanted."""
    intervals = [one for run in fades.runs for one in run]
    # Of a fade with fewer frames those it has; that it has too few shows in how long it is.
    means = [sum(part) / len(part) for run in fades.runs for i in range(max(1, len(run) - NEIGHBOURS + 1))
             if (part := run[i:i + NEIGHBOURS])]
    lengths = sorted(map(sum, fades.runs), key=lambda one: abs(one - fades.length))
    median, longest = quantile(means, 0.5) if means else 0, max(intervals, default=0)
    smooth = sum(max(run, default=0) <= LONGEST_MS for run in fades.runs)
    fault = ""
    if len(fades.runs) < fades.wanted:
        fault = f"{name}: {len(fades.runs)} fades were seen, and {fades.wanted} should have been."
    elif longest > LONGEST_MS:
        fault = f"{name}: a frame took {longest:.1f} ms, and at most {LONGEST_MS} is wanted."
    elif not -SHORTER_MS <= lengths[-1] - fades.length <= LONGER_MS:
        fault = f"{name}: a fade took {lengths[-1]:.0f} ms from its first frame to its last, and {fades.length} are wanted."
    elif median >= MEDIAN_MS:
        fault = f"{name}: half of the frames took {median:.1f} ms or more, and less than {MEDIAN_MS} is wanted."
    row = (f"{name:18} {len(intervals):6} {median:7.1f} {quantile(intervals, 0.95) if intervals else 0:6.1f} {longest:6.1f}  "
           f"{smooth:3} of {len(fades.runs):3}  {'NOT reached' if fault else 'reached'}")
    return row, fault


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("display", "bundle", "every-scene", "trust"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--fades", type=int, default=20, help="of each loop and rotation, at least")
    parser.add_argument("--tours", type=int, default=6, help="visits at each rotation, with every transition")
    parser.add_argument("--rotations", default="0,90")
    parser.add_argument("--json", help="writes all intervals there")
    parser.add_argument("--realtime", action="store_true", help="before all others of a busy machine: as if it were quiet")
    given = parser.parse_args()
    if given.realtime:
        try:
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(10))  # what is started here inherits it
        except PermissionError:
            sys.exit("frames: error: --realtime needs the right to it; run it as root, or on a quiet machine without")
    found, faults = {}, []
    print(f"frames of fades, 1920x1080, software, in ms; wanted: a median under {MEDIAN_MS}, none over {LONGEST_MS}")
    for rotation in map(int, given.rotations.split(",")):
        for title, named, (cpu, others) in measure(given, rotation):
            print(f"{title}, turned by {rotation}\n  {'':18} frames  median   95 %  worst  without a late one")
            for name, fades in named.items():
                row, fault = judged(name, fades)
                faults += [f"{title}, turned by {rotation}: {fault}"] if fault else []
                print("  " + row, flush=True)
            count = sum(len(run) for fades in named.values() for run in fades.runs)
            print(f"  CPU a frame {1000 * cpu / max(1, count):.1f}" + (f"  (disturbed: others used {others:.1f} cores)"
                  if others > QUIET_CORES and not given.realtime else ""), flush=True)
            found[f"{title}, {rotation}"] = {"intervals": {name: fades.runs for name, fades in named.items()}, "cpu_s": cpu, "others_cores": others}
    if given.json:
        with open(given.json, "w") as file:
            json.dump(found, file)
    for fault in faults:
        print(f"frames: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
