package dev.descent.ml.data.parquet;

import dev.descent.ml.data.source.ChannelRange;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** Pages of one column in one group of rows, unpacked and checked one after the other. */
final class PageFeed implements PageReader {
    /** Of memory, for a word of a dictionary besides its letters: an object and where it is. */
    private static final int OF_WORD = 40;

    private final ColumnMetaData claimed;
    private final ColumnDescriptor column;
    private final int leaf;
    private final PageRoom room;
    private final PageCheck check;
    private final InputStream in;
    private @Nullable PageHeader ahead;
    private long held;
    private long ofDictionary;

    PageFeed(FileChannel file, ColumnMetaData claimed, ParquetColumn column, PageRoom room) throws IOException {
        this.claimed = claimed;
        this.column = Objects.requireNonNull(column.descriptor());
        this.leaf = column.leaf();
        this.room = room;
        this.check = new PageCheck(this.column, room.mostValues());
        long data = claimed.getData_page_offset();
        long dictionary = claimed.getDictionary_page_offset();
        long start = claimed.isSetDictionary_page_offset() && dictionary > 0 ? Math.min(data, dictionary) : data;
        long length = claimed.getTotal_compressed_size();
        ParquetFooter.check(
                start >= 4 && length > 0 && length <= file.size() - start, "a column lies outside of the file");
        Packed.check(claimed.getCodec());
        this.in = new BufferedInputStream(new ChannelRange(file, start, start + length), 1 << 14);
    }

    ColumnDescriptor column() {
        return column;
    }

    @Override
    public long getTotalValueCount() {
        return claimed.getNum_values();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        try {
            PageHeader header = Util.readPageHeader(in);
            if (header.getType() != PageType.DICTIONARY_PAGE) {
                ahead = header;
                return null;
            }
            DictionaryPageHeader dictionary = header.getDictionary_page_header();
            int size = header.getUncompressed_page_size();
            room.check(size);
            ParquetFooter.check(
                    dictionary.getNum_values() >= 0 && dictionary.getNum_values() <= size,
                    "a dictionary claims more words than it has bytes");
            long words = size + (long) dictionary.getNum_values() * (isNumber() ? Long.BYTES : OF_WORD);
            room.takeForDictionary(words);
            ofDictionary = words;
            byte[] bytes = unpacked(header, 0, true);
            return new DictionaryPage(
                    BytesInput.from(bytes), dictionary.getNum_values(), encoding(dictionary.getEncoding()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isNumber() {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> false;
            default -> true;
        };
    }

    @Override
    public DataPage readPage() {
        try {
            PageHeader header = ahead != null ? ahead : Util.readPageHeader(in);
            ahead = null;
            while (header.getType() == PageType.INDEX_PAGE) {
                in.skipNBytes(header.getCompressed_page_size());
                header = Util.readPageHeader(in);
            }
            room.giveBack(held);
            held = 0;
            room.check(header.getUncompressed_page_size());
            return header.isSetData_page_header_v2() ? second(header) : first(header);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataPage first(PageHeader header) throws IOException {
        DataPageHeader page = header.getData_page_header();
        byte[] bytes = unpacked(header, 0, true);
        Encoding values = encoding(page.getEncoding());
        hold(check.first(bytes, page, values));
        return new DataPageV1(
                placed(bytes),
                page.getNum_values(),
                bytes.length,
                null,
                encoding(page.getRepetition_level_encoding()),
                encoding(page.getDefinition_level_encoding()),
                values);
    }

    private DataPage second(PageHeader header) throws IOException {
        DataPageHeaderV2 page = header.getData_page_header_v2();
        int repetition = page.getRepetition_levels_byte_length();
        int definition = page.getDefinition_levels_byte_length();
        long before = (long) repetition + definition;
        ParquetFooter.check(
                repetition >= 0 && definition >= 0 && before <= header.getCompressed_page_size(),
                "a page's levels have no possible length");
        byte[] repeated = in.readNBytes(repetition);
        byte[] defined = in.readNBytes(definition);
        byte[] bytes = unpacked(header, (int) before, page.isIs_compressed());
        Encoding values = encoding(page.getEncoding());
        hold(check.levels(repeated, defined, page.getNum_values()) + check.second(bytes, page.getNum_values(), values));
        return DataPageV2.uncompressed(
                page.getNum_rows(),
                page.getNum_nulls(),
                page.getNum_values(),
                BytesInput.from(repeated),
                BytesInput.from(defined),
                values,
                placed(bytes),
                null);
    }

    private void hold(long bytes) {
        room.takeForValues(bytes);
        held = bytes;
    }

    private BytesInput placed(byte[] page) {
        if (!room.take(page.length)) {
            return room.stored(leaf, page);
        }
        held += page.length;
        return BytesInput.from(page);
    }

    /** @param before bytes of the page that were read already, and are never packed */
    private byte[] unpacked(PageHeader header, int before, boolean packed) throws IOException {
        int length = header.getCompressed_page_size() - before;
        int size = header.getUncompressed_page_size() - before;
        ParquetFooter.check(length >= 0 && size >= 0, "a page claims a negative size");
        ParquetFooter.check(length <= claimed.getTotal_compressed_size(), "a page is larger than its column");
        byte[] bytes = in.readNBytes(length);
        ParquetFooter.check(bytes.length == length, "a page ends too early");
        return packed ? Packed.unpack(claimed.getCodec(), bytes, size) : bytes;
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
        return Encoding.valueOf(encoding.name());
    }

    void close() {
        room.giveBack(held + ofDictionary);
    }
}
