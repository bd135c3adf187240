package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The name of a zip archive's entry: UTF-8, as nearly every program writes it, or else
 * the code page that the format began with.
 */
final class ZipName {
    private static final String CODE_PAGE = "IBM437";

    private ZipName() {}

    /**
     * Reads it.
     *
     * @param isUtf8 whether the entry says so
     * @throws InvalidSpec where it is neither
     */
    static String of(byte[] raw, boolean isUtf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            if (isUtf8 || !Charset.isSupported(CODE_PAGE)) {
                throw new InvalidSpec("uri", "holds an entry whose name is not UTF-8");
            }
            return new String(raw, Charset.forName(CODE_PAGE));
        }
    }
}
