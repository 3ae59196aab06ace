"""Which system a disk would start, read from outside as its firmware and GRUB would: the words of grubenv, the slot's kernel
on the boot partition, its root. No rights are needed; mtools read the FAT partition."""

import hashlib
import re

from bench import MIB, command
from machine import Fault

BOOT, ROOTS = 2 * MIB, {"a": 256 * MIB, "b": 1280 * MIB}  # as deploy/image has it
ALWAYS = ("grub/grub.cfg", "EFI/BOOT/BOOTX64.EFI", "EFI/BOOT/grubx64.efi", "a/vmlinuz", "a/initrd.img")


def boot_file(disk, name):
    """Its bytes' digest; empty if it is not there."""
    try:
        return hashlib.sha256(command("mtype", "-i", f"{disk}@@{BOOT}", f"::{name}", text=False)).hexdigest()
    except Fault:
        return ""


def root_digest(disk, slot, size):
    digest, left = hashlib.sha256(), size
    with open(disk, "rb") as file:
        file.seek(ROOTS[slot])
        while left:
            piece = file.read(min(left, MIB))
            digest.update(piece)
            left -= len(piece)
    return digest.hexdigest()


class Bootable:
    def __init__(self, before, after, update):
        """before, after: whole disks, of which the second was updated and holds; update: the root that was brought."""
        self.size = update.stat().st_size
        self.update = hashlib.sha256(update.read_bytes()).hexdigest()
        self.always = {name: boot_file(before, name) for name in ALWAYS}
        self.kernel = {name: boot_file(after, name) for name in ("b/vmlinuz", "b/initrd.img")}
        self.root_a = root_digest(before, "a", 400 * MIB)

    def starts(self, disk, where):
        """The slots that may start, each found whole; the one it begins with first."""
        for name, digest in self.always.items():
            if boot_file(disk, name) != digest:
                raise Fault(f"{where}: {name} on the boot partition is not what it was")
        if root_digest(disk, "a", 400 * MIB) != self.root_a:
            raise Fault(f"{where}: the old root was written to")
        words = command("mtype", "-i", f"{disk}@@{BOOT}", "::grub/grubenv")
        if not words.startswith("# GRUB Environment Block\n") or len(words) != 1024:
            raise Fault(f"{where}: grubenv is not whole: {words[:100]!r}")
        said = dict(re.findall(r"^(\w+)=(\w*)$", words, re.M))
        order = [slot for slot in (said.get("try"), said.get("slot")) if slot]
        if "slot" not in said or not set(order) <= {"a", "b"}:
            raise Fault(f"{where}: grubenv says {said}")
        if "b" in order:
            for name, digest in self.kernel.items():
                if boot_file(disk, name) != digest:
                    raise Fault(f"{where}: grubenv names slot b, and its {name} is not whole")
            if root_digest(disk, "b", self.size) != self.update:
                raise Fault(f"{where}: grubenv names slot b, and its root is not whole")
        return order
