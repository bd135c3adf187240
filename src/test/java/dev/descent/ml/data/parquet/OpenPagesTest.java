package dev.descent.ml.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.table.TableCells;
import dev.descent.ml.spec.InvalidSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each page has room by itself; what the decoders of all columns hold at once has not. */
class OpenPagesTest {
    private static final int ROOM = 1 << 20;
    private static final int ROWS = 20_000;
    private static final int COLUMNS = 30;
    private static final int BLOCK = 1 << 12;

    @TempDir
    Path files;

    @ParameterizedTest
    @EnumSource(names = {"DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"})
    void valuesKnownByTheirDifferencesAreCountedOverAllColumns(Encoding encoding) throws IOException {
        Type type = encoding == Encoding.DELTA_BINARY_PACKED ? Type.INT64 : Type.BYTE_ARRAY;
        byte[] page = encoding == Encoding.DELTA_BYTE_ARRAY ? twice(zeros()) : zeros();

        assertThat(rows(type, encoding, page, 2)).isEqualTo(ROWS);
        refuses(type, encoding, page);
    }

    @Test
    void packedRunsAreCountedOverAllColumns() throws IOException {
        byte[] run = ForgedFile.varint((ROWS / 8 << 1) | 1);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.write(1);
        page.writeBytes(run);
        page.writeBytes(new byte[ROWS / 8]);

        assertThat(rows(Type.BYTE_ARRAY, Encoding.RLE_DICTIONARY, page.toByteArray(), 2, new byte[8]))
                .isEqualTo(ROWS);
        refuses(Type.BYTE_ARRAY, Encoding.RLE_DICTIONARY, page.toByteArray(), new byte[8]);
    }

    /** Of no letter, a word of a dictionary has four bytes in the file, and ten times as many in memory. */
    @Test
    void wordsOfDictionariesAreCountedAsTheyAreHeld() throws IOException {
        byte[] page = {1, (byte) 0xc0, (byte) 0xb8, 2, 0};
        byte[] words = new byte[80_000];

        assertThat(rows(Type.BYTE_ARRAY, Encoding.RLE_DICTIONARY, page, 1, words))
                .isEqualTo(ROWS);
        ForgedFile file = file(Type.BYTE_ARRAY, Encoding.RLE_DICTIONARY, page, 3, words);
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("its dictionaries take more than the 1 MB that there is memory for");
    }

    /** As differences: blocks in one part, all of nothing. */
    private static byte[] zeros() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(ForgedFile.varint(BLOCK));
        page.write(1);
        page.writeBytes(ForgedFile.varint(ROWS));
        page.writeBytes(new byte[1 + 2 * (ROWS / BLOCK + 1)]);
        return page.toByteArray();
    }

    private static byte[] twice(byte[] page) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(page);
        both.writeBytes(page);
        return both.toByteArray();
    }

    private void refuses(Type type, Encoding encoding, byte[] page, byte[]... dictionary) throws IOException {
        ForgedFile file = file(type, encoding, page, COLUMNS, dictionary);
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("its pages have more values than the 1 MB that there is memory for")
                .hasMessageContaining("in column \"c");
    }

    private long rows(Type type, Encoding encoding, byte[] page, int columns, byte[]... dictionary) throws IOException {
        return rows(file(type, encoding, page, columns, dictionary));
    }

    private static ForgedFile file(Type type, Encoding encoding, byte[] page, int columns, byte[]... dictionary)
            throws IOException {
        ForgedFile file = new ForgedFile(ROWS);
        for (int i = 0; i < columns; i++) {
            file.column(type, encoding, page, dictionary);
        }
        return file;
    }

    private long rows(ForgedFile forged) throws IOException {
        Path file = Files.write(files.resolve("t.parquet"), forged.bytes());
        long[] last = new long[1];
        TableCells counted = new TableCells() {
            @Override
            public void cell(int column, String text) {}

            @Override
            public void end(long line, int count) {
                last[0] = line;
            }
        };
        long most = 1L << 30;
        new ParquetTable(() -> FileChannel.open(file), Set.of(), most).read(counted, new PageRoom(most, ROOM));
        return last[0];
    }
}
