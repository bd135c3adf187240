package dev.descent.ml.data.parquet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.spec.InvalidSpec;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.junit.jupiter.api.Test;

class PageCheckTest {
    /** 2^28 - 1 as a number of variable length. */
    private static final byte[] MANY = {-1, -1, -1, 0x7f};

    private static final PageCheck REQUIRED = new PageCheck(new ColumnDescriptor(
            new String[] {"x"}, new PrimitiveType(Repetition.REQUIRED, PrimitiveTypeName.INT32, "x"), 0, 0));

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
        assertThatThrownBy(() -> REQUIRED.second(new byte[0], page, 8, encoding))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining(why);
    }

    private static void passes(byte[] page, Encoding encoding) {
        assertThatCode(() -> REQUIRED.second(new byte[0], page, 8, encoding)).doesNotThrowAnyException();
    }
}
