"""A machine as a stand: what is on its screen, what its two programs tell, what visitors and operators do to it."""

import json
import re
import time

from machine import Fault, wait_for
from picture import Picture

BOOT_GROUND = (0x0b, 0x1f, 0x2a)  # of assets/boot.png


def is_off(picture):
    """QEMU says in the middle of an output that is switched off that it is, and nothing else is lit."""
    for y in range(picture.height):
        row = picture.pixels[3 * picture.width * y:3 * picture.width * (y + 1)]
        if any(row) and not (abs(y / picture.height - 0.5) < 0.03 and
                             not any(row[:3 * int(0.35 * picture.width)]) and not any(row[3 * int(0.65 * picture.width):])):
            return False
    return picture.width > 1


def kind_of(picture):
    """What stands on a screen: "boot", "black", "text" (on black, or hardly anything), "show"."""
    sample = [picture.pixels[i:i + 3] for i in range(0, len(picture.pixels) - 2, 3 * 97)]
    ground = sum(1 for p in sample if max(abs(a - b) for a, b in zip(p, BOOT_GROUND)) < 6)
    black = sum(1 for p in sample if max(p) < 8)
    if ground >= 0.7 * len(sample):
        # Letters on the boot picture, which has nothing grey or white in it.
        letters = any(min(p) > 96 and max(p) - min(p) < 32 for p in (picture.pixels[i:i + 3] for i in range(0, len(picture.pixels) - 2, 3 * 11)))
        return "text" if letters else "boot"
    if black > 0.98 * len(sample) and (picture.colours() < 3 or is_off(picture)):
        return "black"
    return "show" if picture.width >= 320 and picture.colours() >= 12 and black < 0.5 * len(sample) else "text"


def is_show(picture):
    return kind_of(picture) == "show"


class Shot:
    """One picture of a rehearsal: the same bundle drawn without a display, by the program that is on the machine."""

    def __init__(self, picture, nodes):
        self.picture = picture
        self.nodes = {node["id"]: node for node in nodes}

    def where(self, node):
        """The middle of an element, 0 to 1 of the screen."""
        if node not in self.nodes:
            raise Fault(f"the rehearsed picture has no element {node}; it has {', '.join(sorted(self.nodes))}")
        x, y, width, height = self.nodes[node]["rect"]
        return (x + width / 2) / self.picture.width, (y + height / 2) / self.picture.height


    def looks_like(self, node, screen):
        """Whether that element is on the screen as rehearsed, whatever stands around it."""
        rect = [round(number) for number in self.nodes[node]["rect"]]
        return screen.part(*rect).differing(self.picture.part(*rect)) <= 0.002


class Stand:
    def __init__(self, machine):
        self.machine = machine

    # --- coming up

    def wait_for_show(self, seconds=60):
        """Seconds since power on until the show was first seen. It has to stay: one picture drawn over another may look
        like anything for a moment."""
        since = None

        def stays():
            nonlocal since
            if not is_show(self.machine.screen()):
                since = None
                return False
            since = since or time.monotonic()
            return time.monotonic() - since > 3

        try:
            wait_for("the show on the screen", seconds, stays, 0.5)
        except Fault:
            if not self.machine.lost_a_timer():
                raise
            self.machine.note("QEMU lost a timer of its second processor before anything of the stand ran: power off and on again")
            self.machine.start_again()
            wait_for("the show on the screen", seconds, stays, 0.5)
        return since - self.machine.started

    def agent(self):
        return self.machine.json("/run/standpunkt/agent.json")

    def display(self):
        return self.machine.json("/run/standpunkt/show/display.json")

    def slots(self):
        return self.machine.json("/var/lib/standpunkt/slots.json")

    # --- what is on the screen

    def rehearse(self, bundle, key, script, language=None):
        """Draws the scripted visit inside, where fonts and libraries are the display's own. name -> Shot."""
        width, height = self.machine.width, self.machine.height
        told = self.display()
        diagonal = f"--diagonal {told['diagonal_inch']}" if told.get("diagonal_inch") else ""
        if language:
            diagonal += f" --language {language}"
        lines = "\n".join(script)
        out = self.machine.run(f"""
            rm -rf /tmp/rehearsal; install -d -o standpunkt /tmp/rehearsal
            cat >/tmp/rehearsal/script <<'END'\n{lines}\nquit\nEND
            cd /tmp/rehearsal
            runuser -u standpunkt -- env HOME=/tmp/rehearsal standpunkt --headless --bundle {bundle} --trust {key} \
                --size {width}x{height} {diagonal} --script script --capture /tmp/rehearsal
            ls /tmp/rehearsal""", 120)
        shots = {}
        for name in re.findall(r"^(\d+-[\w-]+)\.json$", out, re.M):
            nodes = json.loads(self.machine.fetch(f"/tmp/rehearsal/{name}.json"))
            picture = Picture.read_png(self.machine.fetch(f"/tmp/rehearsal/{name}.png"))
            shots[name.split("-", 1)[1]] = Shot(picture, nodes)
        self.machine.run("rm -rf /tmp/rehearsal")
        return shots

    def rehearse_faults(self, bundle):
        """The page of what is wrong with it (--follow)."""
        machine = self.machine
        told = self.display()
        diagonal = f"--diagonal {told['diagonal_inch']}" if told.get("diagonal_inch") else ""
        machine.run(f"""rm -rf /tmp/rehearsal; install -d -o standpunkt /tmp/rehearsal
            runuser -u standpunkt -- env -u LANG HOME=/tmp/rehearsal standpunkt --headless --follow --bundle {bundle} \
                --size {machine.width}x{machine.height} {diagonal} --capture /tmp/rehearsal""", 120)
        return Shot(Picture.read_png(machine.fetch("/tmp/rehearsal/faults.png")), [])

    def wait_for_picture(self, shot, what, seconds=15, most=0.002):
        """Until the screen shows what was rehearsed: no more than that share of pixels off by more than 2 of 255."""
        return self.wait_for_one_of([shot], what, seconds, most)[1]

    def wait_for_one_of(self, shots, what, seconds=15, most=0.002):
        """The same for several: which one it was, and the share of pixels that were off."""
        best = [1.0]

        def same():
            screen = self.machine.screen()
            for number, shot in enumerate(shots):
                off = screen.differing(shot.picture)
                best[0] = min(best[0], off)
                if off <= most:
                    return number, off
            return None
        try:
            return wait_for(what, seconds, same, 0.4)
        except Fault:
            raise Fault(f"the screen never showed {what}: at best {best[0]:.2%} of its pixels were off") from None

    # --- what people do

    def plug_stick(self, image, name="stick"):
        self.machine.qmp("blockdev-add", driver="raw", node_name=name, read_only=False,
                         file={"driver": "file", "filename": str(image)})
        self.machine.qmp("device_add", driver="usb-storage", drive=name, id=f"usb-{name}", removable=True)

    def unplug_stick(self, name="stick"):
        self.machine.qmp("device_del", id=f"usb-{name}")
        wait_for("the stick is gone", 10, lambda: self._drop(name))

    def _drop(self, name):
        try:
            self.machine.qmp("blockdev-del", node_name=name)
            return True
        except Fault:
            return False
