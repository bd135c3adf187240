package dev.descent.dataset.upload;

import dev.descent.content.PartialFile;
import dev.descent.dataset.registry.Uploads;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a multipart request, taken one event after the other: one {@code file}, whose bytes go to the disk, and fields of text.
 * Whoever makes one closes it, at whatever point the request ends.
 */
public final class UploadForm implements Closeable {
    private static final String FILE = "file";
    /** Bytes of a field of text. */
    static final int LONGEST_FIELD = 1 << 20;

    private final Set<String> fields;
    private final Uploads uploads;
    private final Map<String, ByteArrayOutputStream> texts = new TreeMap<>();
    private @Nullable PartialFile file;
    private String fileName = "";
    /** The part whose events come, or null between two. */
    private @Nullable String current;

    private boolean closed;

    /** @param fields that may come besides the file */
    UploadForm(Set<String> fields, Uploads uploads) {
        this.fields = Set.copyOf(fields);
        this.uploads = uploads;
    }

    /**
     * Takes what comes next. Writes to the disk.
     *
     * @throws InvalidSpec where the part is not known here, or comes twice
     * @throws UploadRefused as soon as the file has too many bytes
     */
    synchronized void accept(Piece piece) throws IOException {
        if (!closed) {
            String name = current == null ? begin(piece) : current;
            take(name, piece.bytes());
            current = piece.isLast() ? null : name;
        }
    }

    /**
     * The whole file, when all parts came.
     *
     * @throws InvalidSpec where there was none
     */
    public synchronized ReceivedFile file() throws IOException {
        if (file == null) {
            throw new InvalidSpec(FILE, "is required: the part with the data set's bytes");
        }
        return new ReceivedFile(fileName, file.finish());
    }

    /**
     * A field's text, or null where it did not come.
     *
     * @throws InvalidSpec where its bytes are no text
     */
    public synchronized @Nullable String text(String field) {
        ByteArrayOutputStream bytes = texts.get(field);
        try {
            return bytes == null
                    ? null
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidSpec(field, "must be text in UTF-8");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (file != null) {
            file.close();
        }
    }

    private String begin(Piece piece) throws IOException {
        String name = String.valueOf(piece.disposition().getName());
        Faults faults = new Faults();
        faults.check(
                name.equals(FILE) || fields.contains(name),
                name,
                "is no part that is known here; there are " + FILE + " and "
                        + fields.stream().sorted().collect(Collectors.joining(", ")));
        faults.check(!texts.containsKey(name), name, "must come once");
        faults.check(file == null || !name.equals(FILE), FILE, "must come once: a request registers one data set");
        faults.check(!name.equals(FILE) || !piece.isField(), FILE, "must be sent as a file, with a file name");
        faults.raise();
        if (name.equals(FILE)) {
            fileName = FileName.checked(FILE, piece.disposition().getFilename());
            file = uploads.create();
        } else {
            texts.put(name, new ByteArrayOutputStream());
        }
        return name;
    }

    private void take(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream text = texts.get(name);
        if (text == null && file != null) {
            if (file.bytes() + bytes.length > uploads.maxBytes()) {
                throw UploadRefused.tooLarge(uploads.maxBytes());
            }
            file.append(ByteBuffer.wrap(bytes));
        } else if (text != null) {
            if (text.size() + bytes.length > LONGEST_FIELD) {
                throw new InvalidSpec(name, "must have at most " + LONGEST_FIELD + " bytes");
            }
            text.writeBytes(bytes);
        }
    }
}
