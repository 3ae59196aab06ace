"""The data partition of a stand's disk, from outside."""

import json

from bench import command


def data_partition(disk):
    """Its first and last sector."""
    rows = json.loads(command("sfdisk", "--json", disk))["partitiontable"]["partitions"]
    part = [row for row in rows if row["node"].endswith("5")][0]
    return part["start"], part["start"] + part["size"] - 1


def cut_out(disk, first, last, to):
    command("dd", f"if={disk}", f"of={to}", "bs=1M", f"skip={first * 512}", f"count={(last - first + 1) * 512}", "iflag=skip_bytes,count_bytes",
            "conv=sparse", "status=none")
