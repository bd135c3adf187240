package dev.descent.ml.data.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A JPEG: segments, and after each start of a scan the pixels' code, up to the next marker. */
final class JpegFile implements ImageFile {
    /** A progressive image has about ten; each costs a pass over all pixels. */
    private static final int MOST_SCANS = 100;

    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int JFIF = 0xe0;
    private static final int EXIF = 0xe1;
    private static final int ADOBE = 0xee;
    /** That the colours are JFIF's; no thumbnail. */
    private static final byte[] PLAIN_JFIF = {-1, (byte) JFIF, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

    private static final int ADOBE_LENGTH = 14;
    private static final String BROKEN = "is broken or truncated: not a readable JPEG image";

    private final byte[] bytes;
    private final int frame;

    JpegFile(byte[] bytes) throws UnreadableImage {
        this.bytes = bytes;
        int at = 2;
        while (!isFrame(marker(at))) {
            at = next(at);
        }
        frame = at;
        ImageFile.check(
                marker(at) <= 0xc2 && two(at + 2) >= 8 && (bytes[at + 4] & 0xff) == 8,
                "is a JPEG of a kind that we do not read");
        ImageFile.check(bytes[at + 9] != 4, "is a JPEG in CMYK: save it in RGB");
    }

    @Override
    public int width() {
        return two(frame + 7);
    }

    @Override
    public int height() {
        return two(frame + 5);
    }

    @Override
    public int channels() {
        return bytes[frame + 9] == 1 ? 1 : 3;
    }

    /** Whether a camera noted that it was not held upright. */
    boolean isTurned() throws UnreadableImage {
        for (int at = 2; at < frame; at = next(at)) {
            if (marker(at) == EXIF && ExifTurn.isIn(bytes, at + 4, next(at))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public byte[] bare() throws UnreadableImage {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
        kept.write(bytes, 0, 2);
        int scans = 0;
        int at = 2;
        while (marker(at) != END) {
            int marker = marker(at);
            ImageFile.check(!isFrame(marker) || at == frame, "is a JPEG with two frames");
            ImageFile.check(marker != START_OF_SCAN || ++scans <= MOST_SCANS, "has more than " + MOST_SCANS + " scans");
            int end = marker == START_OF_SCAN ? endOfScan(next(at)) : next(at);
            if (marker == JFIF || marker == ADOBE) {
                kept.writeBytes(colours(marker, at, end));
            } else if (!isApplication(marker)) {
                kept.write(bytes, at, end - at);
            }
            at = end;
        }
        kept.write(bytes, at, 2);
        return kept.toByteArray();
    }

    /** Where a segment's marker is followed by another's; fill bytes may stand in front. */
    private int next(int at) throws UnreadableImage {
        int marker = marker(at);
        if (marker == 0xff) {
            return at + 1;
        }
        int length = at + 4 <= bytes.length ? two(at + 2) : 0;
        ImageFile.check(
                marker >= 0xc0 && marker != END && length >= 2 && at + 2 + length <= bytes.length - 2, truncated());
        return at + 2 + length;
    }

    private String truncated() {
        return frame == 0 ? BROKEN : "is truncated";
    }

    /** The code has 0 or the number of a restart after each 0xff that is its own. */
    private int endOfScan(int from) throws UnreadableImage {
        for (int at = from; at < bytes.length - 1; at++) {
            int following = bytes[at + 1] & 0xff;
            if (bytes[at] == -1 && following != 0 && following != 0xff && (following < 0xd0 || following > 0xd7)) {
                return at;
            }
        }
        throw new UnreadableImage("is truncated");
    }

    private int marker(int at) throws UnreadableImage {
        ImageFile.check(at < bytes.length - 1 && bytes[at] == -1, truncated());
        return bytes[at + 1] & 0xff;
    }

    private int two(int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    /** Of a frame, which has the image's size: 0xc0 to 0xcf without the three that are tables. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Profiles, thumbnails, comments. */
    private static boolean isApplication(int marker) {
        return (marker >= 0xe1 && marker <= 0xef) || marker == 0xfe;
    }

    /** Of the two segments that say how colours are stored no more than this. */
    private byte[] colours(int marker, int at, int end) {
        String name = marker == JFIF ? "JFIF\0" : "Adobe";
        if (end - at < 4 + name.length() || !new String(bytes, at + 4, name.length(), ISO_8859_1).equals(name)) {
            return new byte[0];
        } else if (marker == JFIF) {
            return PLAIN_JFIF;
        }
        byte[] kept = Arrays.copyOfRange(bytes, at, at + 2 + ADOBE_LENGTH);
        kept[2] = 0;
        kept[3] = ADOBE_LENGTH;
        return end - at < kept.length ? new byte[0] : kept;
    }
}
