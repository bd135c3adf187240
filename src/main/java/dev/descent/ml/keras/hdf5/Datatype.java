package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What an array's elements are (IV.A.2.d).
 *
 * @param kind the class; see the constants
 * @param bits that say more, by class
 * @param size of an element in bytes
 * @param properties that say more
 */
record Datatype(int kind, int bits, long size, ByteBuffer properties) {
    static final int FLOAT = 1;
    static final int TEXT = 3;
    static final int VARIABLE_LENGTH = 9;

    /** Bit offset, precision, and where exponent and mantissa are, as IEEE 754 has them. */
    private static final long SINGLE = layout(32, 23, 8);

    private static final long DOUBLE = layout(64, 52, 11);

    static Datatype read(ByteBuffer message) {
        int kindAndVersion = Message.unsignedByte(message);
        int bits = Message.unsignedByte(message) | (Message.unsignedShort(message) << 8);
        long size = Message.unsignedInt(message);
        return new Datatype(kindAndVersion & 15, bits, size, Message.slice(message, message.remaining()));
    }

    boolean isText() {
        return kind == TEXT;
    }

    /** Whether an element is a length, and the place of its characters. */
    boolean isVariableText() {
        return kind == VARIABLE_LENGTH && (bits & 15) == 1 && size == 16;
    }

    /** Whether elements are IEEE 754 numbers of 4 or 8 bytes. */
    boolean isNumber() {
        return kind == FLOAT
                && properties.remaining() >= 12
                && (bits & 0x40) == 0
                && ((size == 4 && properties.getLong(0) == SINGLE) || (size == 8 && properties.getLong(0) == DOUBLE));
    }

    ByteOrder order() {
        return (bits & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static long layout(long precision, long mantissa, long exponent) {
        return (precision << 16) | (mantissa << 32) | (exponent << 40) | (mantissa << 56);
    }
}
