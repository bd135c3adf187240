package dev.descent.dataset;

import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.model.ModelFiles.OpenedFile;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What references name, found by the scheme of each. */
public final class References {
    private final Schemes schemes;

    References(Schemes schemes) {
        this.schemes = schemes;
    }

    /** Finds it, and fetches it where it is elsewhere. */
    Origin find(DataReference there, FetchWatch watch) throws IOException {
        Reference reference = Reference.of(there, watch);
        return schemes.of(reference).find(reference);
    }

    /** Empty where it is elsewhere, or may have changed there. */
    Optional<Origin> findAtHand(DataReference there) throws IOException {
        Reference reference = Reference.of(there, FetchWatch.PATIENT);
        return schemes.of(reference).findAtHand(reference);
    }

    /** @throws InvalidSpec where the spec has no format, and what it names has none of its own */
    void checkFormatIsGiven(DatasetSpec spec) {
        if (spec.format() == null
                && !schemes.of(Reference.of(spec, FetchWatch.PATIENT)).knowsFormats()) {
            throw MissingFormat.of(spec.uri());
        }
    }

    /** What is wrong with a reference by itself, at {@code uri}, as far as can be told without a fetch. */
    public List<Violation> faults(String uri) {
        try {
            Optional<Origin> found = findAtHand(new DataReference(uri, null));
            if (found.isPresent()) {
                found.get().close();
            }
            return List.of();
        } catch (InvalidSpec invalid) {
            return invalid.violations();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The bytes of a reference to one file, which the caller closes.
     *
     * @param uri of any kind that names a file: {@code file:model.keras}
     * @param sha256 that they must have, in lower-case hex, or null
     * @param watch who waits, if they must be fetched
     * @throws InvalidSpec at {@code uri} or {@code sha256}
     */
    HeldFile file(String uri, @Nullable String sha256, FetchWatch watch) {
        Reference reference = new Reference(uri, sha256, watch);
        try {
            HeldFile file = schemes.of(reference).file(reference);
            if (sha256 == null || sha256.equals(file.sha256())) {
                return file;
            }
            file.close();
            throw new InvalidSpec("sha256", mismatch(file.sha256()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The same references for models: a model's file is found as a data set's is.
     *
     * @param watch makes one for each file, for whoever waits if it must be fetched
     */
    public ModelFiles modelFiles(Supplier<FetchWatch> watch) {
        return (uri, sha256) -> {
            HeldFile file = file(uri, sha256, watch.get());
            return new OpenedFile(file.path(), file.sha256(), file::close);
        };
    }

    static String mismatch(String found) {
        return "does not match: the bytes there have " + found;
    }

    static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("cannot read a data set", cause);
    }
}
