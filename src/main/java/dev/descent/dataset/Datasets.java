package dev.descent.dataset;

import dev.descent.dataset.registry.RegistryStore;
import dev.descent.dataset.registry.Uploads;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.data.format.OwnParts;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.ReadingStopped;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.Optional;

/** Data sets by reference: found, checked against their hash, read, split and encoded, and kept in memory for the next who asks. */
public final class Datasets {
    /** Bytes that are read within a client's request: some seconds. */
    private static final long MOST_AT_ONCE = 256L << 20;

    private final References references;
    private final DatasetCache cache;
    private final Store store;
    private final DatasetSurvey survey;
    private final Limits limits;

    /** With references to this machine only. */
    public static Datasets of(DatasetSettings settings) {
        return new Datasets(Schemes.of(settings), settings);
    }

    /**
     * With every kind of reference there is.
     *
     * @param elsewhere all of them but registered ones
     */
    static Datasets of(DatasetSettings settings, Schemes elsewhere, RegistryStore registry, Uploads uploads) {
        return new Datasets(
                elsewhere.and(new RegisteredScheme(registry, uploads, elsewhere, settings.limits())), settings);
    }

    private Datasets(Schemes schemes, DatasetSettings settings) {
        this.references = new References(schemes);
        this.cache = new DatasetCache(settings.cacheBytes().toBytes());
        this.store = settings.store(cache::clear);
        this.limits = settings.limits();
        this.survey = new DatasetSurvey(schemes, limits, store);
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
        try (Origins origins = Origins.find(spec, there -> Optional.of(references.find(there, watch)))
                .orElseThrow()) {
            origins.watched(spec, watch);
            return load(origins, spec, scaleTarget, watch::stillWanted);
        } catch (ReadingStopped stopped) {
            throw stopped.reason();
        } catch (IOException e) {
            throw References.unreadable(e);
        }
    }

    /**
     * Where the bytes of a data set are on this machine, for other processes that read it; they stay until it is closed.
     *
     * @param spec pinned to their hashes
     * @throws InvalidSpec with what cannot be had, at paths within {@code spec}
     */
    public PlacedData place(DatasetSpec spec, boolean scaleTarget, FetchWatch watch) {
        try {
            Origins origins = Origins.find(spec, there -> Optional.of(references.find(there, watch)))
                    .orElseThrow();
            LocalData data = new LocalData(spec, scaleTarget, origins.places(), limits.bytes(), limits.pixels());
            return new PlacedData(data, origins);
        } catch (IOException e) {
            throw References.unreadable(e);
        }
    }

    /**
     * {@link #load(DatasetSpec, boolean)}, where it needs no fetch, and no longer than a client waits.
     *
     * @return empty where the bytes are elsewhere, or may have changed there, or are too many
     */
    public Optional<LoadedDataset> loadAtHand(DatasetSpec spec, boolean scaleTarget) {
        try {
            Optional<Origins> found = Origins.find(spec, references::findAtHand);
            if (found.isEmpty()) {
                references.checkFormatIsGiven(spec);
                return Optional.empty();
            }
            try (Origins origins = found.get()) {
                if (origins.size() > MOST_AT_ONCE) {
                    references.checkFormatIsGiven(spec);
                    return Optional.empty();
                }
                return Optional.of(load(origins, spec, scaleTarget, () -> {}));
            }
        } catch (IOException e) {
            throw References.unreadable(e);
        }
    }

    /**
     * Finds a part of a data set for {@link FoundDataset#encode}, and fetches it where it is elsewhere.
     *
     * @param watch who waits, if the bytes must be fetched
     * @throws InvalidSpec with what cannot be had, at paths within {@code asked}
     */
    public FoundDataset find(DatasetSpec asked, Part part, FetchWatch watch) {
        DatasetSpec own = asked.own(part);
        DatasetSpec wanted = own == null ? asked : own;
        try {
            Origin there = references.find(new DataReference(wanted.uri(), wanted.sha256()), watch);
            return new FoundDataset(asked, part, there, store);
        } catch (InvalidSpec invalid) {
            throw own == null ? invalid : OwnParts.at(DatasetSpec.path(part), invalid);
        } catch (IOException e) {
            throw References.unreadable(e);
        }
    }

    /** What they are found by, which other files are, too. */
    public References references() {
        return references;
    }

    /** For who only wants to look at data. */
    DatasetSurvey survey() {
        return survey;
    }

    private LoadedDataset load(Origins origins, DatasetSpec asked, boolean scaleTarget, Runnable waiting)
            throws IOException {
        FormatSpec registered = origins.main().format();
        DatasetSpec spec = asked.format() == null ? asked.reading(registered) : asked;
        DatasetSpec pinned = spec.pinned(origins.checked(spec));
        DatasetSpec stored = pinned.unvaried();
        return cache.get(
                        new DatasetCache.Key(stored, scaleTarget),
                        waiting,
                        () -> LoadedDataset.read(origins, stored, scaleTarget, store))
                .varied(pinned);
    }
}
