package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;

/** One entry of a zip archive's directory: what it says of a file. */
final class ZipRecord {
    private static final int SIGNATURE = 0x02014b50;
    private static final int LENGTH = 46;
    /** A number that stands in the extra field, as it does not fit. */
    private static final long ELSEWHERE = 0xffffffffL;
    /** Of the file, strongly, or of the directory. */
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;

    private static final int UTF_8 = 1 << 11;

    private final ZipBytes directory;
    private final int at;
    private final byte[] rawName;
    private final String name;

    /** @param at where it begins in the directory */
    ZipRecord(ZipBytes directory, int at) {
        ZipBytes.check(at <= directory.length() - LENGTH && directory.four(at) == SIGNATURE, "its directory is broken");
        this.directory = directory;
        this.at = at;
        ZipBytes.check(next() <= directory.length(), "its directory is broken");
        rawName = directory.copy(at + LENGTH, directory.two(at + 28));
        name = checked(ZipName.of(rawName, (flags() & UTF_8) != 0));
    }

    /** Where the next one begins. */
    int next() {
        return extra() + directory.two(at + 30) + directory.two(at + 32);
    }

    /**
     * The file, at the place where its header should be.
     *
     * @throws InvalidSpec where it is nothing that we read
     */
    ZipMember member() {
        int method = method();
        check((flags() & ENCRYPTED) == 0, "is encrypted");
        check(
                method == ZipMember.STORED || method == ZipMember.DEFLATED,
                "is packed by method " + method + ", not 0 or 8");
        check(directory.two(at + 34) == 0, "is in another part");
        checkKind();
        long[] numbers = numbers();
        check(method != ZipMember.STORED || numbers[0] == numbers[1], "is stored in another size than its own");
        check(numbers[0] == 0 || !name.endsWith("/"), "holds bytes and is named like a folder");
        return new ZipMember(name, method, directory.four(at + 16), numbers[0], numbers[1], numbers[2]);
    }

    byte[] rawName() {
        return rawName;
    }

    int flags() {
        return directory.two(at + 8);
    }

    int method() {
        return directory.two(at + 10);
    }

    void check(boolean holds, String fault) {
        if (!holds) {
            throw new InvalidSpec("uri", "holds " + name + ", which " + fault);
        }
    }

    private int extra() {
        return at + LENGTH + directory.two(at + 28);
    }

    /** Size, packed size and place; those that do not fit into four bytes are in an extra field, in this order. */
    private long[] numbers() {
        long[] numbers = {directory.four(at + 24), directory.four(at + 20), directory.four(at + 42)};
        int field = largeNumbers();
        int end = field < 0 ? field : field + directory.two(field - 2);
        for (int i = 0; i < numbers.length && field >= 0; i++) {
            if (numbers[i] == ELSEWHERE) {
                check(field + Long.BYTES <= end, "has a broken extra field");
                numbers[i] = directory.eight(field);
                field += Long.BYTES;
            }
        }
        return numbers;
    }

    /** Where the extra field of large numbers begins, or -1. */
    private int largeNumbers() {
        int end = extra() + directory.two(at + 30);
        for (int field = extra(); field + 4 <= end; field += 4 + directory.two(field + 2)) {
            if (directory.two(field) == 1) {
                check(field + 4 + directory.two(field + 2) <= end, "has a broken extra field");
                return field + 4;
            }
        }
        return -1;
    }

    /** Systems with links and devices say what a file is. */
    private void checkKind() {
        int system = directory.two(at + 4) >> 8;
        int kind = (int) (directory.four(at + 38) >> 28);
        boolean tells = (system == 3 || system == 19) && kind != 0;
        check(!tells || kind == (name.endsWith("/") ? 4 : 8), "is a link or a device, and no file");
    }

    private static String checked(String name) {
        String objection = RelativeName.objection(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        if (objection != null) {
            throw new InvalidSpec("uri", "holds an entry whose name " + objection);
        }
        return name;
    }
}
