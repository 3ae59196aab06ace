"""Pictures as rows of red, green, blue, with no library but Python's own."""

import struct
import zlib


class Picture:
    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, pixels

    def __eq__(self, other):
        return (self.width, self.height, self.pixels) == (other.width, other.height, other.pixels)

    @staticmethod
    def read_ppm(path):
        data = path.read_bytes()
        magic, width, height, most = data.split(maxsplit=4)[:4]
        if (magic, most) != (b"P6", b"255"):
            raise ValueError(f"{path} is no PPM")
        size = int(width) * int(height) * 3
        return Picture(int(width), int(height), data[-size:])

    @staticmethod
    def read_png(data):
        """8-bit RGB or RGBA without interlacing, as our own programs write it."""
        place, packed, head = 8, b"", None
        while place < len(data):
            length, kind = struct.unpack(">I4s", data[place:place + 8])
            body = data[place + 8:place + 8 + length]
            if kind == b"IHDR":
                head = struct.unpack(">IIBBBBB", body)
            elif kind == b"IDAT":
                packed += body
            place += 12 + length
        width, height, depth, colour = head[:4]
        if depth != 8 or colour not in (2, 6):
            raise ValueError("not a PNG of 8-bit RGB")
        step = 3 if colour == 2 else 4
        rows, raw, stride = [], zlib.decompress(packed), width * step
        above = bytearray(stride)
        for y in range(height):
            kind = raw[y * (stride + 1)]
            row = bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
            if kind == 1:
                for i in range(step, stride):
                    row[i] = (row[i] + row[i - step]) & 255
            elif kind == 2:
                row = bytearray((a + b) & 255 for a, b in zip(row, above))
            elif kind == 3:
                for i in range(stride):
                    row[i] = (row[i] + ((row[i - step] if i >= step else 0) + above[i]) // 2) & 255
            elif kind == 4:
                for i in range(stride):
                    a, b, c = (row[i - step] if i >= step else 0), above[i], (above[i - step] if i >= step else 0)
                    p = a + b - c
                    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
                    row[i] = (row[i] + (a if pa <= pb and pa <= pc else b if pb <= pc else c)) & 255
            above = row
            if step == 4:
                row = bytearray(b"".join(row[i:i + 3] for i in range(0, stride, 4)))
            rows.append(bytes(row))
        return Picture(width, height, b"".join(rows))

    def write_png(self, path):
        def chunk(kind, body):
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        stride = self.width * 3
        raw = b"".join(b"\0" + self.pixels[y * stride:(y + 1) * stride] for y in range(self.height))
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)) +
                         chunk(b"IDAT", zlib.compress(raw, 6)) + chunk(b"IEND", b""))

    def part(self, left, top, width, height):
        """That rectangle of it, in whole pixels."""
        stride = 3 * self.width
        rows = (self.pixels[y * stride + 3 * left:y * stride + 3 * (left + width)] for y in range(top, top + height))
        return Picture(width, height, b"".join(rows))

    def colours(self):
        """How many different colours a sample of the pixels has: 1 is a blank screen."""
        sample = self.pixels
        return len({sample[i:i + 3] for i in range(0, len(sample) - 2, 3 * 7)})

    def differing(self, other, tolerance=2):
        """The share of pixels of which a colour differs by more than the tolerance; 1.0 for another size."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        if self.pixels == other.pixels:
            return 0.0
        ours, theirs = self.pixels, other.pixels
        bad = {i // 3 for i, (a, b) in enumerate(zip(ours, theirs)) if a - b > tolerance or b - a > tolerance}
        return len(bad) / (self.width * self.height)
