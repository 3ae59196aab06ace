"""New content by stick and network: taken, refused, taken back, and whole wherever the plug is pulled."""

import base64
import contextlib
import json
import random
import shutil
import sqlite3
import subprocess
import time

from acts import IN_THE_MIDDLE, current_bundle, notice, publish, quick_trial, rehearse_walk, serve, walk, with_source, written
from bench import command
from machine import wait_for
from partition import cut_out, data_partition
from rules import expect, rule
from stand import is_show
from writelog import WriteLog, logged


@rule("a stick of somebody else, or a damaged one, is refused in words and changes nothing")
def wrong_sticks_are_refused(bench):
    stand = bench.up()
    machine = stand.machine
    before = stand.agent()["current"]["id"]
    damaged = bench.folder / "damaged.standpunkt"
    data = bytearray(bench.bundle(2, look="harbour").read_bytes())
    data[3 * 65536 + 1000] ^= 1
    damaged.write_bytes(data)
    script = ["wait 1000"] + [line for code in (203, 202, 201) for line in (f"notice refused {code}", f"shot {code}")]
    words = [stand.rehearse(*current_bundle(stand), script, language) for language in ("de", "en")]
    letter = bench.folder / "letter.docx"
    letter.write_bytes(b"PK\x03\x04" + bytes(4000))
    for name, file, code in (("foreign", bench.bundle(9, key="stranger", name="foreign"), 203), ("damaged", damaged, 202),
                             ("letter", letter, 201)):
        stand.plug_stick(bench.stick(name, file))
        told = wait_for(f"the {name} stick is refused", 60, lambda: notice(stand, "refused"))
        bench.note(f"{name}: SP-{told['code']}")
        expect(told["code"] == code, f"the {name} stick is refused with SP-{told['code']}, not SP-{code}")
        wait_for(f"the words of SP-{code} on the screen", 60,
                 lambda: any(shots[str(code)].looks_like("notice", screen) for screen in [machine.screen()] for shots in words))
        machine.keep(f"refused-{name}")
        stand.unplug_stick()
        expect(stand.agent()["current"]["id"] == before, f"the {name} stick changed what is selected")
        wait_for("the notice goes with the stick", 60, lambda: not stand.agent().get("notice"))


@rule("sticks in FAT32, FAT16 and exFAT are read, and one that is pulled while it is copied changes nothing")
def sticks_of_every_kind(bench):
    stand = bench.up(restart=True, name="sticks")
    machine = stand.machine
    quick_trial(machine)
    serial = stand.agent()["current"]["serial"]

    def taken(number):
        wait_for(f"content {number} is confirmed", 90, lambda: (stand.agent().get("current") or {}).get("serial") == number)

    before = stand.agent()["current"]["id"]
    pulled = bench.stick("pulled", bench.bundle(serial + 1))
    # On the machine itself, for a question from outside takes longer than the copy.
    machine.run(f"""cat >/run/pull.sh <<'END'\n{IN_THE_MIDDLE.format(step=0)}\nEND
        systemd-run -q --unit=pull bash -c 'bash /run/pull.sh | grep -q now && echo 1 >/sys/block/sda/device/delete && touch /run/pulled'""")
    stand.plug_stick(pulled)
    wait_for("it is pulled while it is copied", 60, lambda: machine.run("test -e /run/pulled && echo yes || true").strip())
    machine.keep("pulled")
    stand.unplug_stick()
    time.sleep(5)
    expect((stand.agent().get("current") or {}).get("id") == before, "a stick that was pulled changed the content")
    machine.run("standpunkt-sync verify", 60)
    stand.plug_stick(pulled)
    taken(serial + 1)
    stand.unplug_stick()
    stand.plug_stick(bench.stick("old", bench.bundle(serial + 2), kind="fat16"))
    taken(serial + 2)
    stand.unplug_stick()

    large = bench.stick("large", kind="exfat")
    stand.plug_stick(large)
    wait_for("it is there", 30, lambda: machine.run("test -b /dev/sda && echo yes || true").strip())
    time.sleep(5)
    machine.run("systemctl stop 'standpunkt-usb@*.service' 'standpunkt-update@*.service'; mkdir -p /tmp/stick; mount -t exfat /dev/sda /tmp/stick", 60)
    machine.put(bench.bundle(serial + 3), "/tmp/stick/demo.standpunkt")
    machine.run("umount /tmp/stick", 60)
    stand.unplug_stick()
    stand.plug_stick(large)
    taken(serial + 3)
    stand.unplug_stick()
    bench.note("taken: FAT32 after it was pulled and came again, FAT16, exFAT")


@rule("an update over the network is taken up in the loop, and a check with nothing new writes nothing")
def network_brings_content(bench):
    stand = bench.up()
    machine = stand.machine
    address = serve(bench)
    serial = stand.agent()["current"]["serial"] + 1
    publish(bench, serial, look="harbour")
    with_source(machine, address)
    quick_trial(machine)
    machine.run("standpunkt-sync check-now || true", 120)
    wait_for("the update is confirmed", 90, lambda: (stand.agent().get("current") or {}).get("serial") == serial)
    machine.keep("updated")
    walk(stand, rehearse_walk(stand))
    wait_for("the visit is over", 120, lambda: not machine.run("lslocks -nro PATH | grep visit.lock || true").strip(), 2)
    time.sleep(10)
    machine.run("sync")
    before = written(machine)
    for _ in range(3):
        machine.run("standpunkt-sync check-now || true", 60)
    machine.run("sync")
    expect(written(machine) == before, f"three checks with nothing new wrote {written(machine) - before} sectors")


@rule("new content that crashes the display is taken back by itself after three starts, and not tried again")
def crashing_content_is_rolled_back(bench):
    stand = bench.up()
    machine = stand.machine
    address = serve(bench)
    good = stand.agent()["current"]["serial"]
    serial = good + 1
    publish(bench, serial)
    with_source(machine, address)
    quick_trial(machine, 120000)  # it has to be seen that long; and no visit of a scenario before holds the content back
    wait_for("the show", 60, lambda: is_show(machine.screen()))
    # What stands for a fault in the content: whoever shows it is ended by a fault signal, each time.
    machine.run(f"""cat >/run/crash.sh <<'END'
        told=/run/standpunkt/show/display.json
        while sleep 0.1; do
            grep -qsE '"serial": *{serial},' $told || continue
            rm $told  # the next one tells for itself
            kill -SEGV $(systemctl show -p MainPID --value standpunkt.service) && echo x >>/run/crashes
        done\nEND
        systemd-run -q --unit=crash bash /run/crash.sh""")
    machine.run("standpunkt-sync check-now || true", 120)
    wait_for("the content is refused", 120, lambda: any(one["serial"] == serial for one in stand.agent().get("refused", [])))
    crashes = machine.run("cat /run/crashes | wc -l").strip()
    machine.run("systemctl stop crash")
    bench.note(f"crashes until it was given up: {crashes}")
    # As it came on in the loop, which counts as a start, and at two starts more.
    expect(crashes == "3", f"the content was given up after {crashes} crashes")
    expect(stand.agent()["current"]["serial"] == good, "the content before is not back")
    machine.run("standpunkt-sync check-now || true", 60)
    expect(not stand.agent().get("trial"), "the rejected content is tried again")
    machine.keep("rolled-back")
    walk(stand, rehearse_walk(stand))
    publish(bench, serial + 1)
    machine.run("standpunkt-sync check-now || true", 120)
    wait_for("a newer one is taken", 60, lambda: (stand.agent().get("trial") or stand.agent().get("current")).get("serial") == serial + 1)


@rule("wherever the plug is pulled during updates, the disk holds a content that verifies", "usual")
def power_cut_at_any_write(bench, cuts=44):
    bench.down()
    disk = bench.folder / "logged.raw"
    command("cp", "--sparse=always", bench.prepared(), disk)
    start = bench.folder / "logged-start.raw"
    command("cp", "--sparse=always", disk, start)
    log = bench.folder / "writes.log"
    log.write_bytes(b"")
    machine = bench.machine("logged")
    machine.start(None, blockdev=logged(disk, log))
    stand = bench.watch(machine)
    address = serve(bench)
    publish(bench, 1)  # what is there: nothing new comes before the visit is over
    with_source(machine, address)
    quick_trial(machine)
    bench.most_visits = 0
    walk(stand, rehearse_walk(stand))  # a visit is counted in the middle of it
    updates = 0
    for serial in range(2, 8):
        publish(bench, serial, look="harbour" if serial % 2 == 0 else None)
        machine.run("standpunkt-sync check-now || true", 120)
        wait_for(f"update {serial}", 90, lambda: (stand.agent().get("current") or {}).get("serial") == serial)
        updates += 1
    machine.run("sync")
    time.sleep(1)
    # The plug: no shutting down.
    machine.kill()
    first, last = data_partition(disk)
    writes = WriteLog(log, first, last)
    expect(len(writes.flushes) >= cuts, f"only {len(writes.flushes)} flushes were seen in {updates} updates")
    chance = random.Random(20260)
    chosen = sorted(chance.sample(range(len(writes.flushes)), cuts))
    base = bench.folder / "replayed.raw"
    cut_out(start, first, last, base)
    done, lost, held = 0, 0, 0
    serials = set()
    for cut in chosen:
        with open(base, "r+b") as file:
            for write in writes.writes[done:writes.flushes[cut] + 1]:
                writes.apply(write, file)
        done = writes.flushes[cut] + 1
        state = bench.folder / "cut.raw"
        command("cp", "--sparse=always", base, state)
        with open(state, "r+b") as file:
            some, all_of_them = writes.lost_state(cut, file, chance)
            lost += all_of_them - some
        serials.add(content_on(bench, state, f"cut {cut}"))
        held += 1
    expect(bench.most_visits > 0, "no state held the visit, so nothing was learned of its journal")
    bench.note(f"{updates} updates, {len(writes.flushes)} flushes, {held} cut points, {lost} writes lost; serials found: {sorted(serials)}; "
               f"visits found: at most {bench.most_visits}")
    for path in (disk, start, log, base, state):
        path.unlink()


@rule("after the machine was killed in the middle of updates it boots to a content that verifies")
def killed_machine_comes_back(bench):
    bench.down()
    disk = bench.folder / "killed.raw"
    command("cp", "--sparse=always", bench.prepared(), disk)
    for number in range(3):
        machine = bench.machine(f"killed-{number}")
        machine.start(disk)
        stand = bench.watch(machine)
        address = serve(bench)
        quick_trial(machine)
        wait_for("nothing is on trial", 90, lambda: stand.agent().get("current") and not stand.agent().get("trial"))
        serial = stand.agent()["current"]["serial"] + 1
        look = lambda number: "harbour" if number % 2 == 0 else None
        publish(bench, serial - 1, look(serial - 1))  # what it has: the update comes when its moments are looked for
        with_source(machine, address)
        # The moment is met inside, where no question takes its time; the machine is gone without a word to any disk.
        machine.run(f"""printf '%s' "$(cat <<'END'\n{IN_THE_MIDDLE.format(step=number)}\nEND\n)" >/run/middle.sh
            systemd-run -q --unit=middle bash -c 'bash /run/middle.sh | grep -q now && echo b >/proc/sysrq-trigger'
            until systemctl is-active -q middle; do sleep 0.1; done""")
        publish(bench, serial, look(serial))
        machine.inside.send("0 " + base64.b64encode(b"standpunkt-sync check-now").decode())  # no answer may come of it
        wait_for(f"the middle of an update, moment {number}", 120, lambda: machine.happened("RESET"))
        machine.kill()
        (bench.web / "demo.standpunkt").unlink()  # or the next start brings it before anybody looks
    machine = bench.machine("killed-last")
    machine.start(disk)
    stand = bench.watch(machine)
    wait_for("content", 60, lambda: stand.agent().get("current"))
    machine.run("standpunkt-sync verify", 60)
    bench.note(f"killed while it was copied, when it had its name, and on trial; serial {stand.agent()['current']['serial']} stands")
    bench.down()
    disk.unlink()


def content_on(bench, state, where):
    """Mends the file system as a start does, then has the agent's own program and a second one read what is there.
    The serial of what would be shown; 0: the factory's."""
    done = subprocess.run(["e2fsck", "-p", str(state)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    expect(done.returncode in (0, 1), f"{where}: e2fsck could not mend it by itself: {done.stdout.decode()[-300:]}")
    folder = bench.folder / "cut"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    command("debugfs", "-R", f"rdump /standpunkt {folder}", state)
    command("debugfs", "-R", f"rdump /etc {folder}", state)
    data = folder / "standpunkt"
    journal = data / "show" / "visits.sqlite"
    if journal.exists():
        with contextlib.closing(sqlite3.connect(journal)) as visits:
            found = visits.execute("PRAGMA quick_check").fetchall()
            expect(found == [("ok",)], f"{where}: the journal of visits: {found[:3]}")
            bench.most_visits = max(bench.most_visits, visits.execute("SELECT count(*) FROM visit").fetchone()[0])
    slots = json.loads((data / "slots.json").read_text())
    shown = slots.get("trial") or slots.get("current")
    expect(shown, f"{where}: no content is left, and there was some before: {json.dumps(slots)[:200]}")
    for slot in ("trial", "current", "previous"):
        if slots.get(slot):
            bundle = data / "bundles" / f"{slots[slot]['id']}.standpunkt"
            bench.content("inspect", "--verify", "--trust", bench.folder / "stand.pub", bundle)
    (folder / "run").mkdir()
    settings = folder / "kiosk.toml"
    settings.write_text('channel = "demo"\n')
    command(bench.tools / "standpunkt-sync", "--config", settings, "--data", data, "--run", folder / "run", "--trusted", folder / "etc" / "trusted.d", "verify")
    return shown["serial"]
