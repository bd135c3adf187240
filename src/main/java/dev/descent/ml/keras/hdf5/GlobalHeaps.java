package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Where texts of any length are kept: collections of numbered blocks (III.E). */
final class GlobalHeaps {
    private static final int PREFIX = 16;

    private final Storage storage;
    private final Map<Long, Map<Integer, ByteBuffer>> collections = new HashMap<>();

    GlobalHeaps(Storage storage) {
        this.storage = storage;
    }

    /** The bytes that an element of 16 bytes refers to: length, address of the collection, number in it. */
    ByteBuffer find(ByteBuffer element) {
        long length = Message.unsignedInt(element);
        long address = element.getLong();
        int index = element.getInt();
        if (length == 0) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer found =
                collections.computeIfAbsent(address, this::collection).get(index);
        if (found == null || length > found.limit()) {
            throw new InvalidHdf5("it refers to a text that is not there");
        }
        return found.slice(0, (int) length);
    }

    private Map<Integer, ByteBuffer> collection(long address) {
        long size = storage.metadata(address, PREFIX, "GCOL").getLong(8);
        ByteBuffer block = storage.metadata(address, size, "GCOL");
        InvalidHdf5.check(size >= PREFIX, "a structure is too small");
        block.position(PREFIX);
        Map<Integer, ByteBuffer> objects = new HashMap<>();
        while (block.remaining() >= PREFIX) {
            int index = Message.unsignedShort(block);
            block.position(block.position() + 6);
            long length = block.getLong();
            if (index == 0) {
                break;
            }
            InvalidHdf5.check(length >= 0 && length <= block.remaining(), "a structure is longer than what it is in");
            objects.put(index, Message.slice(block, (int) length));
            block.position(Math.min(block.limit(), (block.position() + 7) / 8 * 8));
        }
        return objects;
    }
}
