package dev.descent.ml.data.parquet;

import dev.descent.ml.data.source.Copied;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.apache.parquet.bytes.BytesInput;
import org.jspecify.annotations.Nullable;

/** A file for one page after the other, which is read where it is. */
final class PageFile implements Closeable {
    private @Nullable FileChannel file;
    private ByteBuffer mapped = ByteBuffer.allocate(0);

    /** @throws IOException where the disk is full */
    BytesInput put(byte[] page) throws IOException {
        FileChannel there = file == null ? Copied.empty() : file;
        file = there;
        ByteBuffer bytes = ByteBuffer.wrap(page);
        while (bytes.hasRemaining()) {
            there.write(bytes, bytes.position());
        }
        if (mapped.capacity() < page.length) {
            mapped = there.map(FileChannel.MapMode.READ_ONLY, 0, page.length);
        }
        return BytesInput.from(mapped.slice(0, page.length));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
