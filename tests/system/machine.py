"""A virtual machine that boots the image as it is: QEMU, spoken to over QMP, seen through its screen, touched through a
virtual panel. What looks inside is a unit that the virtual firmware hands over at boot (systemd's credentials); nothing
of it is in the image."""

import base64
import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from picture import Picture

PATIENCE = float(os.environ.get("STANDPUNKT_PATIENCE", "4"))  # how much longer than on a quiet machine anything may take

PROBE_UNIT = """[Unit]
Description=Looks inside for the system test
DefaultDependencies=no
Conflicts=shutdown.target
[Service]
OOMScoreAdjust=-900
StandardOutput=null
StandardError=null
Restart=always
RestartSec=1
ExecStart=/bin/bash -c 'until [ -e /dev/virtio-ports/probe ]; do sleep 0.1; done; \\
    exec 3<>/dev/virtio-ports/probe; echo "0 0 " >&3; \\
    while read -r id script <&3; do \\
        out=$(set -o pipefail; echo "$script" | base64 -d | /bin/bash 2>&1 | base64 -w0; exit $${PIPESTATUS[2]}); \\
        echo "$id $? $out" >&3; done'
"""


class Fault(Exception):
    """What was expected did not happen; the message is the finding."""


class Skip(Exception):
    """What a rule needs is not here; the message is the reason."""


def wait_for(what, seconds, look, pause=0.3):
    """The first true value of look(); seconds are those of a quiet machine."""
    end = time.monotonic() + seconds * PATIENCE
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Fault(f"waited {seconds * PATIENCE:.0f} s for this in vain: {what}")
        time.sleep(pause)


class Lines:
    """One line to a socket and back, with a time limit."""

    def __init__(self, path):
        end = time.monotonic() + 20 * PATIENCE
        while True:
            try:
                self.socket = socket.socket(socket.AF_UNIX)
                self.socket.connect(str(path))
                break
            except OSError:
                if time.monotonic() > end:
                    raise Fault(f"nothing answers at {path}") from None
                time.sleep(0.05)
        self.rest = b""

    def send(self, line):
        self.socket.sendall(line.encode() + b"\n")

    def line(self, end):
        while b"\n" not in self.rest:
            self.socket.settimeout(max(0.01, end - time.monotonic()))
            try:
                piece = self.socket.recv(1 << 20)
            except TimeoutError:
                raise Fault("no answer in time") from None
            if not piece:
                raise Fault("the machine's end of the line was closed")
            self.rest += piece
        line, self.rest = self.rest.split(b"\n", 1)
        return line.decode(errors="replace")


class Machine:
    def __init__(self, folder, arch, accel, note=print):
        """note: called with what is worth a line in the report."""
        self.note = note
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.arch = arch
        self.accel = accel
        self.process = None
        self.credentials = {
            "systemd.extra-unit.probe.service": PROBE_UNIT,
            "systemd.unit-dropin.sysinit.target": "[Unit]\nWants=probe.service\n",
        }
        self.pictures = 0
        self.width, self.height = 1280, 720

    # --- life

    def start(self, disk, firmware="bios", extra=(), kernel=None, blockdev=None, multitouch=True):
        """disk: an image file; it is written to. blockdev: instead of it, what -blockdev takes, its last node "disk"."""
        self.kill()
        self.start_again = lambda: self.start(disk, firmware, extra, kernel, blockdev, multitouch)
        for name in ("qmp", "probe"):
            (self.folder / name).unlink(missing_ok=True)
        x86 = self.arch == "amd64"
        command = ["qemu-system-x86_64" if x86 else "qemu-system-aarch64", "-nodefaults", "-display", "none", "-smp", "2", "-m", "1024",
                   "-accel", self.accel, "-machine", "q35" if x86 else "virt", "-cpu", "max" if self.accel.startswith("tcg") and x86 else
                   ("host" if x86 else "cortex-a72")]
        if x86 and self.accel.startswith("tcg"):
            command[command.index("max")] = "qemu64,+ssse3,+sse4.1,+sse4.2"
        gpu = "virtio-vga" if x86 else "virtio-gpu-pci"
        command += ["-device", f"{gpu},id=gpu,xres={self.width},yres={self.height}"]
        if multitouch:
            command += ["-device", "pcie-root-port,id=port1,chassis=1", "-device", "virtio-multitouch-pci,id=touch,bus=port1"]
        command += ["-device", "qemu-xhci,id=usb", "-device", "virtio-serial-pci",
                    "-chardev", f"socket,id=probe,path={self.folder}/probe,server=on,wait=off",
                    "-device", "virtserialport,chardev=probe,name=probe",
                    "-netdev", "user,id=net", "-netdev", "user,id=late", "-device", "virtio-net-pci,netdev=net,id=nic",
                    "-serial", f"file:{self.folder}/serial.log", "-qmp", f"unix:{self.folder}/qmp,server=on,wait=off"]
        if x86 and firmware == "uefi":
            variables = self.folder / "uefi.vars"
            if not variables.exists():
                shutil.copy("/usr/share/OVMF/OVMF_VARS_4M.fd", variables)
            command += ["-drive", "if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd",
                        "-drive", f"if=pflash,format=raw,file={variables}"]
        if blockdev:
            for device in blockdev:
                command += ["-blockdev", device]
        else:
            kind = "qcow2" if str(disk).endswith(".qcow2") else "raw"
            command += ["-blockdev", f"driver={kind},node-name=disk,file.driver=file,file.filename={disk}"]
        command += ["-device", "virtio-blk-pci,drive=disk,bootindex=0"]
        handed_over = ""
        for name, text in self.credentials.items():
            data = base64.b64encode(text.encode()).decode()
            if x86:
                path = self.folder / f"credential.{name}"
                path.write_text(f"io.systemd.credential.binary:{name}={data}")
                command += ["-smbios", f"type=11,path={path}"]
            else:
                handed_over += f" systemd.set_credential_binary={name}:{data}"
        if kernel:
            command += ["-kernel", kernel[0], "-initrd", kernel[1], "-append", kernel[2] + handed_over]
        command += list(extra)
        self.log = open(self.folder / "qemu.log", "ab")
        self.log.write((" ".join(command) + "\n").encode())
        self.log.flush()
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.monitor = Lines(self.folder / "qmp")
        self.monitor.line(time.monotonic() + 20)
        self.events = []
        self.qmp("qmp_capabilities")
        self.inside = None
        self.numbers = 0

    def kill(self):
        """The plug is pulled."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def lost_a_timer(self):
        """Whether its kernel stands still because QEMU's plain emulation lost a timer of the second processor, which it does
        once in some thirty starts, before anything of a stand runs. The kernel says so in its log, which is nowhere but in
        its memory then. (With the format's %d the sentence is in every kernel.)"""
        if self.arch != "amd64" or not self.accel.startswith("tcg") or not self.running():
            return False
        memory = self.folder / "memory"
        self.qmp("pmemsave", val=0, size=1 << 30, filename=str(memory))
        try:
            return re.search(rb"Possible timer handling issue on cpu=\d", memory.read_bytes()) is not None
        finally:
            memory.unlink()

    def running(self):
        return self.process is not None and self.process.poll() is None

    # --- QMP

    def qmp(self, command, **arguments):
        self.monitor.send(json.dumps({"execute": command, "arguments": {k.replace("_", "-"): v for k, v in arguments.items()}}))
        end = time.monotonic() + 30 * PATIENCE
        while True:
            answer = json.loads(self.monitor.line(end))
            if "event" in answer:
                self.events.append(answer)
            elif "error" in answer:
                raise Fault(f"{command}: {answer['error']['desc']}")
            else:
                return answer["return"]

    def happened(self, event):
        self.qmp("query-status")
        return [e for e in self.events if e["event"] == event]

    # --- picture

    def screen(self):
        path = self.folder / "screen.ppm"
        try:
            self.qmp("screendump", filename=str(path))
        except Fault:
            return Picture(1, 1, bytes(3))
        return Picture.read_ppm(path)

    def keep(self, name):
        """The screen as it is, kept for the report."""
        self.pictures += 1
        path = self.folder / f"{self.pictures:02}-{name}.png"
        self.screen().write_png(path)
        return path

    # --- fingers and keys

    def _touch(self, *events):
        self.qmp("input-send-event", events=list(events))

    def _position(self, kind, x, y, slot=0):
        touch = [{"type": "mtt", "data": {"type": "data", "slot": slot, "tracking-id": 1, "axis": axis,
                                          "value": max(0, min(32767, int(value * 32767)))}} for axis, value in (("x", x), ("y", y))]
        return [{"type": "mtt", "data": {"type": kind, "slot": slot, "tracking-id": 1, "axis": "x", "value": 0}}] + touch

    def down(self, x, y):
        """x, y: 0 to 1 of the screen."""
        self._touch({"type": "btn", "data": {"button": "touch", "down": True}}, *self._position("begin", x, y))

    def move(self, x, y):
        self._touch(*self._position("update", x, y))

    def up(self):
        self._touch({"type": "mtt", "data": {"type": "end", "slot": 0, "tracking-id": -1, "axis": "x", "value": 0}},
                    {"type": "btn", "data": {"button": "touch", "down": False}})

    def tap(self, x, y, hold=0.12):
        self.down(x, y)
        time.sleep(hold)
        self.up()

    def keys(self, *names):
        self.qmp("send-key", keys=[{"type": "qcode", "data": name} for name in names])

    # --- inside

    def connect(self, seconds=60):
        """Waits until the probe inside answers."""
        if self.inside is None:
            self.inside = Lines(self.folder / "probe")
            wait_for("the probe inside", seconds, self._greeted)

    def _greeted(self):
        # After a reset its greeting may have gone to the connection before this one: asked, it answers the same.
        try:
            return self.inside.line(time.monotonic() + 5).endswith("0 0 ")
        except Fault:
            with contextlib.suppress(OSError):  # a machine that is gone is waited for in vain
                self.inside.send("0 " + base64.b64encode(b"true").decode())
            return False

    def run(self, script, seconds=30, check=True):
        """What the script prints, run by root inside."""
        self.connect()
        self.numbers += 1
        self.inside.send(f"{self.numbers} {base64.b64encode(script.encode()).decode()}")
        end = time.monotonic() + seconds * PATIENCE
        while True:
            number, status, *rest = self.inside.line(end).split(" ")
            if number == str(self.numbers):
                break
        out = base64.b64decode(rest[0]).decode(errors="replace") if rest and rest[0] else ""
        if check and status != "0":
            raise Fault(f"inside, code {status}: {script.strip()[:200]}: {out.strip()[-400:]}")
        return out

    def json(self, path):
        try:
            return json.loads(self.run(f"cat {path} 2>/dev/null || echo {{}}"))
        except json.JSONDecodeError:
            return {}

    def put(self, source, path):
        """A host's file, written inside; for small ones."""
        data = base64.b64encode(Path(source).read_bytes()).decode()
        self.run(f": >{path}.b64")
        for start in range(0, len(data), 60000):
            self.run(f"printf %s '{data[start:start + 60000]}' >>{path}.b64")
        self.run(f"base64 -d {path}.b64 >{path}; rm {path}.b64")

    def fetch(self, path):
        return base64.b64decode(self.run(f"base64 -w0 {path}"))

    def journal(self, options="-b -o short-monotonic --no-pager"):
        return self.run(f"journalctl {options}")
