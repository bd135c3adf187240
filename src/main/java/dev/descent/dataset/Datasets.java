package dev.descent.dataset;

import dev.descent.dataset.content.HeldFile;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.DatasetSpec;
import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Data sets by reference: found, checked against their hash, read, split and encoded, and kept in memory for the next who asks. */
public final class Datasets {
    private final List<Scheme> schemes;
    private final DatasetCache cache;
    private final Store store;

    /** With every kind of reference there is: the table of contents. */
    public static Datasets of(DatasetSettings settings) {
        return new Datasets(List.of(new FileScheme(settings.files(), settings.limits()), new SampleScheme()), settings);
    }

    private Datasets(List<Scheme> schemes, DatasetSettings settings) {
        this.schemes = List.copyOf(schemes);
        this.cache = new DatasetCache(settings.cacheBytes().toBytes());
        this.store = settings.store(cache::clear);
    }

    /** {@link #load(DatasetSpec, boolean, FetchWatch)}, however long a fetch takes. */
    public LoadedDataset load(DatasetSpec spec, boolean scaleTarget) {
        return load(spec, scaleTarget, FetchWatch.PATIENT);
    }

    /**
     * Loads a data set, which is not read again while its bytes and the spec stay the same. What comes back is shared: it must not be
     * changed.
     *
     * @param scaleTarget whether the target of a regression is standardized, for losses and outputs that have no unit
     * @param watch who waits, if the bytes must be fetched
     * @throws InvalidSpec with what cannot be had, at paths within {@code spec}
     */
    public LoadedDataset load(DatasetSpec spec, boolean scaleTarget, FetchWatch watch) {
        Reference reference = Reference.of(spec, watch);
        try (Origin origin = scheme(reference).find(reference)) {
            return load(origin, spec, scaleTarget);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * {@link #load(DatasetSpec, boolean)}, where it needs no fetch.
     *
     * @return empty where the bytes are elsewhere, or may have changed there
     */
    public Optional<LoadedDataset> loadAtHand(DatasetSpec spec, boolean scaleTarget) {
        Reference reference = Reference.of(spec, FetchWatch.PATIENT);
        try {
            Optional<Origin> found = scheme(reference).findAtHand(reference);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (Origin origin = found.get()) {
                return Optional.of(load(origin, spec, scaleTarget));
            }
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
    public HeldFile file(String uri, @Nullable String sha256, FetchWatch watch) {
        Reference reference = new Reference(uri, sha256, watch);
        try {
            HeldFile file = scheme(reference).file(reference);
            if (sha256 == null || sha256.equals(file.sha256())) {
                return file;
            }
            file.close();
            throw new InvalidSpec("sha256", mismatch(file.sha256()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private LoadedDataset load(Origin origin, DatasetSpec spec, boolean scaleTarget) throws IOException {
        DatasetSpec pinned = spec.pinned(checked(origin, spec));
        return cache.get(new DatasetCache.Key(pinned, scaleTarget), () -> read(origin, pinned, scaleTarget));
    }

    private Scheme scheme(Reference reference) {
        String name = reference.scheme();
        return schemes.stream()
                .filter(scheme -> scheme.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSpec("uri", "must begin with one of " + known() + ", was " + name + ":"));
    }

    private String known() {
        return schemes.stream().map(scheme -> scheme.name() + ":").collect(Collectors.joining(", "));
    }

    /** The bytes' hash, which is the one asked for. */
    private static String checked(Origin origin, DatasetSpec spec) throws IOException {
        Faults faults = new Faults();
        String found = origin.sha256();
        faults.check(spec.sha256() == null || spec.sha256().equals(found), "sha256", mismatch(found));
        faults.<Boolean>collect("", () -> {
            origin.checkFormat(spec.format());
            return true;
        });
        faults.raise();
        return found;
    }

    private LoadedDataset read(Origin origin, DatasetSpec spec, boolean scaleTarget) {
        try {
            RawData raw = origin.read(spec.format(), store);
            Parts parts = Parts.of(spec.split(), raw);
            TrainingData data = raw.encode(parts, spec.normalize(), scaleTarget);
            return new LoadedDataset(spec, data, SpecWriter.write(DatasetSummary.of(spec, raw, parts, data)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String mismatch(String found) {
        return "does not match: the bytes there have " + found;
    }

    private static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("cannot read a data set", cause);
    }
}
