package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Shown;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/** Finds text in UTF-8 that somebody took for another encoding: {@code cafÃ©}. */
final class Mojibake {
    private static final Charset TAKEN_FOR = Charset.forName("windows-1252");

    private Mojibake() {}

    /** What a person should know of the first such text. */
    static Optional<String> doubt(Collection<String> texts) {
        return texts.stream()
                .flatMap(
                        text -> meant(text).stream()
                                .map(
                                        meant -> "the text " + Shown.quoted(text)
                                                + " may be meant as " + Shown.quoted(meant)
                                                + ": it is UTF-8 that was taken for another encoding, by format.encoding or when the file was made"))
                .findFirst();
    }

    /** Two bytes that are UTF-8 and not ASCII are so by chance in hardly a word of any language. */
    private static Optional<String> meant(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = TAKEN_FOR.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
