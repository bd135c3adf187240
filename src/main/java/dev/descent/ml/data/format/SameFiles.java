package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.spec.Count;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** Finds images that are the same to the byte, by eight bytes of each: two checksums that fail apart. */
final class SameFiles {
    /** Of the images: fewer copies do not change what a split measures. */
    private static final double FEW = 0.05;

    private final List<String> names;
    private final long[] sums;

    /** @param names of the images */
    SameFiles(List<String> names) {
        this.names = names;
        this.sums = new long[names.size()];
    }

    /**
     * What a person should know of images of which there are only samples.
     *
     * @param given the parts that the data set has of its own, or null
     */
    static List<String> ofSamples(List<String> names, Records samples, Labels labels, @Nullable GivenParts given) {
        SameFiles same = new SameFiles(names);
        for (int i = 0; i < samples.count(); i++) {
            same.put(i, samples.get(i));
        }
        return same.notes(labels, given);
    }

    /** What an image holds, as a file or as samples; again where it is read again. */
    void put(int item, byte[] bytes) {
        sums[item] = sum(new CRC32(), bytes) << Integer.SIZE | sum(new CRC32C(), bytes);
    }

    private static long sum(Checksum of, byte[] bytes) {
        of.update(bytes);
        return of.getValue();
    }

    /**
     * What a person should know of them, once all were put.
     *
     * @param labels of the examples
     * @param given the parts that the data set has of its own, or null
     */
    List<String> notes(Labels labels, @Nullable GivenParts given) {
        Copies unlike = new Copies("the same bytes as one with another label", 0);
        Copies leaked = new Copies("the same bytes as one to train on, so that no new image is judged", 0);
        Copies others = new Copies("the same bytes as another, which a split may put into another part", FEW);
        long[] twice = twice();
        int[] firsts = new int[twice.length];
        Arrays.fill(firsts, -1);
        for (int item : trainedFirst(given)) {
            int place = Arrays.binarySearch(twice, sums[item]);
            if (place >= 0 && firsts[place] < 0) {
                firsts[place] = item;
            } else if (place >= 0) {
                int first = firsts[place];
                boolean alike = isAlike(labels, first, item);
                unlike.add(!alike, item, first);
                leaked.add(isTrained(given, first) && !isTrained(given, item), item, first);
                others.add(alike && given == null, item, first);
            }
        }
        return Stream.of(unlike, leaked, others)
                .flatMap(copies -> copies.told().stream())
                .toList();
    }

    /** The sums that occur more than once, ascending. */
    private long[] twice() {
        long[] sorted = sums.clone();
        Arrays.sort(sorted);
        return IntStream.range(1, sorted.length)
                .filter(i -> sorted[i] == sorted[i - 1])
                .mapToLong(i -> sorted[i])
                .distinct()
                .toArray();
    }

    private int[] trainedFirst(@Nullable GivenParts given) {
        IntStream trained = IntStream.range(0, sums.length).filter(item -> isTrained(given, item));
        IntStream others = IntStream.range(0, sums.length).filter(item -> !isTrained(given, item));
        return IntStream.concat(trained, others).toArray();
    }

    private static boolean isTrained(@Nullable GivenParts given, int item) {
        return given == null || given.parts().get(item) == Part.TRAINING;
    }

    /** Maps of labels are not compared: whoever draws two of one image may draw them apart. */
    private static boolean isAlike(Labels labels, int one, int other) {
        int outputs = labels.target().outputs();
        if (labels.target().positions() > 1) {
            return true;
        }
        float[][] both = new float[2][outputs];
        labels.write(one, TargetScaling.none(outputs), both[0], 0);
        labels.write(other, TargetScaling.none(outputs), both[1], 0);
        return Arrays.equals(both[0], both[1]);
    }

    /** Some of them, counted, and the first one with what it equals. */
    private final class Copies {
        private final String what;
        private final double few;
        private String example = "";
        private int count;

        /** @param few share of the images that is not worth a word */
        Copies(String what, double few) {
            this.what = what;
            this.few = few;
        }

        void add(boolean isOne, int item, int of) {
            if (isOne && count++ == 0) {
                example = names.get(item) + " as " + names.get(of);
            }
        }

        Optional<String> told() {
            return Optional.of(Count.have(count, "image") + " " + what + ": " + example)
                    .filter(told -> count > few * names.size());
        }
    }
}
