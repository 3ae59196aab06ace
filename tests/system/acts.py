"""What the scenarios do with a stand: set it up, serve and publish to it, walk through it, look into it."""

from machine import wait_for
from stand import Stand

FACTORY = "/usr/share/standpunkt/factory.standpunkt", "/usr/share/standpunkt/factory.pub"

SETTINGS = '''channel = "demo"
kiosk = "system-test"
trusted = ["{key}"]
timezone = "Europe/Berlin"
pin = "271828"
'''

WALK = ["wait 1500", "shot loop", "tap topics", "wait 800", "shot topics", "tap topic-1", "wait 800", "shot topic", "tap primary",
        "wait 800", "shot answer"]

# Ends with "now" while the update copies (0), right after it has its name (1), or when it is on trial (2).
IN_THE_MIDDLE = """cd /var/lib/standpunkt; old=$(ls bundles/*.standpunkt | wc -l)
    for i in $(seq 600); do case {step} in
        0) ls bundles/*.part >/dev/null 2>&1 && {{ echo now; exit; }} ;;
        1) [ "$(ls bundles/*.standpunkt | wc -l)" != "$old" ] && {{ echo now; exit; }} ;;
        2) grep -q '"trial": *{{' slots.json && {{ echo now; exit; }} ;;
    esac; sleep 0.02; done; true"""


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


def publish(bench, serial, look=None):
    """As publish does: a new file under the same name, by renaming."""
    new = bench.web / "new"
    new.write_bytes(bench.bundle(serial, look).read_bytes())
    new.rename(bench.web / "demo.standpunkt")


def with_source(machine, address):
    machine.run(f"""grep -q source /etc/standpunkt/kiosk.toml || printf '\\n[[source]]\\nurl = "{address}/demo.standpunkt"\\n' >>/etc/standpunkt/kiosk.toml
        sync; systemctl restart standpunkt-sync.service""", 60)  # an editor would see to it, too
    wait_for("the agent is back", 30, lambda: '"running": true' in machine.run("standpunkt-sync status --json || true"))


def quick_trial(machine, milliseconds=4000):
    """New content is confirmed after seconds rather than minutes."""
    start_show_with(machine, f"--confirm-after {milliseconds}")


def start_show_with(machine, options):
    """A drop-in in memory, nothing of it is in the image."""
    machine.run(f"""
        mkdir -p /run/systemd/system/standpunkt.service.d
        printf '[Service]\\nExecStart=\\nExecStart=/usr/bin/standpunkt {options}\\n' \
            >/run/systemd/system/standpunkt.service.d/system-test.conf
        systemctl daemon-reload; systemctl restart standpunkt.service""", 60)


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


def notice(stand, phase):
    """What the bar on the screen says, if it is of that phase."""
    told = stand.agent().get("notice") or {}
    return told if told.get("phase") == phase else None


def written(machine):
    """Sectors written to the disk since boot."""
    return int(machine.run("awk '$3 == \"vda\" { print $10 }' /proc/diskstats"))
