package dev.descent.ml.data.numpy;

import dev.descent.ml.data.table.Cell;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the elements of an array are.
 *
 * @param bytes of an element
 * @param order of the bytes
 */
record ElementType(ElementKind kind, int bytes, ByteOrder order) {
    private static final Pattern WRITTEN = Pattern.compile("([<>=|])([biufSU])(\\d{1,5})");
    private static final int LONGEST_TEXT = 1000;
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** By its name in a header, such as {@code <f4}; empty for what is not read, such as Python's objects. */
    static Optional<ElementType> of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ElementKind kind = ElementKind.of(matcher.group(2).charAt(0));
        int size = Integer.parseInt(matcher.group(3));
        return kind.hasSize(size)
                ? Optional.of(new ElementType(kind, kind == ElementKind.TEXT ? Integer.BYTES * size : size, order))
                : Optional.empty();
    }

    /** What an element stands for. */
    enum ElementKind {
        TRUTH('b', "bool", 1, 1),
        SIGNED('i', "int", 1, 8),
        UNSIGNED('u', "uint", 1, 8),
        FLOAT('f', "float", 2, 8),
        BYTES('S', "bytes", 1, LONGEST_TEXT),
        TEXT('U', "str", 1, LONGEST_TEXT);

        private final char letter;
        private final String word;
        private final int smallest;
        private final int largest;

        ElementKind(char letter, String word, int smallest, int largest) {
            this.letter = letter;
            this.word = word;
            this.smallest = smallest;
            this.largest = largest;
        }

        private static ElementKind of(char letter) {
            return Arrays.stream(values())
                    .filter(kind -> kind.letter == letter)
                    .findFirst()
                    .orElseThrow();
        }

        private boolean isOfCharacters() {
            return this == BYTES || this == TEXT;
        }

        private boolean hasSize(int size) {
            return size >= smallest && size <= largest && (isOfCharacters() || Integer.bitCount(size) == 1);
        }
    }

    boolean isText() {
        return kind.isOfCharacters();
    }

    /** As NumPy calls it: {@code uint8}, {@code float32}, {@code str}. */
    String shown() {
        return kind == ElementKind.TRUTH || isText() ? kind.word : kind.word + Byte.SIZE * bytes;
    }

    /** An element as a number; not of text. */
    double number(ByteBuffer in, int element) {
        int at = element * bytes;
        return switch (kind) {
            case FLOAT -> bytes == 2 ? half(in.getShort(at)) : bytes == 4 ? in.getFloat(at) : in.getDouble(at);
            case UNSIGNED -> unsigned(in, at);
            case TRUTH -> in.get(at) == 0 ? 0 : 1;
            default -> whole(in, at);
        };
    }

    /** An element as a word: text as it is, numbers in digits. */
    String word(ByteBuffer in, int element) {
        int at = element * bytes;
        return switch (kind) {
            case BYTES -> text(in, at, StandardCharsets.UTF_8);
            case TEXT -> text(in, at, order == ByteOrder.BIG_ENDIAN ? UTF_32BE : UTF_32LE);
            case SIGNED -> Long.toString(whole(in, at));
            case UNSIGNED ->
                bytes == Long.BYTES ? Long.toUnsignedString(in.getLong(at)) : Long.toString(whole(in, at) & mask());
            default -> Cell.text(number(in, element));
        };
    }

    /** Shorter text is padded with zeros. */
    private String text(ByteBuffer in, int at, Charset charset) {
        byte[] padded = new byte[bytes];
        in.get(at, padded);
        String text = new String(padded, charset);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private long whole(ByteBuffer in, int at) {
        return switch (bytes) {
            case 1 -> in.get(at);
            case 2 -> in.getShort(at);
            case 4 -> in.getInt(at);
            default -> in.getLong(at);
        };
    }

    private double unsigned(ByteBuffer in, int at) {
        long whole = whole(in, at);
        if (bytes < Long.BYTES) {
            return whole & mask();
        }
        return whole >= 0 ? whole : (whole >>> 1) * 2.0;
    }

    private long mask() {
        return (1L << (Byte.SIZE * bytes)) - 1;
    }

    /** IEEE 754's binary16. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size =
                switch (exponent) {
                    case 0 -> Math.scalb((double) fraction, -24);
                    case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
                };
        return bits < 0 ? -size : size;
    }
}
