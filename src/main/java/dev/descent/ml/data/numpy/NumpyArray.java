package dev.descent.ml.data.numpy;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.InvalidSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** An array in an NPY file, which is read item by item along its first dimension; what its header claims is believed as the bytes come. */
public final class NumpyArray {
    private static final String ENDING = ".npy";
    private static final int BUFFER = 1 << 16;

    private final DataFiles files;
    private final String file;
    private final NpyHeader header;

    private NumpyArray(DataFiles files, String file, NpyHeader header) {
        this.files = files;
        this.file = file;
        this.header = header;
    }

    /** Takes the items in their order. */
    @FunctionalInterface
    public interface Items {
        void take(int index, Item item) throws IOException;
    }

    /** One of the items, until the next is read. */
    public final class Item {
        private final ByteBuffer bytes;

        private Item(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes).order(header.type().order());
        }

        /** An element by its place, row-major. */
        public double number(int element) {
            return header.type().number(bytes, element);
        }

        /** The same as a word. */
        public String word(int element) {
            return header.type().word(bytes, element);
        }
    }

    public static boolean isArray(String file) {
        return file.endsWith(ENDING);
    }

    /** @throws InvalidSpec at {@code uri} where it is no array, or one of elements that are not read */
    public static NumpyArray of(DataFiles files, String file) throws IOException {
        try (InputStream in = new BufferedInputStream(files.open(file), BUFFER)) {
            return new NumpyArray(files, file, NpyHeader.read(in, file));
        }
    }

    /** Without folders and ending: {@code x_train}. */
    public String name() {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ENDING.length());
    }

    /** With folders, without the ending: {@code train/x}. */
    public String path() {
        return file.substring(0, file.length() - ENDING.length());
    }

    /** Those that it is in, or nothing. */
    public String folders() {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    public List<Integer> shape() {
        return header.shape();
    }

    /** Along the first dimension. */
    public int items() {
        return header.shape().isEmpty() ? 1 : header.shape().get(0);
    }

    /** Of an item. */
    public int elements() {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, header.elements()));
    }

    public boolean isText() {
        return header.type().isText();
    }

    /** Whether its elements are bytes from 0 to 255. */
    public boolean isOfBytes() {
        return header.type().kind() == ElementType.ElementKind.UNSIGNED
                && header.type().bytes() == 1;
    }

    /** As a message has it: {@code x_train [60000, 28, 28] uint8}. */
    public String shown() {
        return path() + " " + header.shape() + " " + header.type().shown();
    }

    /** A fault of it, to complete “holds x_train.npy, which …”. */
    public InvalidSpec refused(String why) {
        return NpyHeader.refused(file, why);
    }

    /**
     * Reads all items.
     *
     * @throws InvalidSpec at {@code uri} where they are too large, or not as many as the header claims
     */
    public void read(Limits limits, Items items) throws IOException {
        try (InputStream in = new BufferedInputStream(files.open(file), BUFFER)) {
            NpyHeader.read(in, file);
            checkSize(limits);
            byte[] bytes = new byte[elements() * header.type().bytes()];
            Item item = new Item(bytes);
            for (int i = 0; i < items(); i++) {
                if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                    throw refused("ends before the " + items() + " items that its header claims");
                }
                items.take(i, item);
            }
            if (in.read() >= 0) {
                throw refused("goes on after the " + items() + " items that its header claims");
            }
        }
    }

    /**
     * Checks what the header claims.
     *
     * @throws InvalidSpec at {@code uri} where it is more than is allowed, or than the file is said to have
     */
    public void checkSize(Limits limits) throws IOException {
        if (items() == 0 || header.elements() == 0) {
            throw refused("is empty");
        } else if (header.isByColumns() && header.shape().size() > 1) {
            throw refused("is stored column by column (fortran_order): save np.ascontiguousarray of it");
        } else if (header.elements() > limits.pixels()) {
            throw refused("claims more than the " + limits.pixels() + " elements that an item may have");
        }
        long bytes = header.elements() * header.type().bytes();
        if (bytes > Math.min(files.size(file) / items(), Integer.MAX_VALUE)) {
            throw refused("is shorter than the " + items() + " items that its header claims");
        }
    }
}
