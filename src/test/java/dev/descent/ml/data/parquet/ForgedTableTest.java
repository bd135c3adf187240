package dev.descent.ml.data.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.table.TableCells;
import dev.descent.ml.spec.InvalidSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that no writer makes: few bytes that claim much. */
class ForgedTableTest {
    private static final int MANY = 50_000_000;

    @TempDir
    Path files;

    @Test
    void listOfMoreValuesThanARowMayHaveIsNotCountedToItsEnd() throws IOException {
        write(lists(1, new int[] {1, 0}, new int[] {MANY, 1}));
        refuses("a list has more than 10000 values, in column \"x\"");
        write(lists(2, new int[] {2, 0}, new int[] {MANY, 1}));
        refuses("a list has more than 10000 values, in column \"x\", at row 2");
    }

    @Test
    void columnsAreBoundedAlsoWithoutLists() throws IOException {
        List<SchemaElement> schema = new ArrayList<>(List.of(new SchemaElement("top").setNum_children(10_001)));
        for (int i = 0; i <= 10_000; i++) {
            schema.add(new SchemaElement("c" + i).setType(Type.INT32).setRepetition_type(FieldRepetitionType.REQUIRED));
        }
        write(ForgedFile.footed(ForgedFile.start(), new FileMetaData(1, schema, 0, List.of())));

        refuses("it has more than the 10000 columns allowed");
    }

    private void write(byte[] file) throws IOException {
        Files.write(files.resolve("t.parquet"), file);
    }

    private void refuses(String why) {
        assertThatThrownBy(this::cells).isInstanceOf(InvalidSpec.class).hasMessageContaining(why);
    }

    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        new ParquetTable(() -> FileChannel.open(files.resolve("t.parquet")), Set.of(), 1 << 20).read(new TableCells() {
            @Override
            public void cell(int column, String text) {
                cells.add(column + text);
            }

            @Override
            public void end(long line, int count) {
                cells.add("end of " + line);
            }
        });
        return cells;
    }

    /** A column of lists of booleans, all true. @param repeated runs of so many levels, each of one value */
    private static byte[] lists(int rows, int[]... repeated) throws IOException {
        ByteArrayOutputStream levels = new ByteArrayOutputStream();
        int values = 0;
        for (int[] run : repeated) {
            levels.writeBytes(run(run[0], run[1]));
            values += run[0];
        }
        byte[] page = page(levels.toByteArray(), run(values, 2), run(values, 1));
        PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, page.length)
                .setData_page_header(new DataPageHeader(values, Encoding.RLE, Encoding.RLE, Encoding.RLE));
        ByteArrayOutputStream file = ForgedFile.start();
        Util.writePageHeader(header, file);
        file.writeBytes(page);
        ColumnMetaData claimed = new ColumnMetaData(
                Type.BOOLEAN,
                List.of(Encoding.RLE),
                List.of("x", "list", "element"),
                CompressionCodec.UNCOMPRESSED,
                values,
                file.size() - 4,
                file.size() - 4,
                4);
        RowGroup group = new RowGroup(List.of(new ColumnChunk(4).setMeta_data(claimed)), file.size(), rows);
        return ForgedFile.footed(file, new FileMetaData(1, schema(), rows, List.of(group)));
    }

    private static List<SchemaElement> schema() {
        return List.of(
                new SchemaElement("top").setNum_children(1),
                new SchemaElement("x")
                        .setNum_children(1)
                        .setRepetition_type(FieldRepetitionType.OPTIONAL)
                        .setConverted_type(ConvertedType.LIST),
                new SchemaElement("list").setNum_children(1).setRepetition_type(FieldRepetitionType.REPEATED),
                new SchemaElement("element").setType(Type.BOOLEAN).setRepetition_type(FieldRepetitionType.REQUIRED));
    }

    /** Each part with its length before it. */
    private static byte[] page(byte[]... parts) {
        ByteBuffer page = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        for (byte[] part : parts) {
            page.putInt(part.length).put(part);
        }
        byte[] bytes = new byte[page.position()];
        page.flip().get(bytes);
        return bytes;
    }

    private static byte[] run(int length, int value) {
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        run.writeBytes(ForgedFile.varint(length << 1));
        run.write(value);
        return run.toByteArray();
    }
}
