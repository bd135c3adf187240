package dev.descent.ml.data;

import dev.descent.ml.data.source.DataFiles;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is found in a whole data set, to be looked at. Training uses nothing of it: what that learns, it learns on the training part.
 *
 * @param files that it is made of; null for a sample
 * @param examples null where it was not read in a format, as is everything below
 * @param task what is to be learned
 * @param classes with their examples, or their pixels where each has a class; empty where there are none
 */
public record Description(
        @Nullable Found files, @Nullable Integer examples, Target.@Nullable Task task, List<ClassCount> classes) {
    private static final int MOST_NAMES = 20;

    /**
     * Files by name.
     *
     * @param bytes of all, as they are when unpacked
     * @param names of the first ones; empty where it is one file
     */
    public record Found(Integer count, Long bytes, List<String> names) {}

    /** How often one class occurs. */
    public record ClassCount(String name, Long count) {}

    /** Of bytes that nobody says how to read. */
    public static Description of(DataFiles files) throws IOException {
        long bytes = 0;
        for (String name : files.names()) {
            bytes += files.size(name);
        }
        List<String> names =
                files.isContainer() ? files.names().stream().limit(MOST_NAMES).toList() : List.of();
        return new Description(new Found(files.names().size(), bytes, names), null, null, List.of());
    }

    /** Of data that was read. */
    public static Description of(RawData data) {
        Target target = data.labels().target();
        List<Long> counts = data.labels().counts(IntStream.range(0, data.size()).toArray());
        List<ClassCount> classes = IntStream.range(0, counts.size())
                .mapToObj(i -> new ClassCount(target.names().get(i), counts.get(i)))
                .toList();
        return new Description(null, data.size(), target.task(), classes);
    }

    /** The same, of these files. */
    public Description with(@Nullable Found found) {
        return new Description(found, examples, task, classes);
    }
}
