package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is in a group: names and addresses of object headers. GroupLinks by name,
 * within the file or out of it, are left out.
 */
final class GroupLinks {
    private static final int MOST = 100_000;
    private static final int NODE_PREFIX = 24;
    private static final int ENTRY = 40;
    private static final int SOFT = 2;

    private final Storage storage;
    private final Map<String, Long> addresses = new LinkedHashMap<>();

    private GroupLinks(Storage storage) {
        this.storage = storage;
    }

    static Map<String, Long> of(Storage storage, ObjectHeader header) {
        GroupLinks links = new GroupLinks(storage);
        header.first(Message.SYMBOL_TABLE).ifPresent(links::addTable);
        header.first(Message.LINK_INFO).ifPresent(GroupLinks::refuseDense);
        header.all(Message.LINK).forEach(message -> links.addLink(message.body().duplicate()));
        return links.addresses;
    }

    /** The older form: a tree of symbol tables, with the names in a heap (III.A.1, III.B, III.D). */
    private void addTable(ByteBuffer message) {
        long tree = message.getLong();
        ByteBuffer heap = storage.metadata(message.getLong(), 32, "HEAP");
        ByteBuffer names = storage.metadata(heap.getLong(24), heap.getLong(8));
        addTree(tree, names, Integer.MAX_VALUE);
    }

    private void addTree(long address, ByteBuffer names, int below) {
        ByteBuffer node = storage.metadata(address, NODE_PREFIX, "TREE");
        InvalidHdf5.check(node.get() == 0, "a group's tree is of another kind");
        int level = Message.unsignedByte(node);
        int entries = Message.unsignedShort(node);
        InvalidHdf5.check(level < below, "a group's tree goes in circles");
        ByteBuffer children = storage.metadata(address + NODE_PREFIX, 16L * entries + 8);
        for (int i = 0; i < entries; i++) {
            long child = children.getLong(16 * i + 8);
            if (level == 0) {
                addNode(child, names);
            } else {
                addTree(child, names, level);
            }
        }
    }

    private void addNode(long address, ByteBuffer names) {
        ByteBuffer prefix = storage.metadata(address, 8, "SNOD");
        int count = prefix.getShort(6) & 0xffff;
        ByteBuffer entries = storage.metadata(address + 8, (long) count * ENTRY);
        for (int i = 0; i < count; i++) {
            long name = entries.getLong(i * ENTRY);
            InvalidHdf5.check(name >= 0 && name < names.limit(), "a name is not where it must be");
            if (entries.getInt(i * ENTRY + 16) != SOFT) {
                int length = names.limit() - (int) name;
                add(Attribute.text(names.slice((int) name, length)), entries.getLong(i * ENTRY + 8));
            }
        }
    }

    /** The newer form: one message for each (IV.A.2.g). */
    private void addLink(ByteBuffer message) {
        message.order(ByteOrder.LITTLE_ENDIAN);
        InvalidHdf5.check(message.get() == 1, "it has a link of an unknown version");
        int flags = message.get();
        int type = (flags & 8) == 0 ? 0 : message.get();
        message.position(message.position() + ((flags & 4) == 0 ? 0 : 8) + ((flags & 16) == 0 ? 0 : 1));
        long length = 0;
        for (int i = 0; i < 1 << (flags & 3); i++) {
            length |= (long) Message.unsignedByte(message) << (8 * i);
        }
        InvalidHdf5.check(length >= 0 && length <= message.remaining(), "a name is longer than what it is in");
        String name = Attribute.text(Message.slice(message, (int) length));
        if (type == 0) {
            add(name, message.getLong());
        }
    }

    private void add(String name, long address) {
        InvalidHdf5.check(addresses.size() < MOST, "it has a group of more than " + MOST + " members");
        addresses.put(name, address);
    }

    private static void refuseDense(ByteBuffer info) {
        info.get();
        int flags = info.get();
        info.position(info.position() + ((flags & 1) == 0 ? 0 : 8));
        InvalidHdf5.check(
                info.getLong() == Storage.UNDEFINED,
                "it has a group in a dense form, which is not read here: save it with h5py's defaults");
    }
}
