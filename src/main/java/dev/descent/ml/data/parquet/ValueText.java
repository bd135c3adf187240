package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.TableCells;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The value that a reader is at, as the text of a cell. */
@FunctionalInterface
interface ValueText {
    /** In nanoseconds. */
    long MILLISECOND = 1_000_000;

    int MOST_DIGITS = 1000;
    long JULIAN_EPOCH = 2_440_588;
    Set<ConvertedType> UNSIGNED =
            EnumSet.of(ConvertedType.UINT_8, ConvertedType.UINT_16, ConvertedType.UINT_32, ConvertedType.UINT_64);

    String of(ColumnReader reader);

    /** Puts it into a cell. */
    default void put(ColumnReader reader, TableCells cells, int column) {
        cells.cell(column, of(reader));
    }

    /** For values of a schema's column; null where they are bytes that mean nothing here. */
    static @Nullable ValueText of(SchemaElement element) {
        return switch (element.getType()) {
            case BOOLEAN -> reader -> Boolean.toString(reader.getBoolean());
            case INT32 -> ofInt(element);
            case INT64 -> ofLong(element);
            case INT96 -> reader -> ofJulian(reader.getBinary().toByteBuffer());
            case FLOAT -> new NumberValue(ColumnReader::getFloat);
            case DOUBLE -> new NumberValue(ColumnReader::getDouble);
            case BYTE_ARRAY ->
                isDecimal(element)
                        ? reader -> decimal(reader.getBinary().getBytes(), scale(element))
                        : reader -> text(reader.getBinary().toStringUsingUTF8());
            case FIXED_LEN_BYTE_ARRAY -> ofFixed(element);
        };
    }

    private static ValueText ofInt(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (isDecimal(element)) {
            return reader ->
                    BigDecimal.valueOf(reader.getInteger(), scale(element)).toPlainString();
        } else if (is(element, ConvertedType.DATE) || (logical != null && logical.isSetDATE())) {
            return reader -> LocalDate.ofEpochDay(reader.getInteger()).toString();
        } else if (is(element, ConvertedType.TIME_MILLIS) || (logical != null && logical.isSetTIME())) {
            return reader ->
                    LocalTime.ofNanoOfDay(reader.getInteger() * MILLISECOND).toString();
        }
        return isUnsigned(element)
                ? reader -> Integer.toUnsignedString(reader.getInteger())
                : new NumberValue(ColumnReader::getInteger);
    }

    private static ValueText ofLong(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (isDecimal(element)) {
            return reader ->
                    BigDecimal.valueOf(reader.getLong(), scale(element)).toPlainString();
        } else if (logical != null && logical.isSetTIMESTAMP()) {
            ChronoUnit unit = unit(logical.getTIMESTAMP().getUnit());
            return reader -> instant(reader.getLong(), unit);
        } else if (is(element, ConvertedType.TIMESTAMP_MILLIS)) {
            return reader -> instant(reader.getLong(), ChronoUnit.MILLIS);
        } else if (is(element, ConvertedType.TIMESTAMP_MICROS)) {
            return reader -> instant(reader.getLong(), ChronoUnit.MICROS);
        } else if (logical != null && logical.isSetTIME()) {
            long nanos = unit(logical.getTIME().getUnit()).getDuration().toNanos();
            return reader -> LocalTime.ofNanoOfDay(reader.getLong() * nanos).toString();
        } else if (is(element, ConvertedType.TIME_MICROS)) {
            return reader -> LocalTime.ofNanoOfDay(reader.getLong() * 1000).toString();
        }
        return isUnsigned(element) ? reader -> Long.toUnsignedString(reader.getLong()) : new LongText();
    }

    private static @Nullable ValueText ofFixed(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (isDecimal(element)) {
            return reader -> decimal(reader.getBinary().getBytes(), scale(element));
        } else if (logical != null && logical.isSetUUID()) {
            return reader -> uuid(reader.getBinary().toByteBuffer());
        } else if (logical != null && logical.isSetFLOAT16() && element.getType_length() == Short.BYTES) {
            return new NumberValue(reader -> NumberValue.half(reader.getBinary()
                    .toByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getShort()));
        }
        return null;
    }

    private static boolean isDecimal(SchemaElement element) {
        return is(element, ConvertedType.DECIMAL)
                || (element.getLogicalType() != null && element.getLogicalType().isSetDECIMAL());
    }

    /** Whether a file says it as those did that came before logical types. */
    private static boolean is(SchemaElement element, ConvertedType type) {
        return element.getConverted_type() == type;
    }

    /** Behind the point; newer writers say it where they say that it is a decimal. */
    private static int scale(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        int scale =
                logical != null && logical.isSetDECIMAL() ? logical.getDECIMAL().getScale() : element.getScale();
        ParquetFooter.check(scale >= 0 && scale <= MOST_DIGITS, "a decimal has no possible scale");
        return scale;
    }

    private static boolean isUnsigned(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        return (logical != null && logical.isSetINTEGER())
                ? !logical.getINTEGER().isIsSigned()
                : UNSIGNED.contains(element.getConverted_type());
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return unit.isSetMILLIS() ? ChronoUnit.MILLIS : unit.isSetMICROS() ? ChronoUnit.MICROS : ChronoUnit.NANOS;
    }

    private static String instant(long value, ChronoUnit unit) {
        return Instant.EPOCH
                .plus(value, unit)
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString();
    }

    /** Nanoseconds of a day, and the day in a count that began 4713 BC: how timestamps were once written. */
    private static String ofJulian(ByteBuffer bytes) {
        ByteBuffer value = bytes.order(ByteOrder.LITTLE_ENDIAN);
        long nanos = value.getLong();
        return instant((value.getInt() - JULIAN_EPOCH) * 86_400, ChronoUnit.SECONDS)
                        .substring(0, 11)
                + LocalTime.ofNanoOfDay(nanos);
    }

    private static String decimal(byte[] unscaled, int scale) {
        ParquetFooter.check(unscaled.length > 0 && unscaled.length <= MOST_DIGITS, "a decimal has no possible length");
        return new BigDecimal(new BigInteger(unscaled), scale).toPlainString();
    }

    private static String uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static String text(String text) {
        ParquetFooter.check(
                text.indexOf('\ufffd') < 0, "it has bytes that are no text: to go without it, name it in ignore");
        return text.strip();
    }
}
