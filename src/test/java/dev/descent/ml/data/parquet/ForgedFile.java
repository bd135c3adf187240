package dev.descent.ml.data.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/** Files of required columns, each in one page of the same bytes. */
final class ForgedFile {
    private final ByteArrayOutputStream file = start();
    private final List<SchemaElement> schema = new ArrayList<>();
    private final List<ColumnChunk> chunks = new ArrayList<>();
    private final int rows;

    ForgedFile(int rows) {
        this.rows = rows;
    }

    /** A page whose values are so encoded, behind a dictionary where there is one. */
    void column(Type type, Encoding values, byte[] page, byte[]... dictionary) throws IOException {
        int start = file.size();
        for (byte[] words : dictionary) {
            put(
                    new PageHeader(PageType.DICTIONARY_PAGE, words.length, words.length)
                            .setDictionary_page_header(
                                    new DictionaryPageHeader(words.length / Integer.BYTES, Encoding.PLAIN)),
                    words);
        }
        put(
                new PageHeader(PageType.DATA_PAGE, page.length, page.length)
                        .setData_page_header(new DataPageHeader(rows, values, Encoding.RLE, Encoding.RLE)),
                page);
        String name = "c" + schema.size();
        schema.add(new SchemaElement(name).setType(type).setRepetition_type(FieldRepetitionType.REQUIRED));
        int length = file.size() - start;
        chunks.add(new ColumnChunk(start)
                .setMeta_data(new ColumnMetaData(
                        type,
                        List.of(values),
                        List.of(name),
                        CompressionCodec.UNCOMPRESSED,
                        rows,
                        length,
                        length,
                        start)));
    }

    private void put(PageHeader header, byte[] page) throws IOException {
        Util.writePageHeader(header, file);
        file.writeBytes(page);
    }

    byte[] bytes() throws IOException {
        List<SchemaElement> all = new ArrayList<>(List.of(new SchemaElement("top").setNum_children(schema.size())));
        all.addAll(schema);
        return footed(file, new FileMetaData(1, all, rows, List.of(new RowGroup(chunks, file.size(), rows))));
    }

    static ByteArrayOutputStream start() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
        return file;
    }

    static byte[] footed(ByteArrayOutputStream file, FileMetaData footer) throws IOException {
        int start = file.size();
        Util.writeFileMetaData(footer, file);
        ByteBuffer tail = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        tail.putInt(file.size() - start).put("PAR1".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(tail.array());
        return file.toByteArray();
    }

    /** A number of variable length. */
    static byte[] varint(int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int rest = number;
        for (; rest > 0x7f; rest >>>= 7) {
            bytes.write(rest | 0x80);
        }
        bytes.write(rest);
        return bytes.toByteArray();
    }
}
