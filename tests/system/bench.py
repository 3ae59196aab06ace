"""What the scenarios share: the image, bundles and sticks, machines and their disks, the web server, the findings."""

import os
import shutil
import socket
import struct
import subprocess
import threading
import time
from pathlib import Path

from machine import Fault, Machine, Skip, wait_for
from stand import Stand

MIB = 1 << 20
ROOT = Path(__file__).resolve().parents[2]


def command(*words, text=True, **options):
    """What it prints; text=False: as bytes."""
    done = subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options)
    if done.returncode != 0:
        raise Fault(f"{' '.join(map(str, words))[:200]}: code {done.returncode}: {done.stdout.decode(errors='replace')[-600:]}")
    return done.stdout.decode(errors="replace") if text else done.stdout


class Bench:
    def __init__(self, folder, image, accel, arch="amd64", tools="build/bin"):
        self.folder, self.image, self.accel, self.arch = Path(folder), Path(image), accel, arch
        self.tools = ROOT / tools
        self.folder.mkdir(parents=True, exist_ok=True)
        self.machines = []
        self.started = {}  # how many machines of a name there were: each keeps its pictures
        self.stand = None
        self.facts = []  # what a scenario measured, in words
        self.server = None
        self.clock = None
        self.ready = False  # prepared.raw holds content
        self.prepare = None

    # --- findings

    def note(self, text):
        self.facts.append(text)
        print(f"    {text}", flush=True)

    # --- machines

    def machine(self, name):
        self.started[name] = self.started.get(name, 0) + 1
        folder = self.folder / (name if self.started[name] == 1 else f"{name}-{self.started[name]}")
        shutil.rmtree(folder, ignore_errors=True)
        machine = Machine(folder, self.arch, self.accel, self.note)
        self.machines.append(machine)
        return machine

    def flashed_disk(self, name, gigabytes=6, settings=None):
        """A disk onto which the image was written, larger than it; settings: the text of its first-boot file."""
        disk = self.folder / f"{name}.raw"
        command("cp", "--sparse=always", self.image, disk)
        os.truncate(disk, gigabytes << 30)
        if settings is not None:
            text = self.folder / f"{name}.toml"
            text.write_text(settings)
            command("mcopy", "-o", "-i", f"{disk}@@{2 * MIB}", text, "::standpunkt.toml")
        return disk

    def overlay(self, name, below):
        disk = self.folder / f"{name}.qcow2"
        disk.unlink(missing_ok=True)
        kind = "qcow2" if str(below).endswith(".qcow2") else "raw"
        command("qemu-img", "create", "-q", "-f", "qcow2", "-F", kind, "-b", Path(below).resolve(), disk)
        return disk

    def up(self, restart=False, name="stand", **options):
        """The stand with content that most scenarios use; it stays on from one to the next unless one asks anew."""
        if restart or self.stand is None or not self.stand.machine.running():
            self.down()
            below = self.prepared()  # may start and end machines itself
            machine = self.machine(name)
            machine.start(self.overlay(name, below), **options)
            self.stand = Stand(machine)
            seconds = self.stand.wait_for_show()
            machine.connect()
            # A box whose disk was late has begun with what the factory gave it.
            late = machine.run("test -e /run/standpunkt-box/waited && echo yes || true").strip()
            self.note(f"power to the {'factory bundle' if late else 'first highlight'}: {seconds:.0f} s")
            wait_for("what is installed", 60, lambda: self.stand.agent().get("current"))
        return self.stand

    def watch(self, machine):
        """The machine that was just started as the stand there is, once its show is on the screen and it can be asked."""
        self.stand = Stand(machine)
        self.stand.wait_for_show()
        machine.connect()
        return self.stand

    def down(self):
        for machine in self.machines:
            machine.kill()
        self.machines.clear()
        self.stand = None

    def prepared(self):
        """The disk of a stand with settings and content: what the first scenarios left, else made now over the network."""
        disk = self.folder / "prepared.raw"
        if not self.ready:
            self.prepare(self)
            self.ready = True
        return disk

    # --- content

    def content(self, *words):
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1790000000")
        return command(self.tools / "standpunkt-content", *words, env=environment)

    def key(self, name="stand"):
        if not (self.folder / f"{name}.key").exists():
            self.content("keygen", "--no-passphrase", self.folder / name)
        return self.folder / f"{name}.key"

    def public_key(self, name="stand"):
        self.key(name)
        return (self.folder / f"{name}.pub").read_text().splitlines()[1]

    def bundle(self, serial, look=None, key="stand", name=None):
        """The demo stand, in its own look or in another theme's, so that one is told from the other by eye."""
        path = self.folder / f"{name or f'demo-{serial}'}.standpunkt"
        if not path.exists():
            theme = ["--theme", ROOT / "content/themes" / look] if look else []
            self.content("build", ROOT / "content", "-o", path, "--key", self.key(key), "--serial", serial, *theme)
        return path

    def stick(self, name, *files, kind="fat32", partitioned=False, size=48):
        """A stick with these files on it; one in exFAT is empty, for what fills it is not on every machine."""
        image = self.folder / f"{name}.stick"
        image.unlink(missing_ok=True)
        with open(image, "wb") as file:
            file.truncate(size * MIB)
        if kind == "exfat":
            command("mkfs.exfat", "-L", "STICK", image)
            return image
        start = 1 if partitioned else 0
        if partitioned:
            command("sfdisk", "--quiet", image, input=b"label: dos\nstart=2048, type=c\n")
        # With clusters of one sector a small one has as many as FAT32 wants.
        command("mkfs.vfat", "-F", kind[3:], *(["-s", "1"] if kind == "fat32" and size < 300 else []), "-n", "STICK", "--offset", start * 2048, image,
                (size - start) * 1024)
        for file in files:
            command("mcopy", "-i", f"{image}@@{start * MIB}", file, f"::{Path(file).name}")
        return image

    # --- network

    def serve(self, port=18480):
        """nginx on this machine alone; inside the stand it is 10.0.2.2. Sets self.web, the folder it serves."""
        self.web = self.folder / "web"
        self.web.mkdir(exist_ok=True)
        home = self.folder / "nginx"
        home.mkdir(exist_ok=True)
        (home / "nginx.conf").write_text(f"""daemon off; pid {home}/pid; error_log {home}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{ access_log {home}/access.log; client_body_temp_path {home}/b; proxy_temp_path {home}/p; fastcgi_temp_path {home}/f;
        uwsgi_temp_path {home}/u; scgi_temp_path {home}/s; types {{ application/octet-stream standpunkt; }}
        server {{ listen 127.0.0.1:{port}; root {self.web}; }} }}
""")
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        user = ["-g", "user root;"] if os.geteuid() == 0 else []
        self.server = subprocess.Popen([nginx, "-c", str(home / "nginx.conf"), "-e", str(home / "error.log"), *user])
        return f"http://10.0.2.2:{port}"

    def serve_time(self):
        """A time server on this machine alone (SNTP, RFC 4330); inside the stand it is 10.0.2.2."""
        if self.clock:
            return
        self.clock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self.clock.bind(("127.0.0.1", 123))
        except OSError as error:
            self.clock = None
            raise Skip(f"nobody can answer for the time on port 123 here: {error.strerror}") from None
        threading.Thread(target=answer_for_time, args=(self.clock,), daemon=True).start()

    def end(self):
        self.down()
        if self.clock:
            self.clock.close()
            self.clock = None
        if self.server:
            self.server.terminate()
            self.server.wait()
            self.server = None


def answer_for_time(line):
    """Until the socket is closed: this machine's own time, as a server of the first stratum."""
    since_1900 = 2_208_988_800
    while True:
        try:
            asked, sender = line.recvfrom(512)
        except OSError:
            return
        if len(asked) < 48:
            continue
        now = time.time() + since_1900
        stamp = struct.pack(">II", int(now), int(now % 1 * 2**32))
        # Version 4, server; stratum 1; 2^-20 s; no delay; its name; set now, asked then, heard now, said now.
        line.sendto(struct.pack(">BBbbII4s", 0x24, 1, 6, -20, 0, 0, b"TEST") + stamp + asked[40:48] + stamp + stamp, sender)


def accelerator(folder, kernel):
    """KVM only if a kernel really runs under it: a /dev/kvm may be there and hang. The kernel finds no root, gives up and
    starts again, which ends QEMU."""
    plain = "tcg,thread=multi,tb-size=512"
    if not os.access("/dev/kvm", os.R_OK | os.W_OK) or not kernel:
        return plain
    try:
        subprocess.run(["qemu-system-x86_64", "-accel", "kvm", "-cpu", "host", "-m", "512", "-nodefaults", "-display", "none", "-no-reboot",
                        "-serial", f"file:{folder}/kvm.log", "-kernel", str(kernel), "-append", "console=ttyS0 panic=-1"],
                       timeout=20, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        text = (Path(folder) / "kvm.log").read_text(errors="replace")
    except (subprocess.TimeoutExpired, OSError):
        return plain
    return "kvm" if "Linux version" in text else plain
