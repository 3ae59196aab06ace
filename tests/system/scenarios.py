"""What a booted stand has to do, one function a rule. The first line of each is the rule as the report has it; its name is
what --only takes. Each gets the Bench and raises a Fault where the rule does not hold."""

import json
import re
import subprocess
import time

from bench import MIB, ROOT, command
from machine import PATIENCE, Fault, wait_for
from picture import Picture
from stand import Stand, is_show

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
    expect(mode == "640 root:standpunkt", f"operator.pin has rights {mode}")
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


@rule("taps on the panel walk from the loop to an answer, with no window to arrive in", "short")
def taps_walk_to_an_answer(bench):
    stand, machine = bench.stand, bench.stand.machine
    bundle, key = current_bundle(stand)
    shots = stand.rehearse(bundle, key, WALK)
    walk(stand, shots)
    windows = machine.run("ls /proc/*/environ 2>/dev/null | while read -r f; do tr '\\0' '\\n' <$f 2>/dev/null; done | grep -cE '^(DISPLAY|WAYLAND_DISPLAY)=' || true")
    expect(windows.strip() == "0", "something inside has a window system")


WALK = ["wait 1500", "shot loop", "tap topics", "wait 800", "shot topics", "tap topic-1", "wait 800", "shot topic", "tap primary",
        "wait 800", "shot answer"]


def current_bundle(stand):
    """Path inside of the bundle in use, and of a key it verifies with."""
    identity = wait_for("a current bundle", 30, lambda: (stand.agent().get("current") or {}).get("id"))
    return f"/var/lib/standpunkt/bundles/{identity}.standpunkt", stand.machine.run("ls /etc/standpunkt/trusted.d/*.pub | head -n1").strip()


def walk(stand, shots):
    """From the loop, whatever stands there, to an answer: each picture as rehearsed before the next tap."""
    machine = stand.machine
    machine.tap(*shots["loop"].where("topics"))
    stand.wait_for_picture(shots["topics"], "the topics, after a tap on their button")
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
