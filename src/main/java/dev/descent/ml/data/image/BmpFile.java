package dev.descent.ml.data.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A BMP. Of its many forms those are taken that hold pixels themselves, and no other image, profile or reference. */
final class BmpFile implements ImageFile {
    private static final int FILE_HEADER = 14;
    private static final int OLD = 12;
    private static final int WITH_COLOR_SPACE = 108;
    private static final int LONGEST = 124;
    private static final int LINKED = 0x4c494e4b;
    private static final int EMBEDDED = 0x4d424544;
    private static final String BROKEN = "is broken or truncated: not a readable BMP image";

    private final ByteBuffer bytes;
    private final int header;

    BmpFile(byte[] bytes) throws UnreadableImage {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ImageFile.check(bytes.length >= FILE_HEADER + OLD, BROKEN);
        header = this.bytes.getInt(FILE_HEADER);
        ImageFile.check(header == OLD || (header >= 40 && header <= LONGEST), BROKEN);
        ImageFile.check(bytes.length >= FILE_HEADER + header, BROKEN);
    }

    @Override
    public int width() {
        return header == OLD ? bytes.getShort(18) & 0xffff : bytes.getInt(18);
    }

    /** Negative in the file where the first row is the upper one. */
    @Override
    public int height() {
        return header == OLD ? bytes.getShort(20) & 0xffff : Math.abs(bytes.getInt(22));
    }

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public byte[] bare() throws UnreadableImage {
        int size = bytes.getInt(2);
        int start = bytes.getInt(10);
        ImageFile.check(size < 0 || size <= bytes.capacity(), "is truncated");
        ImageFile.check(start >= FILE_HEADER + header && start < bytes.capacity(), BROKEN);
        if (header != OLD) {
            checkForm();
        }
        return bytes.array();
    }

    private void checkForm() throws UnreadableImage {
        int compression = bytes.getInt(30);
        ImageFile.check(compression >= 0 && compression <= 3, "is a BMP around another image");
        int length = bytes.getInt(34);
        ImageFile.check(length >= 0 && length <= bytes.capacity(), "claims more bytes than it has");
        int colors = bytes.getInt(46);
        ImageFile.check(colors >= 0 && colors <= 256, "claims a palette of " + Integer.toUnsignedString(colors));
        if (header >= WITH_COLOR_SPACE) {
            int space = bytes.getInt(70);
            ImageFile.check(space != LINKED && space != EMBEDDED, "has a colour profile of its own: save it without");
        }
    }
}
