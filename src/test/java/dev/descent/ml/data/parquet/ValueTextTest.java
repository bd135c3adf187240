package dev.descent.ml.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values as writers put them that know no logical types. */
class ValueTextTest {

    @Test
    void numbersWithoutASignAreNeverNegative() {
        assertThat(text(Type.INT32, ConvertedType.UINT_32, -1)).isEqualTo("4294967295");
        assertThat(text(Type.INT64, ConvertedType.UINT_64, -1L)).isEqualTo("18446744073709551615");
        assertThat(text(Type.INT32, ConvertedType.INT_32, -1)).isEqualTo("-1");
        assertThat(text(Type.INT64, null, -1L)).isEqualTo("-1");
    }

    @Test
    void timesOfDayAreNoNumbers() {
        assertThat(text(Type.INT32, ConvertedType.TIME_MILLIS, 36_000_500)).isEqualTo("10:00:00.500");
        assertThat(text(Type.INT64, ConvertedType.TIME_MICROS, 36_000_500_000L)).isEqualTo("10:00:00.500");
    }

    @Test
    void timestampsInDaysOfTheJulianCountAreDates() {
        ByteBuffer noon = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        noon.putLong(43_200_000_000_000L).putInt(2_440_588 + 19_723);

        assertThat(text(Type.INT96, null, Binary.fromConstantByteArray(noon.array())))
                .isEqualTo("2024-01-01T12:00");
    }

    @Test
    void decimalsAreExact() {
        SchemaElement element =
                element(Type.INT64, ConvertedType.DECIMAL).setScale(2).setPrecision(18);

        assertThat(text(element, 123_456_789_012_345_678L)).isEqualTo("1234567890123456.78");
        assertThat(text(element, -5L)).isEqualTo("-0.05");
    }

    private static String text(Type type, @Nullable ConvertedType converted, Object value) {
        return text(element(type, converted), value);
    }

    private static String text(SchemaElement element, Object value) {
        ColumnReader reader = (ColumnReader) Proxy.newProxyInstance(
                ValueTextTest.class.getClassLoader(),
                new Class<?>[] {ColumnReader.class},
                (proxy, method, none) -> value);
        return Objects.requireNonNull(ValueText.of(element)).of(reader);
    }

    private static SchemaElement element(Type type, @Nullable ConvertedType converted) {
        SchemaElement element = new SchemaElement("x").setType(type).setRepetition_type(FieldRepetitionType.REQUIRED);
        return converted == null ? element : element.setConverted_type(converted);
    }
}
