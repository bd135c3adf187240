package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One message of an object header (IV.A.2).
 *
 * @param type see the constants
 * @param body from position 0
 */
record Message(int type, ByteBuffer body) {
    static final int DATASPACE = 1;
    static final int LINK_INFO = 2;
    static final int DATATYPE = 3;
    static final int LINK = 6;
    static final int LAYOUT = 8;
    static final int FILTERS = 11;
    static final int ATTRIBUTE = 12;
    static final int CONTINUATION = 16;
    static final int SYMBOL_TABLE = 17;
    static final int ATTRIBUTE_INFO = 21;

    private static final int SHARED = 2;

    /** A message whose body begins at the block's position, which moves behind it. */
    static Message read(ByteBuffer block, int type, int length, int flags) {
        InvalidHdf5.check(length <= block.remaining(), "a message is longer than the header that it is in");
        InvalidHdf5.check((flags & SHARED) == 0 || type > SYMBOL_TABLE, "it shares messages, which are not read here");
        ByteBuffer body = slice(block, length);
        return new Message(type, body);
    }

    /** The next bytes as a buffer of their own, in the same order. */
    static ByteBuffer slice(ByteBuffer block, int length) {
        InvalidHdf5.check(length >= 0 && length <= block.remaining(), "a structure is longer than what it is in");
        ByteBuffer part = block.slice(block.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        block.position(block.position() + length);
        return part;
    }

    static int unsignedByte(ByteBuffer block) {
        return block.get() & 0xff;
    }

    static int unsignedShort(ByteBuffer block) {
        return block.getShort() & 0xffff;
    }

    static long unsignedInt(ByteBuffer block) {
        return block.getInt() & 0xffff_ffffL;
    }
}
