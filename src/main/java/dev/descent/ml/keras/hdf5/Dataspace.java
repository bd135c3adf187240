package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An array's shape (IV.A.2.b).
 *
 * @param dimensions empty for a single value
 * @param elements their product, 0 for nothing
 */
record Dataspace(List<Long> dimensions, long elements) {
    private static final int MOST_DIMENSIONS = 32;
    private static final int NOTHING = 2;

    static Dataspace read(ByteBuffer message) {
        int version = message.get();
        InvalidHdf5.check(version == 1 || version == 2, "it has a data space of an unknown version");
        int rank = Message.unsignedByte(message);
        message.get();
        int kind = message.get();
        InvalidHdf5.check(rank <= MOST_DIMENSIONS, "it has an array of more than " + MOST_DIMENSIONS + " dimensions");
        if (version == 1) {
            message.position(message.position() + 4);
        }
        List<Long> dimensions = new ArrayList<>();
        long elements = version == 2 && kind == NOTHING ? 0 : 1;
        for (int i = 0; i < rank; i++) {
            long dimension = message.getLong();
            InvalidHdf5.check(
                    dimension >= 0 && (dimension == 0 || elements <= Long.MAX_VALUE / 16 / dimension),
                    "it has an array of impossible size");
            dimensions.add(dimension);
            elements *= dimension;
        }
        return new Dataspace(List.copyOf(dimensions), elements);
    }
}
