package dev.descent.ml.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keeps records in a file that is then mapped. The file has no name from the start (where the file system allows that),
 * so that nothing of it is left behind, however the process ends. It is written and not mapped for writing: a full disk
 * is then an exception, and not the end of the process.
 */
final class MappedWriter implements RecordsWriter {
    private final Segments layout;
    private final Object room;
    private final FileChannel file;

    MappedWriter(Path folder, Segments layout, Object room) throws IOException {
        this.layout = layout;
        this.room = room;
        this.file = FileChannel.open(
                Files.createDirectories(folder).resolve(UUID.randomUUID() + ".records"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public void put(int first, byte[] records) throws IOException {
        Records.checkSize(layout, records);
        write(ByteBuffer.wrap(records), (long) first * layout.size());
    }

    @Override
    public Records finish() throws IOException {
        if (file.size() < layout.bytes()) {
            write(ByteBuffer.allocate(1), layout.bytes() - 1);
        }
        List<ByteBuffer> segments = new ArrayList<>();
        for (int i = 0; i < layout.number(); i++) {
            segments.add(file.map(FileChannel.MapMode.READ_ONLY, layout.start(i), layout.length(i)));
        }
        return new Records(layout, segments, room);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }
}
