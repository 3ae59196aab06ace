"""What QEMU's blklogwrites wrote down of a disk (the format of Linux's dm-log-writes), played back into what a pulled plug
can leave: everything before some flush, and of what came after it any part in any order."""

import struct

SECTOR = 512
MAGIC = 0x6a736677736872
FLUSH, FUA, DISCARD, MARK = 1, 2, 4, 8


class Write:
    __slots__ = ("sector", "count", "flags", "place")

    def __init__(self, sector, count, flags, place):
        self.sector, self.count, self.flags, self.place = sector, count, flags, place


class WriteLog:
    def __init__(self, path, first, last):
        """Writes outside of the sectors first to last are left out; flushes stay."""
        self.file = open(path, "rb")
        magic, version, entries, size = struct.unpack("<QQQI", self.file.read(28))
        if magic != MAGIC or version != 1 or size != SECTOR:
            raise ValueError(f"{path} is no log of writes")
        self.writes = []
        place = SECTOR
        for _ in range(entries):
            self.file.seek(place)
            sector, count, flags, length = struct.unpack("<QQQQ", self.file.read(32))
            place += SECTOR
            if flags & FLUSH or first <= sector <= last:
                self.writes.append(Write(sector - first, count, flags, place))
            if not flags & DISCARD:
                place += count * SECTOR
        self.flushes = [i for i, write in enumerate(self.writes) if write.flags & (FLUSH | FUA)]

    def apply(self, write, file):
        if write.count == 0:
            return
        file.seek(write.sector * SECTOR)
        if write.flags & DISCARD:
            file.write(bytes(write.count * SECTOR))
            return
        self.file.seek(write.place)
        file.write(self.file.read(write.count * SECTOR))

    def lost_state(self, until, file, chance):
        """After flush number `until` was done, the plug is pulled before the next: of the writes in between each came
        through or not, some in another order, the last one perhaps in part."""
        start = self.flushes[until]
        end = self.flushes[until + 1] if until + 1 < len(self.flushes) else len(self.writes)
        loose = [w for w in self.writes[start + 1:end + 1] if w.count and chance.random() < 0.5]
        chance.shuffle(loose)
        for number, write in enumerate(loose):
            if number == len(loose) - 1 and write.count > 8 and not write.flags & DISCARD:
                write = Write(write.sector, chance.randrange(1, write.count // 8 + 1) * 8, write.flags, write.place)
            self.apply(write, file)
        return len(loose), end - start


def logged(disk, log):
    """What -blockdev takes for a disk whose every write is noted, in its order."""
    return [f"driver=raw,node-name=inner,file.driver=file,file.filename={disk}",
            f"driver=raw,node-name=log,file.driver=file,file.filename={log}",
            "driver=blklogwrites,node-name=disk,file=inner,log=log,log-sector-size=512"]
