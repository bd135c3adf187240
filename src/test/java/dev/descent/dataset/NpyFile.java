package dev.descent.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Writes arrays as NumPy does. */
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private final String type;
    private final int[] shape;

    /** @param type as a header has it, such as {@code <f4} */
    NpyFile(String type, int... shape) {
        this.type = type;
        this.shape = shape.clone();
    }

    /** Elements of one byte. */
    void write(Path file, byte... elements) throws IOException {
        writeBytes(file, elements);
    }

    /** Elements of any size. */
    void write(Path file, int size, BiConsumer<ByteBuffer, Integer> element) throws IOException {
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        ByteBuffer bytes = ByteBuffer.allocate(count * size)
                .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            element.accept(bytes, i);
        }
        writeBytes(file, bytes.array());
    }

    private void writeBytes(Path file, byte[] elements) throws IOException {
        String sizes = Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        writeRaw(file, "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + sizes + "), }", elements);
    }

    /** With a header as it is given. */
    static void writeRaw(Path file, String header, byte... elements) throws IOException {
        byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer all = ByteBuffer.allocate(MAGIC.length + Short.BYTES + text.length + elements.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length)
                .put(text)
                .put(elements);
        Files.createDirectories(file.getParent());
        Files.write(file, all.array());
    }
}
