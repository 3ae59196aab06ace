"""What a booted stand has to do, one function a rule. The first line of each is the rule as the report has it; its name is
what --only takes. Each gets the Bench and raises a Fault where the rule does not hold."""

import base64
import contextlib
import json
import os
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import time

from bench import MIB, command
from bootable import Bootable
from machine import PATIENCE, Fault, Machine, wait_for
from stand import Stand, is_show, kind_of
from updates import NEWER, Updates
from writelog import WriteLog

FACTORY = "/usr/share/standpunkt/factory.standpunkt", "/usr/share/standpunkt/factory.pub"
SHORT, LONG = [], []  # in the order they run


def rule(text, length="usual"):
    def add(function):
        function.rule = text
        LONG.append(function)
        if length == "short":
            SHORT.append(function)
        function.long_only = length == "long"
        return function
    return add


def expect(truth, finding):
    if not truth:
        raise Fault(finding)


SETTINGS = '''channel = "demo"
kiosk = "system-test"
trusted = ["{key}"]
timezone = "Europe/Berlin"
pin = "271828"
'''


@rule("a freshly flashed disk boots to the show and takes its settings from the first-boot file", "short")
def boots_to_the_show(bench):
    bench.down()
    disk = bench.flashed_disk("prepared", settings=SETTINGS.format(key=bench.public_key()))
    machine = bench.machine("first-boot")
    machine.start(disk)
    stand = bench.stand = Stand(machine)
    seen = stand.wait_for_show()
    bench.note(f"power to the first picture of the show: {seen:.0f} s (BIOS, {bench.accel.split(',')[0]}, first boot)")
    machine.keep("first-picture")
    machine.connect()
    wait_for("the settings on the data partition", 60, lambda: "system-test" in machine.run("cat /etc/standpunkt/kiosk.toml 2>/dev/null || true"))
    expect("demo" in machine.run("cat /etc/standpunkt/kiosk.toml"), "the channel is not in kiosk.toml")
    expect(bench.public_key() in machine.run("cat /etc/standpunkt/trusted.d/*.pub"), "the trusted key did not arrive")
    wait_for("the agent under the new name", 60, lambda: stand.agent().get("kiosk") == "system-test")


@rule("no secret stays in the first-boot file once it was read", "short")
def first_boot_file_keeps_no_secret(bench):
    expect(bench.stand is not None, "no stand is on")
    wait_for("the first-boot file is erased", 60, lambda: "271828" not in bench.stand.machine.run(
        "mkdir -p /tmp/boot; mount -o ro /dev/vda2 /tmp/boot && cat /tmp/boot/standpunkt.toml; umount /tmp/boot", check=False))
    # Not only in the file: nowhere on the partition.
    found = bench.stand.machine.run("sync; grep -c 271828 /dev/vda2 || true").strip()
    expect(found == "0", "the PIN still stands somewhere on the boot partition")
    mode = bench.stand.machine.run("stat -c '%a %U:%G' /etc/standpunkt/operator.pin").strip()
    expect(mode == "640 root:standpunkt-pin", f"operator.pin has rights {mode}")
    expect("argon2id" in bench.stand.machine.run("cat /etc/standpunkt/operator.pin"), "the PIN is not kept as Argon2id")


@rule("the screen shows exactly what the same bundle gives without a display", "short")
def screen_is_the_rehearsal(bench):
    stand = bench.stand
    shots = stand.rehearse(*FACTORY, ["wait 1500", "shot loop"])
    off = stand.wait_for_picture(shots["loop"], "the factory bundle's picture", 20)
    stand.machine.keep("factory")
    bench.note(f"pixels off by more than 2 of 255: {off:.3%}")


@rule("a stick with new content is taken up while it is plugged, and can go", "short")
def stick_brings_content(bench):
    stand, machine = bench.stand, bench.stand.machine
    quick_trial(machine)
    bundle = bench.bundle(1)
    stick = bench.stick("good", bundle, partitioned=True)
    begun = time.monotonic()
    stand.plug_stick(stick)
    wait_for("the bundle is installed", 60, lambda: (stand.agent().get("trial") or stand.agent().get("current") or {}).get("serial") == 1)
    bench.note(f"stick plugged to bundle installed: {time.monotonic() - begun:.0f} s")
    machine.keep("stick-notice")
    stand.unplug_stick()
    wait_for("the new content is confirmed", 60, lambda: (stand.agent().get("current") or {}).get("serial") == 1)
    wait_for("the show draws it", 30, lambda: is_show(machine.screen()))
    machine.keep("new-content")
    machine.run("sync")
    # This disk is what the others begin with, and none of them writes to it.
    bench.down()
    bench.ready = True


@rule("taps on the panel walk from the loop to an answer, with no window to arrive in", "short")
def taps_walk_to_an_answer(bench):
    stand = bench.up()
    machine = stand.machine
    walk(stand, rehearse_walk(stand))
    windows = machine.run("tr '\\0' '\\n' </proc/$(systemctl show -p MainPID --value standpunkt)/environ | grep -cE '^(WAYLAND_)?DISPLAY=' || true")
    expect(windows.strip() == "0", "the display runs in a window system")


def prepare(bench):
    """For scenarios that run without the ones before them."""
    bench.down()
    address = serve(bench)
    publish(bench, 1)
    disk = bench.flashed_disk("prepared", settings=SETTINGS.format(key=bench.public_key()) + f'url = "{address}/demo.standpunkt"\n')
    machine = bench.machine("prepare")
    machine.start(disk)
    stand = Stand(machine)
    stand.wait_for_show()
    machine.connect()
    quick_trial(machine)
    wait_for("the content", 120, lambda: (stand.agent().get("current") or {}).get("serial") == 1)
    # From here on the network is as the scenarios want it.
    machine.run("sed -i '/source/,$d' /etc/standpunkt/kiosk.toml; systemctl restart standpunkt-sync; sync", 60)
    machine.keep("prepared")
    bench.down()


def serve(bench):
    return bench.serve() if bench.server is None else "http://10.0.2.2:18480"


WALK = ["wait 1500", "shot loop", "tap topics", "wait 800", "shot topics", "tap topic-1", "wait 800", "shot topic", "tap primary",
        "wait 800", "shot answer"]


def current_bundle(stand):
    """Path inside of the bundle in use, and of a key it verifies with."""
    identity = wait_for("a current bundle", 30, lambda: (stand.agent().get("current") or {}).get("id"))
    return f"/var/lib/standpunkt/bundles/{identity}.standpunkt", stand.machine.run("ls /etc/standpunkt/trusted.d/*.pub | head -n1").strip()


def rehearse_walk(stand):
    """In each language the loop may be in when the first finger comes."""
    return [stand.rehearse(*current_bundle(stand), WALK, language) for language in ("de", "en")]


def walk(stand, rehearsals):
    """From the loop, whatever stands there, to an answer: each picture as rehearsed before the next tap."""
    machine = stand.machine
    machine.tap(*rehearsals[0]["loop"].where("topics"))
    which, _ = stand.wait_for_one_of([shots["topics"] for shots in rehearsals], "the topics, after a tap on their button")
    shots = rehearsals[which]
    machine.keep("topics")
    machine.tap(*shots["topics"].where("topic-1"))
    stand.wait_for_picture(shots["topic"], "the topic that was tapped")
    machine.tap(*shots["topic"].where("primary"))
    stand.wait_for_picture(shots["answer"], "the answer")
    machine.keep("answer")


def quick_trial(machine, milliseconds=4000):
    """New content is confirmed after seconds rather than minutes: a drop-in in memory, nothing of it is in the image."""
    machine.run(f"""
        mkdir -p /run/systemd/system/standpunkt.service.d
        printf '[Service]\\nExecStart=\\nExecStart=/usr/bin/standpunkt --confirm-after {milliseconds}\\n' \
            >/run/systemd/system/standpunkt.service.d/system-test.conf
        systemctl daemon-reload; systemctl restart standpunkt.service""", 60)


@rule("after the touch device was unplugged and plugged again, fingers still arrive")
def touch_survives_a_replug(bench):
    stand = bench.up()
    machine = stand.machine
    shots = rehearse_walk(stand)
    machine.qmp("device_del", id="touch")
    wait_for("the touch device is gone", 20, lambda: machine.happened("DEVICE_DELETED"))
    time.sleep(1)
    machine.qmp("device_add", driver="virtio-multitouch-pci", id="touch", bus="port1")
    wait_for("the touch device is back", 20, lambda: "MultiTouch" in machine.run("cat /sys/class/input/input*/name"))
    time.sleep(2)
    machine.keep("loop")
    walk(stand, shots)


@rule("a stick of somebody else, or a damaged one, is refused in words and changes nothing")
def wrong_sticks_are_refused(bench):
    stand = bench.up()
    machine = stand.machine
    before = stand.agent()["current"]["id"]
    damaged = bench.folder / "damaged.standpunkt"
    data = bytearray(bench.bundle(2, look="harbour").read_bytes())
    data[3 * 65536 + 1000] ^= 1
    damaged.write_bytes(data)
    letter = bench.folder / "letter.docx"
    letter.write_bytes(b"PK\x03\x04" + bytes(4000))
    for name, file, code in (("foreign", bench.bundle(9, key="stranger", name="foreign"), 203), ("damaged", damaged, 202),
                             ("letter", letter, 201)):
        stand.plug_stick(bench.stick(name, file))
        told = wait_for(f"the {name} stick is refused", 60, lambda: notice(stand, "refused"))
        bench.note(f"{name}: SP-{told['code']}")
        expect(told["code"] == code, f"the {name} stick is refused with SP-{told['code']}, not SP-{code}")
        machine.still_screen(30)
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


@rule("a hold on the corner and the PIN open the operator's page, and from there a report comes onto a stick")
def operator_brings_a_report(bench):
    stand = bench.up(restart=True, name="operator")
    machine = stand.machine
    walk(stand, rehearse_walk(stand))  # something to report
    machine.run("""printf '%s' '{"light":"green","sentence":"-","more":"-","rollback":false,"facts":[]}' >/run/page.json""")
    pin = "271828"
    script = [f"pin {pin}", "page /run/page.json", "wait 1000", "hold 40 40 5100", "wait 400", "shot pin",
              *(line for number, digit in enumerate(pin) for line in (f"tap digit-{digit}", "wait 400", f"shot typed-{number}")),
              "tap enter-pin", "wait 400", "shot page"]
    shots = stand.rehearse(*current_bundle(stand), script)
    for kind in ("fat32", "exfat"):
        stick = bench.stick(f"report-{kind}", kind=kind)
        stand.plug_stick(stick)
        wait_for("it is there", 30, lambda: machine.run("test -b /dev/sda && echo yes || true").strip())
        time.sleep(5)
        machine.down(40 / machine.width, 40 / machine.height)
        time.sleep(7)
        machine.up()
        wait_for("the pad for the PIN", 20, lambda: stand.display().get("scene") == "operator")
        machine.keep(f"{kind}-pin")
        for number, digit in enumerate(pin):
            machine.tap(*shots["pin"].where(f"digit-{digit}"))
            stand.wait_for_picture(shots[f"typed-{number}"], f"digit {number + 1} that was typed", 30)
            time.sleep(1)
        machine.tap(*shots[f"typed-{len(pin) - 1}"].where("enter-pin"))
        time.sleep(4)
        machine.keep(f"{kind}-page")
        machine.tap(*shots["page"].where("report"))
        time.sleep(60)  # the doctor tries every part first
        machine.keep(f"{kind}-report")
        stand.unplug_stick()
        stand.plug_stick(stick)
        wait_for("it is there again", 30, lambda: machine.run("test -b /dev/sda && echo yes || true").strip())
        files = machine.run(f"""sleep 3; mkdir -p /tmp/stick; mount -o ro -t {'vfat' if kind == 'fat32' else kind} /dev/sda /tmp/stick
            ls /tmp/stick/standpunkt-report; umount /tmp/stick""", 60).split()
        expect(any(name.endswith(".html") for name in files) and any(name.endswith(".csv") for name in files),
               f"on the {kind} stick there is no report: {files}")
        bench.note(f"{kind}: {' '.join(files)}")
        stand.unplug_stick()
        machine.tap(*shots["page"].where("leave"))
        wait_for("the loop", 60, lambda: stand.display().get("scene") != "operator")


def notice(stand, phase):
    """What the bar on the screen says, if it is of that phase."""
    told = stand.agent().get("notice") or {}
    return told if told.get("phase") == phase else None


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


def publish(bench, serial, look=None):
    """As publish does: a new file under the same name, by renaming."""
    new = bench.web / "new"
    new.write_bytes(bench.bundle(serial, look).read_bytes())
    new.rename(bench.web / "demo.standpunkt")


def with_source(machine, address):
    machine.run(f"""grep -q source /etc/standpunkt/kiosk.toml || printf '\\n[[source]]\\nurl = "{address}/demo.standpunkt"\\n' >>/etc/standpunkt/kiosk.toml
        systemctl restart standpunkt-sync.service""", 60)
    wait_for("the agent is back", 30, lambda: '"running": true' in machine.run("standpunkt-sync status --json || true"))


def written(machine):
    """Sectors written to the disk since boot."""
    return int(machine.run("awk '$3 == \"vda\" { print $10 }' /proc/diskstats"))


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


@rule("a display that hangs is started anew by the watchdog")
def hung_display_comes_back(bench):
    stand = bench.up()
    machine = stand.machine
    pid = machine.run("systemctl show -p MainPID --value standpunkt.service").strip()
    begun = time.monotonic()
    machine.run(f"kill -STOP {pid}")
    wait_for("another process", 60, lambda: machine.run("systemctl show -p MainPID --value standpunkt.service").strip() not in (pid, "0"))
    wait_for("the show again", 30, lambda: is_show(machine.screen()))
    bench.note(f"hung to seen again: {time.monotonic() - begun:.0f} s")
    expect("watchdog" in machine.run("journalctl -b -u standpunkt --no-pager").lower(), "it was not the watchdog")


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


@rule("no key and no touch leads to a shell, another console or a restart")
def no_way_to_a_shell(bench):
    stand = bench.up(restart=True, name="keyboard", extra=["-device", "usb-kbd,bus=usb.0,id=keyboard"])
    machine = stand.machine
    boot, pid = machine.run("cat /proc/sys/kernel/random/boot_id; systemctl show -p MainPID --value standpunkt.service").split()
    for keys in (("ctrl", "alt", "f2"), ("ctrl", "alt", "f1"), ("alt", "f2"), ("alt", "f4"), ("ctrl", "c"), ("ctrl", "alt", "backspace"),
                 ("ctrl", "alt", "delete"), ("alt", "sysrq", "b"), ("alt", "sysrq", "e"), ("alt", "sysrq", "r"), ("meta_l",), ("esc",),
                 ("alt", "tab"), ("ctrl", "alt", "t"), ("ctrl", "d"), ("ctrl", "z"), ("print",), ("power",), ("sleep",), ("wake",)):
        machine.keys(*keys)
        time.sleep(0.5)
    for _ in range(8):  # a burst restarts a machine on which nobody forbade it
        machine.keys("ctrl", "alt", "delete")
        time.sleep(0.1)
    for word in ("r", "o", "o", "t", "ret"):
        machine.keys(word)
    # Fingers: anywhere, held long, and on the operator's corner with wrong PINs.
    chance = random.Random(11)
    for _ in range(60):
        machine.tap(chance.random(), chance.random(), chance.choice((0.05, 0.05, 1.5)))
        time.sleep(0.3)
    for _ in range(3):
        machine.down(40 / machine.width, 40 / machine.height)
        time.sleep(7)
        machine.up()
        for _ in range(12):
            machine.tap(chance.uniform(0.25, 0.75), chance.uniform(0.3, 0.95))
            time.sleep(0.3)
    machine.keep("after-wrong-pins")
    wait_for("the loop", 200, lambda: stand.display().get("scene") == "attract", 2)
    now = machine.run("cat /proc/sys/kernel/random/boot_id; systemctl show -p MainPID --value standpunkt.service").split()
    expect(now == [boot, pid], "a key or a finger restarted the machine or the show")
    expect(machine.run("cat /sys/class/tty/tty0/active").strip() == "tty1", "a key led to another console")
    people = machine.run("cat /proc/[0-9]*/comm").split()
    expect("systemd" in people, "no process could be listed")
    offers = [name for name in people if re.fullmatch(r"a?getty|s?u?login|su|dash|sh", name)]
    expect(not offers, f"somebody offers a login: {offers}")
    expect(is_show(machine.screen()), "the show is not on the screen")
    machine.keep("after-all-keys")
    expect(machine.run("cat /proc/sys/kernel/sysrq").strip() == "0", "SysRq is on")


@rule("a keyboard or network adapter that is plugged later is not let in")
def late_keyboard_is_not_let_in(bench):
    stand = bench.up(restart=True, name="late")
    machine = stand.machine
    wait_for("the sockets are closed", 60, lambda: "yes" in machine.run("test -e /run/standpunkt.closed && echo yes || true"))
    keyboards = lambda: machine.run("grep -l 'QEMU USB Keyboard' /sys/class/input/input*/name 2>/dev/null || true").split()
    expect(not keyboards(), "there is a keyboard already")
    machine.qmp("device_add", driver="usb-kbd", bus="usb.0", id="late-keyboard")
    wait_for("the keyboard is noticed", 20, lambda: "QEMU USB Keyboard" in machine.run("cat /sys/bus/usb/devices/*/product"))
    time.sleep(3)
    for path in keyboards():
        expect(machine.run(f"cat {path[:-4]}inhibited").strip() == "1", "its keys are read")
    machine.qmp("device_add", driver="usb-net", bus="usb.0", id="late-net", netdev="late")
    time.sleep(5)
    expect(len(machine.run("ls /sys/class/net").split()) == 2, "the adapter became a network interface")


@rule("nothing listens inside, and nothing answers outside")
def nothing_listens(bench):
    stand = bench.up()
    machine = stand.machine
    sockets = machine.run("ss -H -tulpn").splitlines()
    # The clients of DHCP hold their port to be answered on.
    strange = [line for line in sockets if not re.search(r"(%\w+|\]):(68|546)\s.*systemd-network", line)]
    expect(not strange, "listens: " + "; ".join(strange))
    bench.note(f"sockets: {len(sockets)}, all of them the DHCP client's")
    asked = (21, 22, 23, 80, 111, 139, 443, 445, 631, 1883, 3389, 5353, 5355, 5900, 8080, 8443, 9100)
    for port in asked:
        machine.qmp("human-monitor-command", command_line=f"hostfwd_add net tcp:127.0.0.1:{20000 + port}-:{port}")
    for port in asked:
        with socket.create_connection(("127.0.0.1", 20000 + port), timeout=10) as line:
            line.settimeout(10)
            try:
                line.sendall(b"GET / HTTP/1.0\r\n\r\n")
                answer = line.recv(100)
            except OSError:
                answer = b""
            expect(answer == b"", f"port {port} answers {answer[:40]}")


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
    bench.note(f"clock set to dark: {time.monotonic() - begun:.0f} s")
    machine.keep("asleep")
    expect("not set" not in machine.run("standpunkt-sync status"), "status does not know that the clock is set")
    machine.tap(0.5, 0.5)
    wait_for("a touch wakes it", 30, lambda: is_show(machine.screen()))
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


@rule("the same image boots on UEFI machines too")
def boots_with_uefi(bench):
    bench.down()
    disk = bench.overlay("uefi", bench.prepared())
    machine = bench.machine("uefi")
    machine.start(disk, firmware="uefi")
    stand = bench.stand = Stand(machine)
    bench.note(f"power to the show: {stand.wait_for_show(90):.0f} s (UEFI)")
    machine.keep("uefi")
    machine.connect()
    expect(machine.run("test -d /sys/firmware/efi && echo yes").strip() == "yes", "it did not boot with UEFI")
    bench.down()


@rule("until the show comes the boot picture stands on the screen: no text, and black only while somebody takes the screen over")
def boot_picture_stays(bench):
    bench.down()
    machine = bench.machine("boot-picture")
    machine.start(bench.overlay("boot-picture", bench.prepared()))
    kinds = []  # [what, from when, until when], seconds since power on
    own = False  # the picture in the screen's own size: no longer GRUB's
    while not kinds or kinds[-1][0] != "show":
        picture, now = machine.screen(), time.monotonic() - machine.started
        kind = kind_of(picture)
        own = own or kind == "boot" and picture.width == machine.width
        expect(now < 60 * PATIENCE, f"no show: {kinds}")
        if kind == "text" and kind_of(machine.screen()) != kind:
            continue  # half a picture, while one takes the other's place
        if not kinds or kinds[-1][0] != kind:
            machine.keep(f"{kind}-{len(kinds)}")
            kinds.append([kind, now, now])
        kinds[-1][2] = now
        time.sleep(0.2)
    bench.note(", then ".join(f"{kind} at {begin:.1f} s" for kind, begin, _ in kinds))
    first = next((number for number, one in enumerate(kinds) if one[0] == "boot"), None)
    expect(first is not None, "the boot picture was never seen")
    after = kinds[first:]
    expect(all(kind != "text" for kind, _, _ in after), "there is text after the boot picture")
    lasted = {kind: sum(begin2 - begin for (one, begin, _), (_, begin2, _) in zip(after, after[1:]) if one == kind) for kind in ("boot", "black")}
    expect(lasted["black"] < 0.3 * (lasted["boot"] + lasted["black"]), f"black for {lasted['black']:.1f} s, the picture for {lasted['boot']:.1f} s")
    expect(own, "the picture went with GRUB")
    bench.down()


@rule("flashing the image anew keeps content, settings and keys")
def reflashing_keeps_the_data(bench):
    bench.down()
    disk = bench.folder / "reflashed.raw"
    command("cp", "--sparse=always", bench.prepared(), disk)
    command("dd", f"if={bench.image}", f"of={disk}", "bs=4M", "conv=notrunc", "status=none")
    machine = bench.machine("reflashed")
    machine.start(disk)
    stand = bench.stand = Stand(machine)
    stand.wait_for_show()
    machine.connect()
    wait_for("the content of before", 60, lambda: (stand.agent().get("current") or {}).get("serial") == 1)
    expect("system-test" in machine.run("cat /etc/standpunkt/kiosk.toml"), "the settings are gone")
    bench.down()
    disk.unlink()


def updatable(bench, name, trial_seconds, steady_seconds=20):
    """A stand that takes system updates, with times of a trial that suit an emulated machine."""
    bench.down()
    disk = Updates(bench).disk(name)
    machine = bench.machine(name)
    machine.credentials["systemd.unit-dropin.standpunkt-trial.service"] = \
        f"[Service]\nEnvironment=STANDPUNKT_TRIAL_SECONDS={trial_seconds} STANDPUNKT_STEADY_SECONDS={steady_seconds}\n"
    machine.start(disk)
    stand = bench.stand = Stand(machine)
    stand.wait_for_show()
    machine.connect()
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
    stand = bench.stand = Stand(machine)
    stand.wait_for_show()
    machine.connect()
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


@rule("a data partition that is late, missing, garbage or lost its beginning does not keep the show from starting")
def broken_data_partition(bench):
    for name in ("beginning", "garbage", "missing", "late"):
        bench.down()
        disk = bench.folder / f"data-{name}.raw"
        # Missing: a card as large as the image, with no room behind it.
        command("cp", "--sparse=always", bench.image if name == "missing" else bench.prepared(), disk)
        machine = bench.machine(f"data-{name}")
        if name == "late":
            machine.credentials["systemd.unit-dropin.standpunkt-data.service"] = "[Service]\nExecStartPre=/bin/sleep 150\n"
        elif name != "missing":
            first, last = data_partition(disk)
            with open(disk, "r+b") as file:
                for start in range(first * 512, (first * 512 + MIB if name == "beginning" else last * 512), 4 * MIB):
                    file.seek(start)
                    file.write(b"\xa5\x5a" * 4096)
        machine.start(disk)
        stand = bench.stand = Stand(machine)
        bench.note(f"{name}: show after {stand.wait_for_show():.0f} s")
        machine.connect()
        if name in ("beginning", "late"):
            wait_for("what was on it", 60 if name == "beginning" else 200, lambda: (stand.agent().get("current") or {}).get("serial") == 1)
            expect("system-test" in machine.run("cat /etc/standpunkt/kiosk.toml"), "the settings are gone")
            wait_for("the show with it", 90, lambda: (stand.display().get("serial") or 0) == 1)
        if name == "garbage":
            wait_for("a new data partition", 60, lambda: machine.run("findmnt -nro SOURCE /var/lib/standpunkt || true").strip())
            before = machine.run("findmnt -nro TARGET,SOURCE | grep standpunkt | sort")
            machine.run("systemctl restart standpunkt-data.service", 60)
            expect(machine.run("findmnt -nro TARGET,SOURCE | grep standpunkt | sort") == before, "asked twice, it is mounted twice")
        if name == "missing":
            expect("making its entry" in machine.run("journalctl -b -u standpunkt-data --no-pager"), "nothing is said of the missing partition")
            told = machine.run("standpunkt-sync status 2>&1 || true", 60)
            light = re.search(r"^RED .*\(SP-408\)$", told, re.M)
            expect(light, f"status does not say that it is the storage: {told[:300]}")
            bench.note(f"missing: status says {light.group()}")
        machine.keep(f"data-{name}")
        bench.down()
        disk.unlink()


@rule("a first-boot file with faults is answered in words on the screen and changes nothing; mended, it sets up the stand")
def wrong_first_boot_file(bench):
    bench.down()
    machine = bench.machine("wrong-settings")
    disk = bench.flashed_disk("wrong-settings", settings='channel = "demo"\ncolour = "red"\ntrusted = ["nonsense"]\nrotate = 45\n')
    machine.start(disk)
    stand = bench.stand = Stand(machine)
    stand.wait_for_show()
    machine.connect()
    wait_for("the faults were noticed", 60, lambda: machine.run("ls /run/standpunkt-box/*.faults.json 2>/dev/null || true").strip())
    told = machine.run("cat /run/standpunkt-box/*.faults.json")
    for word in ("colour", "no public key", "rotate"):
        expect(word in told, f"no word about {word}")
    expect("missing" in machine.run("test -e /etc/standpunkt/kiosk.toml && echo there || echo missing"), "something was changed")
    wait_for("all that the file brings about", 60, lambda: machine.run("systemctl is-active standpunkt-data || true").strip() == "active")
    stand.wait_for_picture(stand.rehearse_faults("/run/standpunkt-box/first-boot.standpunkt"), "the faults", 60)
    machine.keep("faults-on-the-screen")
    pid = machine.run("systemctl show -p MainPID --value standpunkt").strip()
    time.sleep(75)
    expect(machine.run("systemctl show -p MainPID --value standpunkt").strip() == pid, "the faults went off the screen")
    machine.kill()
    mended = bench.folder / "mended.toml"
    mended.write_text(SETTINGS.format(key=bench.public_key()) + 'rotate = 90\n[network]\naddress = "10.0.2.77/24"\ngateway = "10.0.2.2"\n'
                      'dns = ["10.0.2.3"]\nproxy = "http://10.0.2.2:18481"\n')
    command("mcopy", "-o", "-i", f"{disk}@@{2 * MIB}", mended, "::standpunkt.toml")
    machine.start(disk)
    stand.wait_for_show()
    machine.connect()
    wait_for("the agent under its name", 60, lambda: stand.agent().get("kiosk") == "system-test")
    machine.keep("mended-and-turned")
    told = stand.display()
    expect(told["width"] < told["height"], f"the picture was not turned: {told['width']} x {told['height']}")
    expect("10.0.2.77" in machine.run("ip -brief address"), "the address is another")
    expect("Berlin" in machine.run("readlink /etc/localtime"), "the time zone is another")
    expect("18481" in machine.run("cat /etc/standpunkt/kiosk.toml"), "the proxy did not arrive")
    left = machine.run("mkdir -p /tmp/boot; mount -o ro /dev/vda2 /tmp/boot && ls /tmp/boot; umount /tmp/boot")
    expect("standpunkt-errors.txt" not in left, "the faults of before still stand beside the file")
    bench.down()


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
    stand = bench.stand = Stand(machine)
    stand.wait_for_show()
    machine.connect()
    address = serve(bench)
    publish(bench, 2, look="harbour")
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
    bench.note(f"{updates} updates, {len(writes.flushes)} flushes, {held} cut points, {lost} writes lost; serials found: {sorted(serials)}; "
               f"visits found: at most {bench.most_visits}")
    for path in (disk, start, log, base, state):
        path.unlink()


def logged(disk, log):
    """What -blockdev takes for a disk whose every write is noted, in its order."""
    return [f"driver=raw,node-name=inner,file.driver=file,file.filename={disk}",
            f"driver=raw,node-name=log,file.driver=file,file.filename={log}",
            "driver=blklogwrites,node-name=disk,file=inner,log=log,log-sector-size=512"]


def data_partition(disk):
    """Its first and last sector."""
    rows = json.loads(command("sfdisk", "--json", disk))["partitiontable"]["partitions"]
    part = [row for row in rows if row["node"].endswith("5")][0]
    return part["start"], part["start"] + part["size"] - 1


def cut_out(disk, first, last, to):
    command("dd", f"if={disk}", f"of={to}", "bs=1M", f"skip={first * 512}", f"count={(last - first + 1) * 512}", "iflag=skip_bytes,count_bytes",
            "conv=sparse", "status=none")


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


# Ends with "now" while the update copies (0), right after it has its name (1), or when it is on trial (2).
IN_THE_MIDDLE = """cd /var/lib/standpunkt; old=$(ls bundles/*.standpunkt | wc -l)
    for i in $(seq 600); do case {step} in
        0) ls bundles/*.part >/dev/null 2>&1 && {{ echo now; exit; }} ;;
        1) [ "$(ls bundles/*.standpunkt | wc -l)" != "$old" ] && {{ echo now; exit; }} ;;
        2) grep -q '"trial": *{{' slots.json && {{ echo now; exit; }} ;;
    esac; sleep 0.02; done; true"""


@rule("after the machine was killed in the middle of updates it boots to a content that verifies")
def killed_machine_comes_back(bench):
    bench.down()
    disk = bench.folder / "killed.raw"
    command("cp", "--sparse=always", bench.prepared(), disk)
    for number in range(3):
        machine = bench.machine(f"killed-{number}")
        machine.start(disk)
        stand = bench.stand = Stand(machine)
        stand.wait_for_show()
        machine.connect()
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
    stand = bench.stand = Stand(machine)
    stand.wait_for_show()
    machine.connect()
    wait_for("content", 60, lambda: stand.agent().get("current"))
    machine.run("standpunkt-sync verify", 60)
    bench.note(f"killed while it was copied, when it had its name, and on trial; serial {stand.agent()['current']['serial']} stands")
    bench.down()
    disk.unlink()


@rule("a day of visits leaves memory, disk writes and logs flat", "long")
def day_of_visits(bench, minutes=int(os.environ.get("STANDPUNKT_DAY_MINUTES", "60"))):
    """Accelerated: taps anywhere, two a second without a pause, as many as a busy day has; with idle times between them."""
    stand = bench.up(restart=True, name="day")
    machine = stand.machine
    chance = random.Random(7)
    samples, taps = [], 0
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        stop = time.monotonic() + minutes * 60 / 12
        while time.monotonic() < stop:
            # Away from the operator's corner: who holds it long enough is no visitor.
            machine.tap(chance.uniform(0.02, 0.98), chance.uniform(0.12, 0.98), 0.05)
            taps += 1
            time.sleep(0.4 if chance.random() < 0.98 else 12)
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
    bench.note(f"{taps} taps; written {(samples[-1]['written'] - samples[0]['written']) // 2048} MiB in {hours * 11 / 12:.1f} h; log {samples[-1]['log']} MiB")
    rate = [(part[-1]["written"] - part[0]["written"]) / (len(part) - 1) for part in (middle, last)]
    bench.note(f"written between two samples, in sectors: {rate[0]:.0f} in the middle, {rate[1]:.0f} in the end")
    expect(rate[1] <= 1.5 * rate[0] + 512, "it writes more and more")
    expect(samples[-1]["log"] <= 20, "the log grows")
    expect(len({s["pid"] for s in samples}) == 1, "the display was started anew on the way")


def day_sample(machine):
    out = machine.run("""pid=$(systemctl show -p MainPID --value standpunkt); agent=$(systemctl show -p MainPID --value standpunkt-sync)
        echo $pid $(awk '/VmRSS/ { print $2 }' /proc/$pid/status) $(awk '/VmRSS/ { print $2 }' /proc/$agent/status) \
            $(du -sm /run/log/journal | cut -f1)""").split()
    return {"pid": out[0], "display": int(out[1]), "agent": int(out[2]), "log": int(out[3]), "written": written(machine)}


@rule("the arm64 image's root boots to the show on another machine, and takes a touch", "long")
def arm64_boots(bench):
    bench.down()
    image = bench.folder / "arm64.raw"
    command("cp", "--sparse=always", bench.arm64, image)
    os.truncate(image, 6 << 30)
    address = serve(bench)
    publish(bench, 1)
    settings = bench.folder / "arm64.toml"
    settings.write_text(SETTINGS.format(key=bench.public_key()) + f'url = "{address}/demo.standpunkt"\n')
    command("mcopy", "-o", "-i", f"{image}@@{2 * MIB}", settings, "::standpunkt.toml")
    for name in ("vmlinuz", "initrd.img", "cmdline.txt"):
        command("mcopy", "-o", "-i", f"{image}@@{2 * MIB}", f"::a/{name}", bench.folder / f"arm64-{name}")
    machine = Machine(bench.folder / "arm64", "arm64", "tcg,thread=multi,tb-size=512")
    bench.machines.append(machine)
    line = (bench.folder / "arm64-cmdline.txt").read_text().strip()
    machine.start(image, kernel=(str(bench.folder / "arm64-vmlinuz"), str(bench.folder / "arm64-initrd.img"), line))
    stand = bench.stand = Stand(machine)
    bench.note(f"power to the show: {stand.wait_for_show(120):.0f} s (arm64, -M virt)")
    machine.connect(120)
    quick_trial(machine)
    wait_for("the content", 240, lambda: (stand.agent().get("current") or {}).get("serial") == 1)
    walk(stand, rehearse_walk(stand))
    bench.down()
