"""Updates of the whole system, to the slot that does not run."""

import json
import random
import time

from acts import notice, rehearse_walk, walk
from bench import MIB, command
from bootable import Bootable
from machine import wait_for
from rules import expect, rule
from updates import NEWER, Updates
from writelog import WriteLog, logged


def updatable(bench, name, trial_seconds, steady_seconds=20):
    """A stand that takes system updates, with times of a trial that suit an emulated machine."""
    bench.down()
    disk = Updates(bench).disk(name)
    machine = bench.machine(name)
    machine.credentials["systemd.unit-dropin.standpunkt-trial.service"] = \
        f"[Service]\nEnvironment=STANDPUNKT_TRIAL_SECONDS={trial_seconds} STANDPUNKT_STEADY_SECONDS={steady_seconds}\n"
    machine.start(disk)
    stand = bench.watch(machine)
    wait_for("the content", 60, lambda: stand.agent().get("current"))
    return stand, disk


def slot(machine):
    """The slot that runs, and whether it is on trial."""
    words = machine.run("cat /proc/cmdline").split()
    return [word[-1] for word in words if word.startswith("standpunkt.slot=")][0], "standpunkt.trial" in words


def what_stays(stand):
    """Which content, the settings and keys, how many visits."""
    counts = stand.machine.run("standpunkt-sync visits --json 2>/dev/null || true", 60)
    return [stand.agent()["current"]["id"], stand.machine.run("sha256sum /etc/standpunkt/kiosk.toml /etc/standpunkt/trusted.d/*.pub"),
            sum(json.loads(counts)[part]["visits"] for part in ("total", "day_unknown")) if counts.startswith("{") else 0]


def boot_environment(machine):
    return machine.run("mkdir -p /run/look; mount -o ro /dev/vda2 /run/look && head -c 400 /run/look/grub/grubenv | tr -d '#'; umount /run/look")


def restarts(machine, count, what, seconds):
    wait_for(what, seconds, lambda: len(machine.happened("RESET")) >= count)
    machine.inside = None
    machine.started = time.monotonic()


@rule("a signed system update on a stick starts the other slot, keeps content, settings and counts")
def system_update_by_stick(bench):
    stand, disk = updatable(bench, "system-update", trial_seconds=1200)
    machine = stand.machine
    expect(slot(machine) == ("a", False), f"it begins in {slot(machine)}")
    walk(stand, rehearse_walk(stand))  # something to count
    wait_for("the visit is counted", 120, lambda: what_stays(stand)[2] > 0, 2)
    before = what_stays(stand)
    updates = Updates(bench)
    stick = updates.stick("system-stick", updates.root("newer", built=NEWER))
    begun = time.monotonic()
    stand.plug_stick(stick)
    wait_for("the bar tells of it", 60, lambda: notice(stand, "updating"))
    time.sleep(3)
    machine.keep("updating")
    wait_for("the bar tells of the restart", 300, lambda: machine.happened("RESET") or notice(stand, "restarting"))
    machine.keep("restarting")
    restarts(machine, 1, "the restart", 60)
    bench.note(f"stick plugged to restart: {time.monotonic() - begun:.0f} s")
    time.sleep(3)
    bench.note(f"restart to the show: {stand.wait_for_show():.0f} s")
    machine.connect()
    expect(slot(machine) == ("b", True), f"it started {slot(machine)}")
    wait_for("the new system holds", 120, lambda: "yes" in machine.run("test -e /run/standpunkt-box/system-holds && echo yes || true"))
    machine.keep("updated")
    told = boot_environment(machine)
    expect("slot=b" in told and "try=b" not in told, f"GRUB is told {told!r}")
    wait_for("what stays", 60, lambda: stand.agent().get("current"))
    expect(what_stays(stand) == before, f"before and after: {before} {what_stays(stand)}")
    expect(NEWER in machine.run("standpunkt-sync status"), "status does not tell which system it is")
    expect(machine.run("findmnt -nro SOURCE /").strip() == "/dev/vda4", "the root is not the other slot's")
    machine.run("sync")
    # The stick is still in, and the same system is no news; and pulling the plug changes nothing any more.
    resets = len(machine.happened("RESET"))
    time.sleep(15)
    expect(len(machine.happened("RESET")) == resets, "the same update was taken twice")
    machine.start(disk)
    stand.wait_for_show()
    machine.connect()
    expect(slot(machine) == ("b", False), f"after the plug was pulled it starts {slot(machine)}")
    bench.down()


@rule("a system that does not come up goes back to the old one by itself")
def broken_system_goes_back(bench):
    stand, _ = updatable(bench, "broken-system", trial_seconds=90)
    machine = stand.machine
    before = what_stays(stand)
    updates = Updates(bench)
    stand.plug_stick(updates.stick("broken-stick", updates.root("broken", built=NEWER, without=["usr/bin/standpunkt"])))
    wait_for("the update begins", 60, lambda: notice(stand, "updating"))
    restarts(machine, 1, "the restart", 400)
    stand.unplug_stick()
    begun = time.monotonic()
    machine.connect(120)
    expect(slot(machine) == ("b", True), f"it started {slot(machine)}")
    machine.keep("nothing-runs")
    restarts(machine, 2, "the way back", 180)
    bench.note(f"start of the broken system to the way back: {time.monotonic() - begun:.0f} s")
    time.sleep(3)
    stand.wait_for_show()
    machine.connect()
    expect(slot(machine) == ("a", False), f"it went back to {slot(machine)}")
    told = boot_environment(machine)
    expect("slot=a" in told and "tries=1" in told and "try=b" not in told, f"GRUB is told {told!r}")
    wait_for("the content", 60, lambda: stand.agent().get("current"))
    expect(what_stays(stand) == before, "content, settings or counts are others")
    machine.keep("back-again")
    bench.down()


@rule("a system whose kernel cannot be loaded gives way to the old one at once")
def missing_kernel_gives_way(bench):
    bench.down()
    disk = bench.folder / "no-kernel.raw"
    command("cp", "--sparse=always", bench.prepared(), disk)
    told = bench.folder / "grubenv"
    told.write_bytes(b"# GRUB Environment Block\nslot=a\ntry=b\n".ljust(1024, b"#"))
    command("mcopy", "-o", "-i", f"{disk}@@{2 * MIB}", told, "::grub/grubenv")  # and there is no b/vmlinuz
    machine = bench.machine("no-kernel")
    machine.start(disk)
    stand = bench.watch(machine)
    expect(slot(machine) == ("a", False), f"it started {slot(machine)}")
    expect("try=b" not in boot_environment(machine), "the next start would try it again")
    bench.down()
    disk.unlink()


@rule("wherever the plug is pulled during a system update, what GRUB is told to start is whole")
def system_update_survives_power_cuts(bench, cuts=40):
    bench.down()
    updates = Updates(bench)
    disk, base, state = (bench.folder / f"cut-{name}.raw" for name in ("disk", "base", "state"))
    command("cp", "--sparse=always", updates.whole_disk(), disk)
    command("cp", "--sparse=always", disk, base)
    newer = updates.root("newer", built=NEWER)
    log = bench.folder / "system-writes.log"
    log.write_bytes(b"")
    machine = bench.machine("system-cuts")
    machine.credentials["systemd.unit-dropin.standpunkt-trial.service"] = \
        "[Service]\nEnvironment=STANDPUNKT_TRIAL_SECONDS=1200 STANDPUNKT_STEADY_SECONDS=20\n"
    machine.start(None, blockdev=logged(disk, log))
    stand = bench.watch(machine)
    stand.plug_stick(updates.stick("cut-stick", newer))
    restarts(machine, 1, "the restart", 400)
    time.sleep(3)
    stand.wait_for_show()
    machine.connect()
    wait_for("the new system holds", 120, lambda: "yes" in machine.run("test -e /run/standpunkt-box/system-holds && echo yes || true"))
    machine.run("sync")
    machine.kill()
    bootable = Bootable(base, disk, newer)
    writes = WriteLog(log, 0, 1 << 40)
    boot = range(2 * MIB // 512, 256 * MIB // 512)
    chance = random.Random(414)
    # Each moment at which the boot partition changes, and so many of the others that there are enough.
    telling = [number for number, at in enumerate(writes.flushes)
               if any(w.sector in boot for w in writes.writes[at + 1:(writes.flushes + [len(writes.writes)])[number + 1] + 1] if w.count)]
    others = [number for number in range(len(writes.flushes)) if number not in telling]
    chosen = sorted(telling + chance.sample(others, min(len(others), max(0, cuts - len(telling)))))
    expect(len(chosen) >= cuts, f"only {len(writes.flushes)} flushes were seen")
    done, found = 0, {}
    for cut in chosen:
        with open(base, "r+b") as file:
            for write in writes.writes[done:writes.flushes[cut] + 1]:
                writes.apply(write, file)
        done = writes.flushes[cut] + 1
        command("cp", "--sparse=always", base, state)
        with open(state, "r+b") as file:
            writes.lost_state(cut, file, chance)
        order = " then ".join(bootable.starts(state, f"cut {cut}"))
        found[order] = found.get(order, 0) + 1
    bench.note(f"{len(writes.flushes)} flushes, {len(chosen)} cut points, {len(telling)} of them while the boot partition changed; "
               "would start: " + ", ".join(f"{order} ({count})" for order, count in found.items()))
    expect("a" in found and "b" in found, "the cuts were not before and after the change")
    for path in (disk, base, state, log):
        path.unlink()


@rule("a system update signed by a stranger is refused in words, and nothing is written")
def strange_system_is_refused(bench):
    stand, _ = updatable(bench, "strange-system", trial_seconds=1200)
    machine = stand.machine
    look = "head -c 64M /dev/vda4 | sha256sum; mkdir -p /run/look; mount -o ro /dev/vda2 /run/look && sha256sum /run/look/grub/grubenv; umount /run/look"
    before = machine.run(look, 120)
    updates = Updates(bench)
    stand.plug_stick(updates.stick("strange-stick", updates.root("newer", built=NEWER), key="stranger"))
    told = wait_for("it is refused", 90, lambda: notice(stand, "refused"))
    expect(told["code"] == 414, f"it is refused with {told}")
    time.sleep(2)
    machine.keep("refused")
    expect(machine.run(look, 120) == before, "something was written")
    stand.unplug_stick()
    wait_for("the notice goes with the stick", 30, lambda: not stand.agent().get("notice"))
    expect(not machine.happened("RESET"), "it restarted")
    bench.down()
