"""Pictures of 8 bits in plain Python: read from PNG, put side by side, enlarged, written as PNG.

A picture is a list of rows of (red, green, blue).
"""
import struct
import zlib

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
WHITE = (255, 255, 255)


def read(data):
    chunks = {}
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        chunks[kind] = chunks.get(kind, b"") + data[at + 8:at + 8 + length]
        at += length + 12
    width, height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    if depth != 8:
        raise ValueError(f"{depth} bits")
    step = CHANNELS[colour]
    stride = width * step + 1
    raw, above, rows = zlib.decompress(chunks[b"IDAT"]), bytes(width * step), []
    for y in range(height):
        above = unfilter(raw[y * stride], raw[y * stride + 1:(y + 1) * stride], above, step)
        rows.append([tone(above[x:x + step], chunks.get(b"PLTE")) for x in range(0, width * step, step)])
    return rows


def tone(sample, palette):
    if palette:
        return tuple(palette[3 * sample[0]:3 * sample[0] + 3])
    return tuple(sample[:3]) if len(sample) > 2 else (sample[0],) * 3


def unfilter(kind, line, above, step):
    done = bytearray(line)
    for i in range(len(done)):
        left = done[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        guess = [0, left, above[i], (left + above[i]) // 2, paeth(left, above[i], corner)][kind]
        done[i] = (done[i] + guess) & 255
    return bytes(done)


def paeth(left, above, corner):
    return min((left, above, corner), key=lambda one: abs(left + above - corner - one))


def write(path, rows):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    flat = [bytes(value for pixel in row for value in pixel) for row in rows]
    above = [bytes(len(flat[0]))] + flat
    # as differences from the line above, which are 0 where a picture was enlarged
    raw = b"".join(b"\2" + bytes((a - b) & 255 for a, b in zip(line, up)) for line, up in zip(flat, above))
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def enlarge(rows, times):
    return [[pixel for pixel in row for _ in range(times)] for row in rows for _ in range(times)]


def frame(rows, colour, wide=3):
    """The picture with a border of a colour."""
    width = len(rows[0]) + 2 * wide
    edge = [[colour] * width for _ in range(wide)]
    return edge + [[colour] * wide + row + [colour] * wide for row in rows] + edge


def bars(rows, colours, high=6):
    """The picture with a bar of each colour below it."""
    width = len(rows[0])
    line = [colours[x * len(colours) // width] for x in range(width)]
    return rows + [[WHITE] * width] + [line] * high


def beside(pictures, gap=4):
    """Pictures of one height from left to right."""
    return [sum(([WHITE] * gap * (i > 0) + picture[y] for i, picture in enumerate(pictures)), []) for y in range(len(pictures[0]))]


def below(pictures, gap=4):
    """Pictures of one width from top to bottom."""
    between = [[WHITE] * len(pictures[0][0]) for _ in range(gap)]
    return sum((between * (i > 0) + picture for i, picture in enumerate(pictures)), [])
