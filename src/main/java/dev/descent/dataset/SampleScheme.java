package dev.descent.dataset;

import dev.descent.ml.base.Sha256;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.sample.Sample;
import dev.descent.ml.data.sample.Samples;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Nearest;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code sample:} names a data set that the program makes. */
final class SampleScheme implements Scheme {
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "sample";
    }

    private static InvalidSpec unknown(String name) {
        List<String> known = Samples.ALL.stream().map(Sample::name).toList();
        return new InvalidSpec(
                "uri",
                "names no sample" + Nearest.hint(name, known) + "; there are "
                        + known.stream().map(other -> "sample:" + other).collect(Collectors.joining(", ")));
    }

    @Override
    public Origin find(Reference reference) {
        Sample sample = Samples.find(reference.rest()).orElseThrow(() -> unknown(reference.rest()));
        return made.computeIfAbsent(sample.name(), unused -> Made.of(sample.make()));
    }

    /** A sample in memory. Its hash is that of the values, so that another version of the program cannot pass for this one. */
    private record Made(RawData data, String sha256) implements Origin {

        static Made of(RawData data) {
            MessageDigest digest = Sha256.digest();
            data.digest(digest);
            return new Made(data, Sha256.hex(digest));
        }

        @Override
        public void checkFormat(@Nullable FormatSpec format) {
            if (format != null) {
                throw new InvalidSpec("format", "must be null for a sample, which has none");
            }
        }

        @Override
        public RawData read(@Nullable FormatSpec format, SplitBy by, Store store) {
            by.refuseColumns("is for tables, and for images that a manifest names");
            return data;
        }

        @Override
        public Overview overview(@Nullable FormatSpec format, Store store) {
            return Overview.of(data);
        }
    }
}
