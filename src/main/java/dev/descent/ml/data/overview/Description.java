package dev.descent.ml.data.overview;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.table.TableFacts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is found in a whole data set, to be looked at. Training uses nothing of it: what
 * that learns, it learns on the training part.
 *
 * @param files that it is made of; null for a sample
 * @param examples null where it was not read in a format, as is everything below
 * @param task what is to be learned
 * @param classes with their examples, or their pixels where each has a class; empty where there are none
 * @param table of a CSV: its columns, used or not, and first rows
 * @param images of a data set of images
 * @param warnings what a person should know of how it was read
 */
public record Description(
        @Nullable Found files,
        @Nullable Integer examples,
        Target.@Nullable Task task,
        List<ClassCount> classes,
        @Nullable TableFacts table,
        @Nullable ImagesFound images,
        List<String> warnings) {

    /**
     * Files by name.
     *
     * @param bytes of all, as they are when unpacked
     * @param names of the first ones; empty where it is one file
     */
    public record Found(Integer count, Long bytes, List<String> names) {
        private static final int MOST_NAMES = 20;

        public static Found of(DataFiles files) throws IOException {
            long bytes = 0;
            for (String name : files.names()) {
                bytes += files.size(name);
            }
            List<String> names = files.isContainer()
                    ? files.names().stream().limit(MOST_NAMES).toList()
                    : List.of();
            return new Found(files.names().size(), bytes, names);
        }
    }

    /** How often one class occurs. */
    public record ClassCount(String name, Long count) {}

    public static Description of(Found files) {
        return new Description(files, null, null, List.of(), null, null, List.of());
    }

    public static Description of(RawData data) {
        List<String> names = data.labels().target().names();
        List<Long> counts = data.labels().counts(IntStream.range(0, data.size()).toArray());
        List<ClassCount> classes = IntStream.range(0, counts.size())
                .mapToObj(i -> new ClassCount(names.get(i), counts.get(i)))
                .toList();
        ImagesFound images = ImagesFound.of(data).orElse(null);
        Target.Task task = data.labels().target().task();
        return new Description(null, data.size(), task, classes, null, images, data.notes());
    }

    Description with(Found found) {
        return new Description(found, examples, task, classes, table, images, warnings);
    }

    Description with(TableFacts facts) {
        return new Description(files, examples, task, classes, facts, images, warnings);
    }

    Description with(Optional<ImagesFound> found) {
        return new Description(files, examples, task, classes, table, found.orElse(null), warnings);
    }
}
