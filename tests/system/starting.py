"""From a flashed disk to the show: what the first boot does, on which machines, and with what is wrong with its disk."""

import re
import time

from acts import FACTORY, SETTINGS, quick_trial, rehearse_walk, walk
from bench import MIB, command
from machine import PATIENCE, wait_for
from partition import data_partition
from rules import expect, rule
from stand import Stand, is_show, kind_of


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
    # All of it: a cursor that is drawn would be a pixel, too.
    off = stand.wait_for_picture(shots["loop"], "the factory bundle's picture", 20, most=0)
    # One that the hardware lays over the picture would be in no screenshot, but on a plane of its own.
    planes = stand.machine.run("""mkdir -p /tmp/debug; mount -t debugfs none /tmp/debug; cat /tmp/debug/dri/0/state; umount /tmp/debug""")
    used = re.findall(r"^plane\[\d+\]: (\S+)\n\tcrtc=crtc", planes, re.M)
    expect(len(used) == 1, f"the screen is put together from {len(used)} planes: {used}")
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
    rehearsals = rehearse_walk(stand)
    machine.run("systemctl restart standpunkt.service", 60)
    stand.wait_for_one_of([shots["loop"] for shots in rehearsals], "the first highlight of its own content", 60)
    machine.keep("first-highlight")
    walk(stand, rehearsals)
    windows = machine.run("tr '\\0' '\\n' </proc/$(systemctl show -p MainPID --value standpunkt)/environ | grep -cE '^(WAYLAND_)?DISPLAY=' || true")
    expect(windows.strip() == "0", "the display runs in a window system")
    driver = stand.display().get("driver")
    expect(driver == "KMSDRM", f"the display draws through {driver}")


@rule("the same image boots on UEFI machines too")
def boots_with_uefi(bench):
    bench.down()
    disk = bench.overlay("uefi", bench.prepared())
    machine = bench.machine("uefi")
    machine.start(disk, firmware="uefi")
    stand = bench.stand = Stand(machine)
    bench.note(f"power to the show: {stand.wait_for_show(90):.0f} s (UEFI)")
    machine.connect()
    wait_for("the content in the show", 60, lambda: (stand.display().get("serial") or 0) == 1)
    machine.keep("uefi")
    expect(machine.run("test -d /sys/firmware/efi && echo yes").strip() == "yes", "it did not boot with UEFI")
    bench.down()


@rule("until the show comes the boot picture stands on the screen: no text, and black only while somebody takes the screen over")
def boot_picture_stays(bench):
    bench.down()
    machine = bench.machine("boot-picture")
    machine.start(bench.overlay("boot-picture", bench.prepared()))
    kinds = []  # (what, from when), seconds since power on
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
            kinds.append((kind, now))
        time.sleep(0.2)
    bench.note(", then ".join(f"{kind} at {begin:.1f} s" for kind, begin in kinds))
    first = next((number for number, one in enumerate(kinds) if one[0] == "boot"), None)
    expect(first is not None, "the boot picture was never seen")
    after = kinds[first:]
    expect(all(kind != "text" for kind, _ in after), "there is text after the boot picture")
    lasted = {kind: sum(until - begin for (one, begin), (_, until) in zip(after, after[1:]) if one == kind) for kind in ("boot", "black")}
    expect(lasted["black"] < 0.15 * (lasted["boot"] + lasted["black"]), f"black for {lasted['black']:.1f} s, the picture for {lasted['boot']:.1f} s")
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
    stand = bench.watch(machine)
    wait_for("the content of before", 60, lambda: (stand.agent().get("current") or {}).get("serial") == 1)
    expect("system-test" in machine.run("cat /etc/standpunkt/kiosk.toml"), "the settings are gone")
    bench.down()
    disk.unlink()


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
    stand = bench.watch(machine)
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


# A hall's Wi-Fi, made of the second of two radios without hardware (the kernel's mac80211_hwsim). The first is the stand's.
HALL = """modprobe mac80211_hwsim radios=2
    for i in $(seq 100); do [ -e /sys/class/net/wlan1 ] && break; sleep 0.1; done
    mkdir -p /run/systemd/network
    printf '[Match]\\nName=wlan1\\n[Network]\\nAddress=10.77.0.1/24\\nDHCPServer=yes\\n' >/run/systemd/network/10-hall.network
    systemctl restart systemd-networkd.service
    printf 'network={{\\nssid="Halle 7, Stand ä"\\nmode=2\\nfrequency=2412\\nkey_mgmt=WPA-PSK\\nproto=RSN\\npairwise=CCMP\\npsk="{password}"\\n}}\\n' >/run/hall.conf
    systemctl stop hall.service 2>/dev/null || true
    systemd-run --collect --unit=hall /sbin/wpa_supplicant -i wlan1 -c /run/hall.conf"""


@rule("a stand finds the Wi-Fi of its first-boot file, with its password alone, and again after its radio was gone")
def wifi(bench):
    bench.down()
    machine = bench.machine("wifi")
    settings = SETTINGS.format(key=bench.public_key()) + '[wifi]\nname = "Halle 7, Stand ä"\npassword = "quite a long one"\ncountry = "DE"\n'
    machine.start(bench.flashed_disk("wifi", settings=settings))
    stand = bench.watch(machine)
    wait_for("the stand is set up", 60, lambda: stand.agent().get("kiosk") == "system-test")

    def address():
        return "10.77.0." in machine.run("ip -brief address show wlan0")

    machine.run(HALL.format(password="quite another one"), 60)
    time.sleep(30)
    expect(not address(), "it is in, whatever the password")
    machine.run("systemctl stop hall.service", 30)
    machine.run(HALL.format(password="quite a long one"), 60)
    wait_for("an address from the hall", 60, address)
    machine.run("modprobe -r mac80211_hwsim", 30)
    time.sleep(2)
    machine.run(HALL.format(password="quite a long one"), 60)
    wait_for("the hall again", 60, address)
    bench.down()
