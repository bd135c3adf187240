package dev.descent.dataset;

import dev.descent.dataset.remote.RemoteFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of reference there are. */
record Schemes(List<Scheme> all) {

    Schemes {
        all = List.copyOf(all);
    }

    /** What is on this machine, but for registered data sets. */
    static Schemes of(DatasetSettings settings) {
        return new Schemes(List.of(new FileScheme(settings.files(), settings.limits()), new SampleScheme()));
    }

    Schemes and(Scheme... more) {
        return new Schemes(Stream.concat(all.stream(), Stream.of(more)).toList());
    }

    /** With what is on other machines. */
    Schemes and(RemoteFiles files, Limits limits) {
        return and(
                new RemoteScheme("http", files, limits),
                new RemoteScheme("https", files, limits),
                new RemoteScheme("s3", files, limits));
    }

    /** @throws InvalidSpec at {@code uri}, where the reference is of no kind that is known */
    Scheme of(Reference reference) {
        String name = reference.scheme();
        return all.stream()
                .filter(scheme -> scheme.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSpec("uri", "must begin with one of " + known() + ", was " + name + ":"));
    }

    private String known() {
        return all.stream().map(scheme -> scheme.name() + ":").collect(Collectors.joining(", "));
    }
}
