package dev.descent.ml.data.numpy;

import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an NPY file says of its array, by the
 * <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format's description</a>. It is a literal of
 * Python's, of which nothing is evaluated.
 *
 * @param shape sizes of the dimensions; none of a single number
 */
record NpyHeader(ElementType type, boolean isByColumns, List<Integer> shape) {
    private static final String MAGIC = "\u0093NUMPY";
    private static final int LONGEST = 10_000;
    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\[))");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    /**
     * Reads it, and leaves the stream at the first element.
     *
     * @param name of the file, for faults
     */
    static NpyHeader read(InputStream in, String name) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length() + 2);
        if (start.length < MAGIC.length() + 2
                || !new String(start, 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC)) {
            throw refused(name, "is no array of NumPy's");
        }
        int length = length(in, start[MAGIC.length()], name);
        if (length < 0 || length > LONGEST) {
            throw refused(name, "has a header of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] text = in.readNBytes(length);
        if (text.length < length) {
            throw refused(name, "ends within its header");
        }
        return of(new String(text, StandardCharsets.UTF_8), name);
    }

    private static int length(InputStream in, int version, String name) throws IOException {
        int size = version == 1 ? Short.BYTES : Integer.BYTES;
        byte[] read = in.readNBytes(size);
        if (version < 1 || version > 3 || read.length < size) {
            throw refused(name, "is of version " + version + " of its form, and not of 1 to 3");
        }
        return ByteBuffer.wrap(Arrays.copyOf(read, Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private static NpyHeader of(String text, String name) {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !order.find() || !shape.find()) {
            throw refused(name, "has a header that is not understood");
        }
        if (type.group(3) != null) {
            throw refused(name, "has records of several fields: save each field as an array of its own");
        }
        String written = type.group(1) == null ? type.group(2) : type.group(1);
        return new NpyHeader(
                ElementType.of(written).orElseThrow(() -> refused(name, unread(written))),
                order.group(1).equals("True"),
                sizes(shape.group(1), name));
    }

    private static String unread(String written) {
        return written.endsWith("O")
                ? "holds Python objects, which are not read (they can run programs): save an array of numbers or of text,"
                        + " as np.array(x, dtype=\"float32\") or np.array(words, dtype=\"U\") make it"
                : "has elements of type " + written
                        + ", which are not read: bool, int8 to int64, uint8 to uint64, float16"
                        + " to float64 and text are";
    }

    private static List<Integer> sizes(String written, String name) {
        try {
            return Arrays.stream(written.replace("L", "").split(","))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw refused(name, "has a size that is not understood: (" + written + ")");
        }
    }

    /** The elements behind the first dimension. */
    long elements() {
        try {
            return shape.stream().skip(1).mapToLong(size -> size).reduce(1, Math::multiplyExact);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    static InvalidSpec refused(String name, String why) {
        return new InvalidSpec("uri", "holds " + name + ", which " + why);
    }
}
