package dev.descent.ml.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.spec.InvalidSpec;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.LogicalType;
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

    @Test
    void scaleIsThatOfTheLogicalTypeAndHasAnEnd() {
        SchemaElement newer = element(Type.INT64, null).setLogicalType(LogicalType.DECIMAL(new DecimalType(3, 18)));
        SchemaElement endless = element(Type.INT32, ConvertedType.DECIMAL).setScale(Integer.MAX_VALUE);

        assertThat(text(newer, 1234L)).isEqualTo("1.234");
        assertThatThrownBy(() -> text(endless, 1))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("no possible scale");
    }

    @Test
    void numbersOfSixteenBitsAreExact() {
        SchemaElement element = element(Type.FIXED_LEN_BYTE_ARRAY, null)
                .setType_length(2)
                .setLogicalType(LogicalType.FLOAT16(new Float16Type()));

        assertThat(text(element, half(0x3c00))).isEqualTo("1");
        assertThat(text(element, half(0xbe00))).isEqualTo("-1.5");
        assertThat(Double.parseDouble(text(element, half(0x0001)))).isEqualTo(0x1p-24);
        assertThat(text(element, half(0x7bff))).isEqualTo("65504");
        assertThat(text(element, half(0x7e00))).isEmpty();
        assertThat(text(element, half(0xfc00))).isEqualTo("-Infinity");
    }

    private static Binary half(int bits) {
        return Binary.fromConstantByteArray(new byte[] {(byte) bits, (byte) (bits >> 8)});
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
