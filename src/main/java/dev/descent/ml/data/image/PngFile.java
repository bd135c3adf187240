package dev.descent.ml.data.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A PNG: chunks, of which a picture needs three, and a fourth where it has a palette. What is transparent is not asked
 * for, as transparency is dropped; whatever else is in it may be broken.
 */
final class PngFile implements ImageFile {
    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;
    private static final int HEADER = chunk("IHDR");
    private static final int PALETTE = chunk("PLTE");
    private static final int PIXELS = chunk("IDAT");
    private static final int END = chunk("IEND");
    private static final int OPACITY = chunk("tRNS");
    private static final int EXIF = chunk("eXIf");
    private static final int WITH_PALETTE = 3;
    /** Of a kind of colour: without it, it is grey. */
    private static final int COLOUR = 2;

    private static final int ALPHA = 4;

    private final ByteBuffer bytes;

    PngFile(byte[] bytes) throws UnreadableImage {
        this.bytes = ByteBuffer.wrap(bytes);
        ImageFile.check(
                bytes.length >= SIGNATURE + AROUND + 13
                        && this.bytes.getInt(SIGNATURE) == 13
                        && this.bytes.getInt(SIGNATURE + 4) == HEADER,
                "is broken or truncated: not a readable PNG image");
    }

    @Override
    public int width() {
        return bytes.getInt(SIGNATURE + 8);
    }

    @Override
    public int height() {
        return bytes.getInt(SIGNATURE + 12);
    }

    @Override
    public int channels() {
        return (kind() & COLOUR) == 0 ? 1 : 3;
    }

    @Override
    public byte[] bare() throws UnreadableImage {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.capacity());
        kept.write(bytes.array(), 0, SIGNATURE);
        int at = SIGNATURE;
        int type = 0;
        while (type != END) {
            int length = length(at);
            type = bytes.getInt(at + 4);
            if (isNeeded(type)) {
                ImageFile.check(type != HEADER || at == SIGNATURE, "has two headers");
                ImageFile.check(isWhole(at, length), "is damaged: a checksum is another");
                kept.write(bytes.array(), at, length + AROUND);
            }
            at += length + AROUND;
        }
        return kept.toByteArray();
    }

    /** Of the content of the chunk that begins there. */
    private int length(int at) throws UnreadableImage {
        int length = at > bytes.capacity() - AROUND ? -1 : bytes.getInt(at);
        ImageFile.check(
                length >= 0 && length <= bytes.capacity() - AROUND - at,
                "is broken or truncated: not a readable PNG image");
        return length;
    }

    /** Where the first chunk of a type begins, or −1. */
    private int find(int type) throws UnreadableImage {
        int at = SIGNATURE;
        while (bytes.getInt(at + 4) != type) {
            if (bytes.getInt(at + 4) == END) {
                return -1;
            }
            at += length(at) + AROUND;
            length(at);
        }
        return at;
    }

    /** Its colours as 0xrrggbb; empty where it has none. */
    int[] palette() throws UnreadableImage {
        int at = kind() == WITH_PALETTE ? find(PALETTE) : -1;
        int[] colors = new int[at < 0 ? 0 : length(at) / 3];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = bytes.getInt(at + 7 + 3 * i) & 0xffffff;
        }
        return colors;
    }

    /** Whether a camera noted that it was not held upright. */
    boolean isTurned() throws UnreadableImage {
        int at = find(EXIF);
        return at >= 0 && ExifTurn.isInDirectory(bytes.array(), at + 8, at + 8 + length(at));
    }

    /** A palette beside true colours is advice for screens of few. */
    private boolean isNeeded(int type) {
        return type == HEADER || type == PIXELS || type == END || (type == PALETTE && kind() == WITH_PALETTE);
    }

    /** Whether a sample has more bits than a byte. */
    boolean isDeep() {
        return bytes.get(SIGNATURE + 16) == 16;
    }

    /** Whether pixels say how opaque they are, or some colours are transparent. */
    boolean isTransparent() throws UnreadableImage {
        return (kind() & ALPHA) != 0 || find(OPACITY) >= 0;
    }

    private int kind() {
        return bytes.get(SIGNATURE + 17) & 0xff;
    }

    private boolean isWhole(int at, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), at + 4, length + 4);
        return (int) crc.getValue() == bytes.getInt(at + 8 + length);
    }

    private static int chunk(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
