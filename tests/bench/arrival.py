#!/usr/bin/env python3
"""What it costs to bring new content: bytes moved for four edits beside rsync and zchunk, the time from a stick to the
screen, and the agent's memory. deploy/bench calls it; every figure is taken in one run on this machine.

Bytes of ours are those nginx logs for the bodies it sent; rsync's are its own "Total bytes sent" and "received" between two
local processes; zchunk's are what zck_delta_size says a client would have to download.
"""
import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

EDITS = {"sentence": "one sentence", "exchange": "one exchange more", "interview": "one interview with three pictures more",
         "picture": "one picture replaced by a smaller one"}


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"bench: error: failed (code {done.returncode}): {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def wait_for(done, seconds=120):
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            sys.exit("bench: error: waited in vain")
        time.sleep(0.01)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    def __init__(self, work):
        self.root, self.log, self.port = os.path.join(work, "www"), os.path.join(work, "access"), free_port()
        os.makedirs(self.root)
        temporary = " ".join(f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        user = "user root;" if os.getuid() == 0 else ""
        with open(os.path.join(work, "nginx.conf"), "w", encoding="utf-8") as file:
            file.write(f"daemon off; pid {work}/pid; error_log {work}/error; {user} events {{}} http {{ {temporary} "
                       f"log_format bytes '$body_bytes_sent'; access_log {self.log} bytes; "
                       f"server {{ listen 127.0.0.1:{self.port}; root {self.root}; }} }}")
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-e", f"{work}/error", "-p", work, "-c", f"{work}/nginx.conf"])

        def answers():
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", self.port)) == 0
        wait_for(answers)

    def publish(self, bundle):
        # A later second each time, as publish sees to it.
        target = os.path.join(self.root, "x.standpunkt")
        shutil.copyfile(bundle, target + ".new")
        if os.path.exists(target):
            later = os.stat(target).st_mtime + 2
            os.utime(target + ".new", (later, later))
        os.rename(target + ".new", target)

    def bodies(self):
        time.sleep(0.3)  # a line is written after its answer
        with open(self.log, encoding="utf-8") as file:
            return sum(int(line) for line in file)

    def end(self):
        self.process.terminate()
        self.process.wait()


class Stand:
    """A data folder and the programs over it."""
    def __init__(self, programs, work, trusted, sources, channel="demo"):
        self.programs, self.work = programs, work
        os.makedirs(work, exist_ok=True)
        self.common = ["--data", f"{work}/data", "--run", f"{work}/run", "--trusted", trusted, "--factory", f"{work}/none"]
        self.agent = [f"{programs}/standpunkt-sync", "--channel", channel, *self.common]
        for source in sources:
            self.agent += ["--source", source]

    def verb(self, *words):
        return run(*self.agent, *words)


def bytes_moved(programs, editions, work):
    rows = {}
    nginx = Nginx(work)
    try:
        stand = Stand(programs, f"{work}/stand", f"{editions}/trusted", [f"http://127.0.0.1:{nginx.port}/x.standpunkt"])
        for edit in EDITS:
            shutil.rmtree(f"{work}/stand/data", ignore_errors=True)
            before, after = f"{editions}/before.standpunkt", f"{editions}/{edit}.standpunkt"
            stand.verb("import", before)
            nginx.publish(after)
            start = nginx.bodies() if os.path.exists(nginx.log) else 0
            stand.verb("check-now")
            row = {"ours": nginx.bodies() - start, "size": os.path.getsize(after)}
            copy = f"{work}/copy"
            shutil.copyfile(before, copy)
            told = run("rsync", "--no-whole-file", "--stats", "--ignore-times", after, copy)
            row["rsync"] = sum(int(number.replace(",", "").replace(".", "")) for number in
                               re.findall(r"Total bytes (?:sent|received): ([\d,.]+)", told))
            for name, file in (("a", before), ("b", after)):
                run("zck", "-o", f"{work}/{name}.zck", file)
            told = run("zck_delta_size", f"{work}/a.zck", f"{work}/b.zck")
            row["zchunk"] = int(re.search(r"Would download (\d+)", told).group(1))
            rows[edit] = row
    finally:
        nginx.end()
    return rows


def memory(process, field):
    with open(f"/proc/{process}/{'smaps_rollup' if field == 'Pss' else 'status'}", encoding="utf-8") as file:
        return int(re.search(rf"^{field}:\s+(\d+)", file.read(), re.MULTILINE).group(1)) / 1024


def stick_to_screen(programs, editions, work, rounds=3):
    """Seconds from the stick's folder appearing to the display having chosen what is on it; MiB of the agent."""
    stick, aside = f"{work}/stick", f"{work}/aside"
    stand = Stand(programs, f"{work}/desk", f"{editions}/trusted", [stick])
    stand.verb("import", f"{editions}/before.standpunkt")
    display_number = 90 + os.getpid() % 100
    server = subprocess.Popen(["Xvfb", f":{display_number}", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(lambda: os.path.exists(f"/tmp/.X11-unix/X{display_number}"))
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    agent = subprocess.Popen([*stand.agent, "run"], **quiet)
    display = subprocess.Popen([f"{programs}/standpunkt", "--windowed", "--size", "1280x800", *stand.common],
                               env={**os.environ, "DISPLAY": f":{display_number}", "SDL_VIDEODRIVER": "x11"}, **quiet)
    starts = f"{work}/desk/data/show/starts.json"

    def showing():
        try:
            with open(starts, encoding="utf-8") as file:
                return json.load(file)["showing"]
        except (OSError, ValueError):
            return ""
    times = []
    try:
        wait_for(showing)
        time.sleep(3)
        idle = memory(agent.pid, "Pss")
        for edit in list(EDITS)[:rounds]:
            os.makedirs(aside)
            shutil.copyfile(f"{editions}/{edit}.standpunkt", f"{aside}/x.standpunkt")
            os.sync()
            before = showing()
            begin = time.monotonic()
            os.rename(aside, stick)
            wait_for(lambda: showing() != before)
            times.append(time.monotonic() - begin)
            time.sleep(1)
            shutil.rmtree(stick)
            time.sleep(3)
        return times, idle, memory(agent.pid, "VmHWM")
    finally:
        for process in (display, agent, server):
            process.terminate()
            process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, help="where the programs lie")
    parser.add_argument("--megabytes", type=int, nargs="+", default=[80, 140])
    parser.add_argument("--json", help="file for the figures")
    given = parser.parse_args()
    figures = {}
    for megabytes in given.megabytes:
        with tempfile.TemporaryDirectory() as work:
            os.chmod(work, 0o755)
            editions = f"{work}/editions"
            run(f"{given.programs}/make-editions", editions, megabytes // 2, megabytes)
            rows = bytes_moved(given.programs, editions, work)
            size = rows["sentence"]["size"]
            print(f"\nbytes moved, a stand of {size / 1e6:.1f} MB       ours     rsync    zchunk")
            for edit, row in rows.items():
                print(f"  {EDITS[edit]:42} " + " ".join(f"{row[way] / 1e6:7.3f} MB" for way in ("ours", "rsync", "zchunk")))
            times, idle, peak = stick_to_screen(given.programs, editions, work)
            print("  from a stick's folder to the screen: " + ", ".join(f"{one:.2f} s" for one in times) +
                  f"; agent {idle:.1f} MiB (PSS) idle, at most {peak:.1f} MiB (RSS)")
            figures[megabytes] = {"moved": rows, "stick_seconds": times, "agent_idle_mib": idle, "agent_peak_mib": peak}
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=1)


if __name__ == "__main__":
    main()
