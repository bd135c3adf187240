package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.util.List;

/** An array of numbers, read when it is asked for. */
public final class Hdf5Dataset {
    private static final int COMPACT = 0;
    private static final int CONTIGUOUS = 1;
    private static final int PIECE = 1 << 16;

    private final Storage storage;
    private final Dataspace space;
    private final Datatype type;
    private final ByteBuffer compact;
    private final long address;

    private Hdf5Dataset(Storage storage, ObjectHeader header, ByteBuffer layout) {
        this.storage = storage;
        this.space = Dataspace.read(header.first(Message.DATASPACE).orElseThrow(Hdf5Dataset::missing));
        this.type = Datatype.read(header.first(Message.DATATYPE).orElseThrow(Hdf5Dataset::missing));
        int version = layout.get();
        int kind = layout.get();
        InvalidHdf5.check(
                (version == 3 || version == 4) && (kind == COMPACT || kind == CONTIGUOUS),
                "it has an array in chunks or in an old form, which is not read here: save it with h5py's defaults");
        this.compact = kind == COMPACT ? Message.slice(layout, Message.unsignedShort(layout)) : ByteBuffer.allocate(0);
        this.address = kind == COMPACT ? Storage.UNDEFINED : layout.getLong();
    }

    static Hdf5Dataset of(Storage storage, ObjectHeader header) {
        InvalidHdf5.check(
                header.first(Message.FILTERS).isEmpty(),
                "it has a compressed array, which is not read here: save it with h5py's defaults");
        return new Hdf5Dataset(storage, header, header.first(Message.LAYOUT).orElseThrow(Hdf5Dataset::missing));
    }

    /** Empty for a single number. */
    public List<Long> shape() {
        return space.dimensions();
    }

    /**
     * Whether its elements are floating-point numbers of 32 or 64 bits, all of them in the file.
     *
     * @throws InvalidHdf5 where they are, but lie outside of the file
     */
    public boolean hasNumbers() {
        if (!type.isNumber()) {
            return false;
        }
        checkLength();
        return true;
    }

    /** All numbers in row-major order, doubles rounded to floats. */
    public float[] floats() {
        InvalidHdf5.check(type.isNumber(), "it has weights that are no floating-point numbers of 32 or 64 bits");
        if (space.elements() == 0) {
            return new float[0];
        }
        checkLength();
        float[] values = new float[(int) space.elements()];
        int size = (int) type.size();
        for (int at = 0; at < values.length; at += PIECE) {
            int count = Math.min(PIECE, values.length - at);
            ByteBuffer bytes = bytes((long) at * size, count * size).order(type.order());
            for (int i = 0; i < count; i++) {
                values[at + i] = size == 4 ? bytes.getFloat() : (float) bytes.getDouble();
            }
        }
        return values;
    }

    private void checkLength() {
        if (space.elements() == 0) {
            return;
        }
        long length = space.elements() * type.size();
        InvalidHdf5.check(space.elements() <= Integer.MAX_VALUE - 8, "it has an array of impossible size");
        if (address == Storage.UNDEFINED) {
            InvalidHdf5.check(length <= compact.limit(), "it has an array without its numbers");
        } else {
            storage.check(address, length);
        }
    }

    private ByteBuffer bytes(long offset, int length) {
        return address == Storage.UNDEFINED
                ? compact.slice((int) offset, length)
                : storage.read(address + offset, length);
    }

    private static InvalidHdf5 missing() {
        return new InvalidHdf5("it has something that is no array where one must be");
    }
}
