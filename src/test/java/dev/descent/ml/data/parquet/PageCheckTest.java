package dev.descent.ml.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.spec.InvalidSpec;
import io.airlift.compress.lz4.Lz4Compressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageCheckTest {
    /** 2^28 - 1 as a number of variable length. */
    private static final byte[] MANY = {-1, -1, -1, 0x7f};

    private static final int MOST_VALUES = 1000;

    private static final PageCheck REQUIRED = new PageCheck(
            new ColumnDescriptor(
                    new String[] {"x"}, new PrimitiveType(Repetition.REQUIRED, PrimitiveTypeName.INT32, "x"), 0, 0),
            MOST_VALUES);

    @Test
    void runLongerThanThePageIsRefused() {
        refuses(new byte[] {1, MANY[0], MANY[1], MANY[2], MANY[3]}, Encoding.RLE_DICTIONARY, "longer run");
        passes(new byte[] {1, 3, 0x55}, Encoding.RLE_DICTIONARY);
    }

    @Test
    void differencesOfMoreValuesThanThePageHasAreRefused() {
        byte[] many = {8, 1, MANY[0], MANY[1], MANY[2], MANY[3], 0};
        refuses(many, Encoding.DELTA_BINARY_PACKED, "more values than it claims");
        passes(new byte[] {8, 1, 8, 0}, Encoding.DELTA_BINARY_PACKED);
    }

    @Test
    void blockOfManyDifferencesIsRefused() {
        byte[] many = {MANY[0], MANY[1], MANY[2], MANY[3], 1, 8, 0};
        refuses(many, Encoding.DELTA_LENGTH_BYTE_ARRAY, "more values than it claims");
    }

    @ParameterizedTest
    @EnumSource(names = {"DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"})
    void moreDifferencesThanThereIsMemoryForAreRefusedWhateverThePageClaims(Encoding encoding) {
        byte[] many = {8, 1, MANY[0], MANY[1], MANY[2], MANY[3], 0};

        assertThatThrownBy(() -> REQUIRED.second(many, 1 << 28, encoding))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("a page has more values than there is memory for: write smaller ones");
    }

    @Test
    void packedRunOfMoreThanThereIsMemoryForIsRefusedWhateverThePageClaims() {
        byte[] many = {1, MANY[0], MANY[1], MANY[2], MANY[3]};
        byte[] oneValue = {1, (byte) (MANY[0] - 1), MANY[1], MANY[2], MANY[3], 1};

        assertThatThrownBy(() -> REQUIRED.second(many, 1 << 30, Encoding.RLE_DICTIONARY))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("a page has more values than there is memory for");
        assertThatCode(() -> REQUIRED.second(oneValue, 1 << 30, Encoding.RLE_DICTIONARY))
                .doesNotThrowAnyException();
    }

    @Test
    void wordThatBeginsWithMoreThanTheOneBeforeIsRefused() {
        refuses(words(0, 9), Encoding.DELTA_BYTE_ARRAY, "begins with more than the one before it");
        refuses(words(1, 3), Encoding.DELTA_BYTE_ARRAY, "begins with more than the one before it");
        passes(words(0, 3), Encoding.DELTA_BYTE_ARRAY);
    }

    /** Two words of four and two more letters, of which so many are those of the word before. */
    private static byte[] words(int first, int second) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(numbers(first, second));
        page.writeBytes(numbers(4, 2));
        page.writeBytes("abcdef".getBytes(StandardCharsets.US_ASCII));
        return page.toByteArray();
    }

    /** As differences: a block of eight in one part, the first number, the least difference, and others of no width. */
    private static byte[] numbers(int first, int second) {
        return new byte[] {8, 1, 2, zigzag(first), zigzag(second - first), 0};
    }

    private static byte zigzag(int number) {
        return (byte) ((number << 1) ^ (number >> 31));
    }

    @Test
    void levelsOfMoreThanThePageHasAreRefused() {
        PageCheck lists = new PageCheck(
                new ColumnDescriptor(
                        new String[] {"x"}, new PrimitiveType(Repetition.OPTIONAL, PrimitiveTypeName.INT32, "x"), 1, 3),
                MOST_VALUES);
        byte[] many = {MANY[0], MANY[1], MANY[2], MANY[3]};

        assertThatThrownBy(() -> lists.levels(many, new byte[0], 8)).hasMessageContaining("longer run");
        assertThatThrownBy(() -> lists.levels(new byte[0], many, 8)).hasMessageContaining("longer run");
        assertThatCode(() -> lists.levels(new byte[] {3, 0x55}, new byte[] {3, 0x55, 0x55}, 8))
                .doesNotThrowAnyException();
    }

    @Test
    void framesOfLz4AreReadAsHadoopWritesThemAndWithout() throws IOException {
        byte[] text = "abcabcabcabcabcabcabcabc".getBytes(StandardCharsets.US_ASCII);
        byte[] room = new byte[100];
        int length = new Lz4Compressor().compress(text, 0, text.length, room, 0, room.length);
        byte[] raw = Arrays.copyOf(room, length);
        ByteBuffer framed = ByteBuffer.allocate(2 * (8 + length));
        framed.putInt(text.length)
                .putInt(length)
                .put(raw)
                .putInt(text.length)
                .putInt(length)
                .put(raw);

        assertThat(Packed.unpack(CompressionCodec.LZ4, raw, text.length)).isEqualTo(text);
        assertThat(Packed.unpack(CompressionCodec.LZ4, framed.array(), 2 * text.length))
                .startsWith(text)
                .endsWith(text);
        assertThatThrownBy(() -> Packed.unpack(CompressionCodec.LZ4, framed.array(), text.length))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void pagesOfFewBytesAreReadWithoutFramesOfLz4() throws IOException {
        byte[] text = "abcdefg".getBytes(StandardCharsets.US_ASCII);
        byte[] none = {};

        assertThat(Packed.unpack(CompressionCodec.LZ4, lz4(text), text.length)).isEqualTo(text);
        assertThat(lz4(text)).hasSize(8);
        assertThat(Packed.unpack(CompressionCodec.LZ4, lz4(none), 0)).isEmpty();
        assertThat(Packed.unpack(CompressionCodec.LZ4, none, 0)).isEmpty();
        assertThat(Packed.unpack(CompressionCodec.LZ4, new byte[8], 0)).isEmpty();
    }

    @Test
    void frameOfLz4MayHaveSeveralBlocks() throws IOException {
        byte[] one = lz4("abcabcabcabcabcabcabcabc".getBytes(StandardCharsets.US_ASCII));
        byte[] two = lz4("xyz".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer framed = ByteBuffer.allocate(12 + one.length + two.length);
        framed.putInt(27).putInt(one.length).put(one).putInt(two.length).put(two);

        assertThat(Packed.unpack(CompressionCodec.LZ4, framed.array(), 27))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("abcabcabcabcabcabcabcabcxyz");
        byte[] cut = Arrays.copyOf(framed.array(), framed.capacity() - two.length - 4);
        assertThatThrownBy(() -> Packed.unpack(CompressionCodec.LZ4, cut, 27)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void blockOfLz4WithoutRoomIsRefused() {
        byte[] nothing = {0, 0, 0, 0, 0, 0, 0, 2, 0x10, 'a'};

        assertThatThrownBy(() -> Packed.unpack(CompressionCodec.LZ4, nothing, 4))
                .isInstanceOf(RuntimeException.class);
    }

    private static byte[] lz4(byte[] text) {
        byte[] room = new byte[100];
        return Arrays.copyOf(room, new Lz4Compressor().compress(text, 0, text.length, room, 0, room.length));
    }

    @Test
    void pageThatUnpacksToMoreThanItClaimsIsRefused() {
        // snappy: a length of 2^28 - 1, and one letter
        byte[] bomb = {MANY[0], MANY[1], MANY[2], MANY[3], 0, 'a'};
        assertThatThrownBy(() -> Packed.unpack(CompressionCodec.SNAPPY, bomb, 100))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Packed.unpack(CompressionCodec.UNCOMPRESSED, bomb, 100))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("another size than it claims");
    }

    @Test
    void pagesOfMoreThanIsAllowedAreRefused() {
        PageRoom room = new PageRoom(1000);
        room.check(600);
        assertThatThrownBy(() -> room.check(600))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("1000 bytes");
    }

    private static void refuses(byte[] page, Encoding encoding, String why) {
        assertThatThrownBy(() -> REQUIRED.second(page, 8, encoding))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining(why);
    }

    private static void passes(byte[] page, Encoding encoding) {
        assertThatCode(() -> REQUIRED.second(page, 8, encoding)).doesNotThrowAnyException();
    }
}
