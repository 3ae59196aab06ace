"""Who stands before it, or comes to it with something in the hand."""

import io
import random
import re
import socket
import time
import zipfile

from acts import current_bundle, rehearse_walk, walk
from machine import wait_for
from rules import expect, rule
from stand import is_show


@rule("after the touch device was unplugged and plugged again, fingers still arrive")
def touch_survives_a_replug(bench):
    stand = bench.up()
    machine = stand.machine
    shots = rehearse_walk(stand)
    machine.qmp("device_del", id="touch")
    wait_for("the touch device is gone", 20, lambda: machine.happened("DEVICE_DELETED"))
    wait_for("the display knows that nobody can touch it", 60, lambda: stand.display().get("touch_devices") == 0)
    told = machine.run("standpunkt-sync status", check=False)
    expect("SP-320" in told, f"without touch the status says: {told.splitlines()[:2]}")
    machine.qmp("device_add", driver="virtio-multitouch-pci", id="touch", bus="port1")
    wait_for("the touch device is back", 20, lambda: "MultiTouch" in machine.run("cat /sys/class/input/input*/name"))
    wait_for("the display knows", 60, lambda: stand.display().get("touch_devices") == 1)
    time.sleep(2)
    machine.keep("loop")
    walk(stand, shots)


def look_into(report):
    """What "report to stick" wrote, by the ends of the files' names."""
    expect(set(report) == {"html", "csv", "zip"}, f"the report is {sorted(report)}")
    expect(b"</html>" in report["html"], "the report of visits has no end")
    expect(report["csv"].count(b"\n") > 1, "the table of visits has no line")
    archive = zipfile.ZipFile(io.BytesIO(report["zip"]))
    expect(archive.testzip() is None, "the support archive is damaged")
    doctor = archive.read("doctor.txt").decode()
    bad = [line for line in doctor.splitlines() if "BAD" in line]
    expect(not bad, f"doctor says of a healthy stand: {bad}")
    logs = archive.read("logs/standpunkt.log").decode()
    for unit in ("standpunkt-sync", "data partition", "systemd-networkd"):
        expect(unit in logs, f"the log in the archive says nothing of {unit}")
    expect("missing.txt" not in archive.namelist(), f"missing in the archive: {archive.namelist()}")
    expect(archive.read("screenshot.png").startswith(b"\x89PNG"), "the loop's picture in the archive is none")


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
        # From the loop, whose picture comes along then.
        wait_for("the loop", 200, lambda: stand.display().get("scene") == "attract", 2)
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
        wait_for("the report is being made", 30, lambda: (stand.agent().get("request") or {}).get("state") == "working")
        wait_for("it is done", 120, lambda: (stand.agent().get("request") or {}).get("state") != "working")  # the doctor tries every part first
        machine.keep(f"{kind}-report")
        expect(stand.agent()["request"]["state"] == "done", f"the report failed: {stand.agent().get('request')}")
        stand.unplug_stick()
        stand.plug_stick(stick)
        wait_for("it is there again", 30, lambda: machine.run("test -b /dev/sda && echo yes || true").strip())
        files = machine.run(f"""sleep 3; mkdir -p /tmp/stick; mount -o ro -t {'vfat' if kind == 'fat32' else kind} /dev/sda /tmp/stick
            cp -r /tmp/stick/standpunkt-report /tmp/brought; ls /tmp/brought; umount /tmp/stick""", 60).split()
        bench.note(f"{kind}: {' '.join(files)}")
        brought = {name.rsplit(".", 1)[-1]: machine.fetch(f"/tmp/brought/{name}") for name in files}
        machine.run("rm -r /tmp/brought")
        look_into(brought)
        stand.unplug_stick()
        machine.tap(*shots["page"].where("leave"))
        wait_for("the loop", 60, lambda: stand.display().get("scene") != "operator")


@rule("no key and no touch leads to a shell, another console or a restart")
def no_way_to_a_shell(bench):
    stand = bench.up(restart=True, name="keyboard", extra=["-device", "usb-kbd,bus=usb.0,id=keyboard"])
    machine = stand.machine
    boot, pid = machine.run("cat /proc/sys/kernel/random/boot_id; systemctl show -p MainPID --value standpunkt.service").split()
    # That keys arrive at all: what the keyboards say to the kernel.
    machine.run("""for e in /sys/class/input/event*; do grep -qi keyboard $e/device/name || continue
        setsid cat /dev/input/${e##*/} >/run/keys-${e##*/} 2>/dev/null </dev/null & done""")
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
    heard = int(machine.run("cat /run/keys-* | wc -c")) // 24
    bench.note(f"{heard} events of keys arrived in the machine")
    expect(heard >= 100, "the keys never reached the machine")
    # Fingers: anywhere, held long, and on the operator's corner with wrong PINs.
    chance = random.Random(11)
    for _ in range(60):
        machine.tap(chance.random(), chance.random(), chance.choice((0.05, 0.05, 1.5)))
        time.sleep(0.3)
    for _ in range(3):
        machine.down(40 / machine.width, 40 / machine.height)
        time.sleep(7)
        machine.up()
        wait_for("the pad for the PIN", 20, lambda: stand.display().get("scene") == "operator")
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
    # While nothing is closed the same keyboard is let in: what keeps it out below is the rule.
    machine.run("mv /run/standpunkt.closed /run/standpunkt.open")
    machine.qmp("device_add", driver="usb-kbd", bus="usb.0", id="early-keyboard")
    wait_for("the keyboard is let in", 30, keyboards)
    expect(machine.run(f"cat {keyboards()[0][:-4]}inhibited").strip() == "0", "the rule shuts a keyboard while nothing is closed")
    machine.qmp("device_del", id="early-keyboard")
    wait_for("the keyboard is gone", 30, lambda: not keyboards())
    machine.run("mv /run/standpunkt.open /run/standpunkt.closed")
    # What has no keys is let in also now; a pen tablet speaks as touch panels do.
    machine.qmp("device_add", driver="usb-tablet", bus="usb.0", id="panel")
    panels = lambda: machine.run("grep -l 'QEMU USB Tablet' /sys/class/input/input*/name 2>/dev/null || true").split()
    wait_for("the tablet is let in", 30, panels)
    time.sleep(3)
    expect(machine.run(f"cat {panels()[0][:-4]}inhibited").strip() == "0", "a touch panel that is plugged in later is shut")
    machine.qmp("device_del", id="panel")
    machine.qmp("device_add", driver="usb-kbd", bus="usb.0", id="late-keyboard")
    wait_for("the keyboard is noticed", 20, lambda: "QEMU USB Keyboard" in machine.run("cat /sys/bus/usb/devices/*/product"))
    time.sleep(3)
    for path in keyboards():
        expect(machine.run(f"cat {path[:-4]}inhibited").strip() == "1", "its keys are read")
    machine.qmp("device_add", driver="usb-net", bus="usb.0", id="late-net", netdev="late")
    wait_for("the adapter is noticed", 20, lambda: "RNDIS" in machine.run("cat /sys/bus/usb/devices/*/product"))
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
