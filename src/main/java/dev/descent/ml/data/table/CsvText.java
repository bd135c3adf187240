package dev.descent.ml.data.table;

import dev.descent.ml.spec.InvalidSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text out of bytes: a byte order mark says its encoding, else the format does, else it is UTF-8. */
final class CsvText {
    private static final int LOOKED_AT = 64;

    /** The longer marks before those that they begin with. */
    private static final Map<String, byte[]> MARKS = new LinkedHashMap<>();

    static {
        MARKS.put("UTF-32LE", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0});
        MARKS.put("UTF-32BE", new byte[] {0, 0, (byte) 0xfe, (byte) 0xff});
        MARKS.put("UTF-8", new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        MARKS.put("UTF-16LE", new byte[] {(byte) 0xff, (byte) 0xfe});
        MARKS.put("UTF-16BE", new byte[] {(byte) 0xfe, (byte) 0xff});
    }

    private CsvText() {}

    /**
     * @throws InvalidSpec where the mark and the format differ, or it is no text
     *     of one byte a character and nobody said so
     */
    static Reader of(InputStream bytes, @Nullable Charset declared) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(LOOKED_AT);
        byte[] start = in.readNBytes(LOOKED_AT);
        in.reset();
        for (Map.Entry<String, byte[]> mark : MARKS.entrySet()) {
            if (Arrays.mismatch(start, mark.getValue()) == mark.getValue().length
                    || Arrays.equals(start, mark.getValue())) {
                check(declared, mark.getKey());
                in.skipNBytes(mark.getValue().length);
                return reader(in, Charset.forName(mark.getKey()));
            }
        }
        if (declared == null) {
            refuseWide(start);
        }
        return reader(in, declared == null ? StandardCharsets.UTF_8 : declared);
    }

    /** What is wrong where bytes cannot be decoded. */
    static InvalidSpec undecodable(@Nullable Charset declared) {
        return declared == null
                ? new InvalidSpec(
                        "uri",
                        "is not text in UTF-8: set format.encoding, where the format has one, to what it was written in, such as"
                                + " windows-1252 (spreadsheets on Windows), iso-8859-1 or utf-16; or save it in UTF-8")
                : new InvalidSpec("format.encoding", "is " + declared + ", and the file is not text in it");
    }

    private static Reader reader(InputStream in, Charset encoding) {
        return new InputStreamReader(
                in,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static void check(@Nullable Charset declared, String marked) {
        if (declared != null && !marked.startsWith(declared.name())) {
            throw new InvalidSpec(
                    "format.encoding", "is " + declared + ", and the file's byte order mark says " + marked);
        }
    }

    /** Latin text in UTF-16 has a zero beside every letter, and would pass for UTF-8. */
    private static void refuseWide(byte[] start) {
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        int most = Math.max(zeros[0], zeros[1]);
        if (most > 1 && most > start.length / 4 && Math.min(zeros[0], zeros[1]) == 0) {
            throw new InvalidSpec(
                    "uri",
                    "looks like text in UTF-16 without a byte order mark: set format.encoding to "
                            + (zeros[1] > 0 ? "utf-16le" : "utf-16be"));
        }
    }
}
