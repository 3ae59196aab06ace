"""The image for the Raspberry Pi, on another machine of its architecture."""

import os
from pathlib import Path

from acts import SETTINGS, publish, quick_trial, rehearse_walk, serve, walk
from bench import MIB, command
from machine import Machine, Skip, wait_for
from rules import rule
from stand import Stand


@rule("the arm64 image's root boots to the show on another machine, and takes a touch", "long")
def arm64_boots(bench):
    bench.down()
    if not os.path.exists(bench.arm64):
        raise Skip(f"there is no {bench.arm64} (deploy/image --arch arm64 --no-compress makes it)")
    commits = [Path(f"{image}.commit").read_text() if os.path.exists(f"{image}.commit") else "?" for image in (bench.image, bench.arm64)]
    if commits[0] != commits[1]:
        raise Skip(f"{bench.arm64} is of another commit (deploy/image --arch arm64 --no-compress makes it)")
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
    machine = Machine(bench.folder / "arm64", "arm64", "tcg,thread=multi,tb-size=512", bench.note)
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
