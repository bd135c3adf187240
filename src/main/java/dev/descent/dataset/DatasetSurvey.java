package dev.descent.dataset;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.overview.Description;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks at data sets, without keeping them. */
final class DatasetSurvey {
    private final Schemes schemes;
    private final Limits limits;
    private final Store store;
    private final Looks looks = new Looks();

    DatasetSurvey(Schemes schemes, Limits limits, Store store) {
        this.schemes = schemes;
        this.limits = limits;
        this.store = store;
    }

    /** What was found at a reference. */
    record Seen(String sha256, Overview overview) {}

    /**
     * Looks at what a reference names.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with what cannot be had, at paths within {@code spec}
     */
    Seen look(DatasetSpec spec) {
        Reference reference = Reference.of(spec, FetchWatch.withinRequest());
        try (Origin origin = schemes.of(reference).find(reference)) {
            return new Seen(hash(origin, spec), overview(origin, spec.format(), looks::inRequest));
        } catch (IOException e) {
            throw References.unreadable(e);
        }
    }

    /** Looks at a file that no reference names. */
    Overview look(Path file, @Nullable FormatSpec format) {
        try (Origin origin = new FileOrigin(file, limits, Caffeine.newBuilder().build())) {
            return overview(origin, format, looks::inTurn);
        } catch (IOException e) {
            throw References.unreadable(e);
        }
    }

    private static String hash(Origin origin, DatasetSpec spec) throws IOException {
        Faults faults = new Faults();
        String found = origin.sha256();
        faults.check(spec.sha256() == null || spec.sha256().equals(found), "sha256", References.mismatch(found));
        faults.raise();
        return found;
    }

    private Overview overview(Origin origin, @Nullable FormatSpec format, Looks.Turn turn) throws IOException {
        if (format == null) {
            return filled(origin.overview(null, store));
        }
        origin.checkFormat(format);
        return turn.take(() -> origin.overview(format, store));
    }

    /** Whatever a file is for, one without a byte is a mistake of whoever made it. */
    private static Overview filled(Overview overview) {
        Description.Found files = overview.description().files();
        if (files != null && files.bytes() == 0) {
            throw new InvalidSpec("uri", "is empty");
        }
        return overview;
    }
}
