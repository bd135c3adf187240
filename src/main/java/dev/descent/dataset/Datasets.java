package dev.descent.dataset;

import dev.descent.ml.data.DatasetSpec;
import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Data sets by reference: found, checked against their hash, read, split and encoded, and kept in memory for the next who asks. */
public final class Datasets {
    private final List<Scheme> schemes;
    private final DatasetCache cache;

    /** With every kind of reference there is: the table of contents. */
    public static Datasets of(DatasetSettings settings) {
        return new Datasets(
                List.of(new FileScheme(settings.files(), settings.limits()), new SampleScheme()),
                settings.cacheBytes().toBytes());
    }

    /** @param cacheBytes of loaded data sets to keep */
    Datasets(List<Scheme> schemes, long cacheBytes) {
        this.schemes = List.copyOf(schemes);
        this.cache = new DatasetCache(cacheBytes);
    }

    /**
     * Loads a data set, which is not read again while its bytes and the spec stay the same. What comes back is shared: it must not be
     * changed.
     *
     * @param scaleTarget whether the target of a regression is standardized, for losses and outputs that have no unit
     * @throws InvalidSpec with what cannot be had, at paths within {@code spec}
     */
    public LoadedDataset load(DatasetSpec spec, boolean scaleTarget) {
        try (Origin origin = find(spec)) {
            DatasetSpec pinned = spec.pinned(checked(origin, spec));
            return cache.get(new DatasetCache.Key(pinned, scaleTarget), () -> read(origin, pinned, scaleTarget));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + spec.uri(), e);
        }
    }

    private Origin find(DatasetSpec spec) throws IOException {
        int colon = spec.uri().indexOf(':');
        String name = spec.uri().substring(0, colon);
        for (Scheme scheme : schemes) {
            if (scheme.name().equals(name)) {
                return scheme.find(spec.uri().substring(colon + 1));
            }
        }
        String known = schemes.stream().map(scheme -> scheme.name() + ":").collect(Collectors.joining(", "));
        throw new InvalidSpec("uri", "must begin with one of " + known + ", was " + name + ":");
    }

    /** The bytes' hash, which is the one asked for. */
    private static String checked(Origin origin, DatasetSpec spec) throws IOException {
        Faults faults = new Faults();
        String found = origin.sha256();
        faults.check(
                spec.sha256() == null || spec.sha256().equals(found),
                "sha256",
                "does not match: the bytes there have " + found);
        faults.<Boolean>collect("", () -> {
            origin.checkFormat(spec.format());
            return true;
        });
        faults.raise();
        return found;
    }

    private static LoadedDataset read(Origin origin, DatasetSpec spec, boolean scaleTarget) {
        try {
            RawData raw = origin.read(spec.format());
            Parts parts = Parts.of(spec.split(), raw);
            TrainingData data = raw.encode(parts, spec.normalize(), scaleTarget);
            return new LoadedDataset(spec, data, SpecWriter.write(DatasetSummary.of(spec, raw, parts, data)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + spec.uri(), e);
        }
    }
}
