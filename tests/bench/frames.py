#!/usr/bin/env python3
"""How regular the frames of a fade are: the loop's cross-fade and the turn of a page, on a real X server, from outside.

The X server itself tells of every update of the screen (the DAMAGE extension), so also of frames that hardly differ.
Updates closer than 3 ms are one frame; a run of frames without a pause of 250 ms is one fade. The first frame of a
fade has no interval: how long a finger waits for it is measured elsewhere (tap to changed pixel).
"""
import argparse
import ctypes
import glob
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time

MEDIAN_MS, LONGEST_MS = 17, 33
ONE_FRAME_MS, PAUSE_MS = 3, 250
PANEL = (1920, 1080)
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


def fades(times):
    """Lists of intervals in ms, one a fade."""
    runs = []
    for at in times:
        if not runs or at - runs[-1][-1] > PAUSE_MS:
            runs.append([at])
        elif at - runs[-1][-1] >= ONE_FRAME_MS:
            runs[-1].append(at)
    return [[b - a for a, b in zip(run, run[1:])] for run in runs if len(run) >= 4]


def places(display, folder, rotation):
    """Where the invitation and the primary button are on the panel: asked of the program by a scripted visit."""
    script = os.path.join(folder, "places.script")
    with open(script, "w") as file:
        file.write("wait 1000\nshot loop\ntap invite\nwait 2000\nshot reader\n")
    done = subprocess.run([*display, "--headless", "--size", "%dx%d" % PANEL, "--script", script, "--capture", folder],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"frames: error: the scripted visit failed: {done.stdout}{done.stderr}")
    found = []
    for shot, wanted in (("loop", "invite"), ("reader", "primary")):
        with open(glob.glob(os.path.join(folder, f"*-{shot}.json"))[0]) as file:
            x, y, width, height = next(node for node in json.load(file) if node["id"] == wanted)["hit"]
        x, y = int(x + width / 2), int(y + height / 2)
        found.append({0: (x, y), 90: (PANEL[0] - 1 - y, x), 180: (PANEL[0] - 1 - x, PANEL[1] - 1 - y),
                      270: (y, PANEL[1] - 1 - x)}[rotation])
    return found


def measure(given, rotation):
    """Both kinds of fade at one rotation: name -> intervals, CPU s of the display, cores used by others."""
    display = [given.display, "--bundle", given.bundle, "--trust", given.trust, "--rotate", str(rotation)]
    folder = tempfile.mkdtemp(prefix="frames-")
    screen, program = Screen(), None
    environment = dict(os.environ, DISPLAY=screen.name, SDL_VIDEODRIVER="x11")
    try:
        invite, primary = places(display, folder, rotation)
        program = subprocess.Popen([*display, "--dwell", "1200", "--fade", "700"], env=environment)
        screen.watch(4)
        load = Load(screen, program)
        loop = fades(screen.watch(given.fades * 1.9)), *load.since()
        program.terminate()
        program.wait()
        program = subprocess.Popen([*display, "--dwell", "99999999"], env=environment)
        screen.watch(4)
        load, times = Load(screen, program), []
        for place in [invite] + [primary] * given.fades:
            screen.press(place)  # the answer to the finger is no part of the fade: it stays long enough
            times += screen.watch((PAUSE_MS + 100) / 1000)
            screen.release()
            times += screen.watch(0.7)
        return {"cross-fade": loop, "page": (fades(times)[1:], *load.since())}
    finally:
        if program:
            program.terminate()
            program.wait()
        screen.close()
        shutil.rmtree(folder)


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("display", "bundle", "trust"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--fades", type=int, default=40, help="of each kind and rotation")
    parser.add_argument("--rotations", default="0,90")
    parser.add_argument("--json", help="writes all intervals there")
    parser.add_argument("--realtime", action="store_true", help="before all others of a busy machine: as if it were quiet")
    given = parser.parse_args()
    if given.realtime:
        try:
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(10))  # what is started here inherits it
        except PermissionError:
            sys.exit("frames: error: --realtime needs the right to it; run it as root, or on a quiet machine without")
    found, kept = {}, True
    print(f"frames of fades, 1920x1080, software, in ms; wanted: median under {MEDIAN_MS}, none over {LONGEST_MS}")
    for rotation in map(int, given.rotations.split(",")):
        for name, (runs, cpu, others) in measure(given, rotation).items():
            intervals = [one for run in runs for one in run]
            if not intervals:
                sys.exit(f"frames: error: no {name} was seen at {rotation} degrees")
            found[f"{name} {rotation}"] = {"intervals": runs, "cpu_s": cpu, "others_cores": others}
            median, longest = quantile(intervals, 0.5), max(intervals)
            reached = median < MEDIAN_MS and longest <= LONGEST_MS
            kept &= reached
            print(f"  {name:10}  turned by {rotation:3}:  {len(runs):3} fades, {len(intervals):5} frames  median {median:5.1f}  "
                  f"p99 {quantile(intervals, 0.99):5.1f}  longest {longest:5.1f}  CPU a frame {1000 * cpu / len(intervals):4.1f}  {'reached' if reached else 'NOT reached'}"
                  + (f"  (disturbed: others used {others:.1f} cores)" if others > QUIET_CORES and not given.realtime else ""), flush=True)
    if given.json:
        with open(given.json, "w") as file:
            json.dump(found, file)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
