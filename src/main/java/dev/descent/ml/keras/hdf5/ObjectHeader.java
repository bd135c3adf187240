package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What describes a group or a data set: its messages (IV.A.1), wherever in the file its blocks lie. */
final class ObjectHeader {
    private static final int OLD_PREFIX = 16;
    private static final int CHECKSUM = 4;
    private static final int MOST_MESSAGES = 100_000;

    private final Storage storage;
    private final List<Message> messages = new ArrayList<>();
    private final Deque<ByteBuffer> continuations = new ArrayDeque<>();

    private ObjectHeader(Storage storage) {
        this.storage = storage;
    }

    static ObjectHeader read(Storage storage, long address) {
        ObjectHeader header = new ObjectHeader(storage);
        if (storage.metadata(address, 1).get() == 1) {
            header.readOld(address);
        } else {
            header.readNew(address);
        }
        return header;
    }

    List<Message> all(int type) {
        return messages.stream().filter(message -> message.type() == type).toList();
    }

    Optional<ByteBuffer> first(int type) {
        return messages.stream()
                .filter(message -> message.type() == type)
                .findFirst()
                .map(message -> message.body().duplicate().order(message.body().order()));
    }

    /** Version 1: messages of 8 bytes and more. */
    private void readOld(long address) {
        ByteBuffer prefix = storage.metadata(address, OLD_PREFIX);
        long length = prefix.getInt(8) & 0xffff_ffffL;
        addOld(storage.metadata(address + OLD_PREFIX, length));
        while (!continuations.isEmpty()) {
            ByteBuffer next = continuations.remove();
            addOld(storage.metadata(next.getLong(), next.getLong()));
        }
    }

    private void addOld(ByteBuffer block) {
        while (block.remaining() >= 8) {
            int type = Message.unsignedShort(block);
            int length = Message.unsignedShort(block);
            int flags = block.get();
            block.position(block.position() + 3);
            add(Message.read(block, type, length, flags));
        }
    }

    /** Version 2: signed blocks, messages of 4 bytes and more. */
    private void readNew(long address) {
        ByteBuffer start = storage.metadata(address, 6, "OHDR");
        InvalidHdf5.check(start.get() == 2, "it has an object header of an unknown version");
        int flags = start.get();
        int times = (flags & 0x20) == 0 ? 0 : 16;
        int phases = (flags & 0x10) == 0 ? 0 : 4;
        int sizeBytes = 1 << (flags & 3);
        long at = address + 6 + times + phases;
        long length = little(storage.metadata(at, sizeBytes));
        addNew(storage.metadata(at + sizeBytes, length), flags);
        while (!continuations.isEmpty()) {
            ByteBuffer next = continuations.remove();
            ByteBuffer block = storage.metadata(next.getLong(), next.getLong(), "OCHK");
            block.limit(Math.max(block.position(), block.limit() - CHECKSUM));
            addNew(block, flags);
        }
    }

    private void addNew(ByteBuffer block, int flags) {
        int order = (flags & 4) == 0 ? 0 : 2;
        while (block.remaining() >= 4 + order) {
            int type = Message.unsignedByte(block);
            int length = Message.unsignedShort(block);
            int messageFlags = block.get();
            block.position(block.position() + order);
            add(Message.read(block, type, length, messageFlags));
        }
    }

    private void add(Message message) {
        InvalidHdf5.check(messages.size() < MOST_MESSAGES, "it has too many messages in a header");
        if (message.type() == Message.CONTINUATION) {
            InvalidHdf5.check(message.body().remaining() >= 16, "a message is too short");
            continuations.add(message.body());
        } else {
            messages.add(message);
        }
    }

    private static long little(ByteBuffer number) {
        long value = 0;
        for (int i = number.limit() - 1; i >= 0; i--) {
            value = (value << 8) | (number.get(i) & 0xff);
        }
        return value;
    }
}
