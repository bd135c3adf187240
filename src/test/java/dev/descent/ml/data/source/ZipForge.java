package dev.descent.ml.data.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives field by field, so that each can lie. */
final class ZipForge {
    final List<Entry> entries = new ArrayList<>();
    byte[] comment = new byte[0];
    byte[] afterwards = new byte[0];
    int claimedCount = -1;

    /** A file with what the archive says of it; all true at first. */
    static final class Entry {
        String name;
        String localName;
        /** In both places, where it is no text. */
        byte[] rawName = new byte[0];

        byte[] packed;
        int method;
        int localMethod;
        int flags = 1 << 11;
        int system = 3;
        int mode = 0100644;
        long size;
        long localSize;
        long packedSize;
        long crc;
        byte[] extra = new byte[0];
        /** Where its header is, or -1 for where it was written. */
        long place = -1;

        Entry mode(int value) {
            mode = value;
            return this;
        }
    }

    Entry stored(String name, byte[] bytes) {
        Entry entry = new Entry();
        entry.name = name;
        entry.localName = name;
        entry.packed = bytes;
        entry.size = bytes.length;
        entry.localSize = bytes.length;
        entry.packedSize = bytes.length;
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.crc = crc.getValue();
        entries.add(entry);
        return entry;
    }

    Entry deflated(String name, byte[] bytes) {
        Entry entry = stored(name, bytes);
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[bytes.length + 100];
        entry.packed = Arrays.copyOf(buffer, deflater.deflate(buffer));
        deflater.end();
        entry.packedSize = entry.packed.length;
        entry.method = 8;
        entry.localMethod = 8;
        return entry;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Long> places = new ArrayList<>();
        for (Entry entry : entries) {
            places.add(entry.place < 0 ? out.size() : entry.place);
            out.writeBytes(local(entry));
            out.writeBytes(entry.packed);
        }
        int start = out.size();
        for (int i = 0; i < entries.size(); i++) {
            out.writeBytes(central(entries.get(i), places.get(i)));
        }
        out.writeBytes(end(start, out.size() - start));
        out.writeBytes(comment);
        out.writeBytes(afterwards);
        return out.toByteArray();
    }

    private static byte[] local(Entry entry) {
        byte[] name = raw(entry, entry.localName);
        ByteBuffer header = littleEndian(30 + name.length);
        header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
        header.putShort((short) entry.localMethod).putInt(0).putInt((int) entry.crc);
        header.putInt((int) entry.packedSize).putInt((int) entry.localSize);
        return header.putShort((short) name.length)
                .putShort((short) 0)
                .put(name)
                .array();
    }

    private static byte[] central(Entry entry, long place) {
        byte[] name = raw(entry, entry.name);
        ByteBuffer record = littleEndian(46 + name.length + entry.extra.length);
        record.putInt(0x02014b50).putShort((short) (entry.system << 8 | 20)).putShort((short) 20);
        record.putShort((short) entry.flags).putShort((short) entry.method).putInt(0);
        record.putInt((int) entry.crc).putInt((int) entry.packedSize).putInt((int) entry.size);
        record.putShort((short) name.length)
                .putShort((short) entry.extra.length)
                .putShort((short) 0);
        record.putShort((short) 0).putShort((short) 0).putInt(entry.mode << 16).putInt((int) place);
        return record.put(name).put(entry.extra).array();
    }

    private byte[] end(int start, int length) {
        int count = claimedCount < 0 ? entries.size() : claimedCount;
        ByteBuffer end = littleEndian(22).putInt(0x06054b50).putInt(0);
        end.putShort((short) count).putShort((short) count).putInt(length).putInt(start);
        return end.putShort((short) comment.length).array();
    }

    static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] raw(Entry entry, String name) {
        return entry.rawName.length > 0 ? entry.rawName : name.getBytes(StandardCharsets.UTF_8);
    }
}
