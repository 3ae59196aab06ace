"""System updates out of the image that is tested: its own root with other words in it, packed anew without being unpacked
(a pseudo file of squashfs-tools), and signed by a key of the moment. No root rights are needed."""

import shutil
from pathlib import Path

from bench import MIB, command

ROOT_A = 256 * MIB  # as deploy/image has it
NEWER = "2099-01-01T00:00:00Z"
DATA = b"# START OF DATA - DO NOT MODIFY\n"


class Updates:
    def __init__(self, bench):
        self.bench = bench
        self.folder = bench.folder / "updates"
        self.folder.mkdir(exist_ok=True)

    def key(self, name):
        """name.key and name.pub, minisign's; the path without ending."""
        path = self.folder / name
        if not path.with_suffix(".pub").exists():
            command("minisign", "-G", "-W", "-f", "-p", f"{path}.pub", "-s", f"{path}.key")
        return path

    def _root(self):
        """The image's root as a pseudo file."""
        path = self.folder / "root.pseudo"
        if not path.exists():
            packed = self.folder / "root.squashfs"
            command("dd", f"if={self.bench.image}", f"of={packed}", "bs=1M", f"skip={ROOT_A // MIB}", "count=1016", "conv=sparse", "status=none")
            command("unsquashfs", "-pf", path, packed)
            packed.unlink()
        return path

    def root(self, name, built=None, without=()):
        """That root with the test's key in it; built: when it says it was; without: files that are missing. It does
        without firmware too, of which virtual machines need none, so that it is copied more quickly."""
        packed = self.folder / f"{name}.squashfs"
        if packed.exists():
            return packed
        pseudo = self.folder / f"{name}.pseudo"
        gone = [b"usr/lib/firmware/", b"usr/share/standpunkt/system.pub "] + [f"{path} ".encode() for path in without]
        words = f"usr/share/standpunkt/system.pub f 644 0 0 cat {self.key('system')}.pub\n"
        if built:
            gone.append(b"usr/lib/standpunkt/built ")
            words += f"usr/lib/standpunkt/built f 644 0 0 echo {built}\n"
        with open(self._root(), "rb") as source, open(pseudo, "wb") as out:
            for line in source:
                if line == DATA:
                    break
                if not line.startswith(tuple(gone)):
                    out.write(line)
            out.write(words.encode() + DATA)
            shutil.copyfileobj(source, out, MIB)
        command("mksquashfs", "-", packed, "-pf", pseudo, "-comp", "lz4", "-noappend", "-no-progress", "-quiet")
        pseudo.unlink()
        return packed

    def disk(self, name):
        """That disk, to be written to."""
        return self.bench.overlay(name, self.whole_disk())

    def whole_disk(self):
        """A disk with settings and content, whose running system takes what the test's key has signed."""
        below = self.folder / "updatable.raw"
        if not below.exists():
            command("cp", "--sparse=always", self.bench.prepared(), below)
            command("dd", f"if={self.root('running')}", f"of={below}", "bs=1M", f"seek={ROOT_A // MIB}", "conv=notrunc", "status=none")
        return below

    def stick(self, name, root, key="system", built=NEWER):
        """What deploy/image makes of a root, on a stick."""
        update = self.folder / f"{name}/standpunkt-system-amd64.update"
        shutil.rmtree(update.parent, ignore_errors=True)
        update.parent.mkdir()
        update.symlink_to(root)
        signature = Path(f"{update}.minisig")
        command("minisign", "-S", "-s", f"{self.key(key)}.key", "-m", update, "-x", signature, "-t", f"standpunkt system amd64 {built}")
        return self.bench.stick(name, update, signature, size=root.stat().st_size // MIB + 32)
