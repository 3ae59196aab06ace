"""It runs alone: what hangs comes back, the screen is looked after, and a long day leaves nothing behind."""

import os
import random
import time

from acts import rehearse_walk, start_show_with, walk, written
from machine import wait_for
from rules import expect, rule
from stand import Stand, is_show, kind_of


@rule("a display that hangs is started anew by the watchdog")
def hung_display_comes_back(bench):
    stand = bench.up()
    machine = stand.machine
    pid = machine.run("systemctl show -p MainPID --value standpunkt.service").strip()
    held = lambda: machine.run("stat -c %i /run/standpunkt.closed; systemctl show -p ActiveEnterTimestampMonotonic standpunkt-console")
    wait_for("the sockets are closed", 60, lambda: "yes" in machine.run("test -e /run/standpunkt.closed && echo yes || true"))
    before = held()
    begun = time.monotonic()
    machine.run(f"kill -STOP {pid}")
    kinds = set()

    def other_process():
        kinds.add(kind_of(machine.screen()))
        return machine.run("systemctl show -p MainPID --value standpunkt.service").strip() not in (pid, "0")

    wait_for("another process", 60, other_process, 0.1)

    def show_is_back():
        kinds.add(kind_of(machine.screen()))
        return is_show(machine.screen())

    wait_for("the show again", 30, show_is_back, 0.1)
    expect("text" not in kinds, "there was text between two shows")
    bench.note(f"hung to seen again: {time.monotonic() - begun:.0f} s")
    expect("watchdog" in machine.run("journalctl -b -u standpunkt --no-pager").lower(), "it was not the watchdog")
    expect(held() == before, "console and sockets were open meanwhile")
    restarts = lambda: int(machine.run("systemctl show -p NRestarts --value standpunkt.service"))
    expect(restarts() >= 1 and "active" == machine.run("systemctl is-active standpunkt-steady.timer || true").strip(),
           "nothing waits to forgive the restart")
    machine.run("systemctl start standpunkt-steady.service", 60)
    expect(restarts() == 0, "a restart is never forgiven: the pauses before the next ones grow for ever")
    machine.run("systemctl stop standpunkt", 60)
    wait_for("who stops the show has the console", 20, lambda: "no" in machine.run("test -e /run/standpunkt.closed && echo yes || echo no"))
    machine.keep("after-the-show")
    expect(kind_of(machine.screen()) != "text", "there is text after the show")
    machine.run("systemctl start standpunkt", 90)
    wait_for("the show", 60, lambda: is_show(machine.screen()))


@rule("a picture that stands still for three watchdog times is no hang")
def still_picture_is_no_hang(bench):
    stand = bench.up()
    machine = stand.machine
    shots = rehearse_walk(stand)
    pid = machine.run("systemctl show -p MainPID --value standpunkt.service").strip()
    walk(stand, shots)
    time.sleep(65)
    expect(machine.run("systemctl show -p MainPID --value standpunkt.service").strip() == pid, "the display was started anew while it stood still")


@rule("a system that hangs is reset by the hardware's watchdog and comes back to the show")
def hung_system_is_reset(bench):
    # Only here: on a machine that has to share its processors the emulated system may be late by the watchdog's 15 seconds.
    stand = bench.up(restart=True, name="watchdog", extra=["-device", "i6300esb", "-action", "watchdog=reset"])
    machine = stand.machine
    boot = machine.run("cat /proc/sys/kernel/random/boot_id").strip()
    before = stand.agent()["current"]["id"]
    machine.run("sync")
    begun = time.monotonic()
    machine.inside.send("0 " + "a2lsbCAtU0VHViAx")  # kill -SEGV 1
    wait_for("the reset", 60, lambda: machine.happened("WATCHDOG") or machine.happened("RESET"))
    bench.note(f"hung to reset: {time.monotonic() - begun:.0f} s")
    machine.started = time.monotonic()
    time.sleep(3)
    stand.wait_for_show()
    machine.inside = None
    machine.connect()
    expect(machine.run("cat /proc/sys/kernel/random/boot_id").strip() != boot, "it is still the same boot")
    wait_for("the content is there", 60, lambda: (stand.agent().get("current") or {}).get("id") == before)
    machine.keep("after-reset")


@rule("a display that was disconnected shows the show again when it comes back")
def display_comes_back(bench):
    stand = bench.up()
    machine = stand.machine
    connector = machine.run("ls -d /sys/class/drm/card*-*/status | head -n1").strip()
    machine.run(f"echo off >{connector}")
    wait_for("the display says that no screen is there", 20, lambda: stand.display().get("connected") is False)
    machine.keep("disconnected")
    machine.run(f"echo detect >{connector}")
    wait_for("the display says that the screen is back", 60, lambda: stand.display().get("connected") is True)
    machine.keep("connected-again")
    shots = rehearse_walk(stand)
    walk(stand, shots)


# A TV that nobody has switched on yet when the power comes.
SCREEN_OFF = """[Unit]
DefaultDependencies=no
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'until [ -e /dev/dri/card0 ]; do sleep 0.1; done; for one in /sys/class/drm/card*-*/status; do echo off >$one; done'
"""


@rule("a display that was off when the power came shows the show once it is switched on")
def display_comes_late(bench):
    bench.down()
    machine = bench.machine("screen-off")
    machine.credentials["systemd.extra-unit.screen-off.service"] = SCREEN_OFF
    machine.credentials["systemd.unit-dropin.standpunkt.service"] = "[Unit]\nWants=screen-off.service\nAfter=screen-off.service\n"
    machine.start(bench.overlay("screen-off", bench.prepared()))
    stand = bench.stand = Stand(machine)
    machine.connect(120)
    wait_for("the display says that no screen is there", 120, lambda: machine.run("systemctl is-active standpunkt || true").strip() == "active"
             and stand.display().get("connected") is False)
    time.sleep(20)
    expect(stand.display().get("connected") is False, "a screen is there")
    machine.run("for one in /sys/class/drm/card*-*/status; do echo detect >$one; done")
    wait_for("the show on it", 60, lambda: is_show(machine.screen()))
    machine.keep("switched-on")
    walk(stand, rehearse_walk(stand))
    bench.down()


@rule("outside the opening hours the screen is dark, but only once a server has set the clock, and a touch wakes it")
def opening_hours_darken_the_screen(bench):
    stand = bench.up(restart=True, name="hours")
    machine = stand.machine
    hour = int(machine.run("date +%H"))
    machine.run(f"""printf '\n[hours]\ndaily = "{(hour + 6) % 24:02}:00-{(hour + 7) % 24:02}:00"\n' >>/etc/standpunkt/kiosk.toml
        systemctl restart standpunkt.service""", 60)
    wait_for("the show again", 60, lambda: stand.display().get("scene") == "attract" and is_show(machine.screen()))
    time.sleep(150)
    expect(stand.display().get("scene") == "attract", "it sleeps by a clock that nobody has set")
    bench.serve_time()
    machine.run("""mkdir -p /run/systemd/timesyncd.conf.d; printf '[Time]\nNTP=10.0.2.2\n' >/run/systemd/timesyncd.conf.d/test.conf
        systemctl restart systemd-timesyncd.service""", 60)
    wait_for("the clock is set", 60, lambda: "yes" in machine.run("test -e /run/systemd/timesync/synchronized && echo yes || true"))
    begun = time.monotonic()
    wait_for("the screen sleeps", 240, lambda: stand.display().get("scene") == "asleep", 2)
    wait_for("it is dark", 30, lambda: kind_of(machine.screen()) == "black")
    dpms = set(machine.run("cat /sys/class/drm/card*-*/dpms").split())
    expect("On" not in dpms, f"the screen is black but its output is still on: {dpms}")
    bench.note(f"clock set to dark: {time.monotonic() - begun:.0f} s")
    machine.keep("asleep")
    expect("not set" not in machine.run("standpunkt-sync status"), "status does not know that the clock is set")
    machine.tap(0.5, 0.5)
    wait_for("a touch wakes it", 30, lambda: is_show(machine.screen()))
    expect("On" in machine.run("cat /sys/class/drm/card*-*/dpms"), "the output is not on again")
    machine.keep("awake")


@rule("the root is read only, logs stay in memory, and an idle stand writes next to nothing")
def idle_stand_writes_nothing(bench):
    stand = bench.up(restart=True, name="idle")  # no content on trial, no visit
    machine = stand.machine
    expect("ro" in machine.run("findmnt -nro OPTIONS /").split(","), "the root can be written to")
    expect("/var/log/journal" not in machine.run("journalctl --header | grep 'File path' || true"), "the journal is on a disk")
    wait_for("the loop", 120, lambda: stand.display().get("scene") == "attract", 2)
    time.sleep(300)  # the start itself is noted as good after some minutes
    machine.run("sync")
    before = written(machine), writers(machine)
    time.sleep(120)
    machine.run("sync")
    sectors = written(machine) - before[0]
    told = [f"{name} {amount - before[1].get(name, 0)} bytes" for name, amount in writers(machine).items() if amount != before[1].get(name, 0)]
    bench.note(f"written in two minutes of the loop: {sectors * 512 // 1024} KiB ({', '.join(told) or 'by no process'})")
    expect(sectors <= 64, f"an idle stand wrote {sectors} sectors in two minutes")


def writers(machine):
    """Bytes each process has had written to a disk."""
    out = machine.run("for io in /proc/[0-9]*/io; do p=${io%/io}; echo $(cat $p/comm 2>/dev/null | tr ' ' _).${p#/proc/} "
                      "$(awk '/^write_bytes/ { print $2 }' $io 2>/dev/null); done")
    return {words[0]: int(words[1]) for words in map(str.split, out.splitlines()) if len(words) == 2 and words[1] != "0"}


@rule("a day of visits leaves memory, disk writes and logs flat", "long")
def day_of_visits(bench, minutes=int(os.environ.get("STANDPUNKT_DAY_MINUTES", "60"))):
    """Accelerated: visitors who tap anywhere, two times a second, as often as in a busy day, and go after about 25 taps."""
    stand = bench.up(restart=True, name="day")
    machine = stand.machine
    start_show_with(machine, "--idle 2000")  # a visit is over half a minute after its last tap
    stand.wait_for_show()
    chance = random.Random(7)
    samples, taps = [], 0
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        stop = time.monotonic() + minutes * 60 / 12
        while time.monotonic() < stop:
            # Away from the operator's corner: who holds it long enough is no visitor.
            machine.tap(chance.uniform(0.02, 0.98), chance.uniform(0.12, 0.98), 0.05)
            taps += 1
            time.sleep(0.4 if chance.random() < 0.96 else 40)
        samples.append(day_sample(machine))
    expect(is_show(machine.screen()), "the show is not on the screen any more")
    machine.keep("after-the-day")
    third = len(samples) // 3
    middle, last = samples[third:2 * third], samples[2 * third:]
    for name in ("display", "agent"):
        before, after = max(s[name] for s in middle), max(s[name] for s in last)
        bench.note(f"{name}: {samples[0][name] // 1024}, then at most {before // 1024}, in the end {after // 1024} MiB")
        expect(after < before * 1.05 + 4096, f"the {name} grew from {before} to {after} KiB in the last third")
    hours = minutes / 60
    # Of today each: after midnight they begin anew.
    came = sum(after["visits"] - (before["visits"] if after["visits"] >= before["visits"] else 0)
               for before, after in zip(samples, samples[1:]))
    bench.note(f"{came} visits, {samples[-1]['lines'] - samples[0]['lines']} lines in the log")
    expect(came >= minutes * 11 / 12 / 2, f"only {came} visits were counted")
    for name, most in (("lines", 20), ("written", 512)):
        rate = [(part[-1][name] - part[0][name]) / (len(part) - 1) for part in (middle, last)]
        bench.note(f"{name} between two samples: {rate[0]:.0f} in the middle, {rate[1]:.0f} in the end")
        expect(rate[1] <= 1.5 * rate[0] + most, f"{name}: more and more")
    bench.note(f"{taps} taps; written {(samples[-1]['written'] - samples[0]['written']) // 2048} MiB in {hours * 11 / 12:.1f} h; log {samples[-1]['log']} MiB")
    expect(samples[-1]["written"] > samples[0]["written"], "no visit was written down")
    expect(samples[-1]["log"] <= 20, "the log outgrows its 16 MB")
    expect(len({s["pid"] for s in samples}) == 1, "the display was started anew on the way")


def day_sample(machine):
    out = machine.run("""pid=$(systemctl show -p MainPID --value standpunkt); agent=$(systemctl show -p MainPID --value standpunkt-sync)
        echo $pid $(awk '/VmRSS/ { print $2 }' /proc/$pid/status) $(awk '/VmRSS/ { print $2 }' /proc/$agent/status) \
            $(du -sm /run/log/journal | cut -f1) $(journalctl --no-pager -q | wc -l)""", 60).split()
    visits = machine.json("/run/standpunkt/agent.json").get("visits", {}).get("visits", 0)
    return {"pid": out[0], "display": int(out[1]), "agent": int(out[2]), "log": int(out[3]), "lines": int(out[4]), "visits": visits,
            "written": written(machine)}
