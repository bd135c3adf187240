package dev.descent.ml.data.format;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Examples to judge by that equal examples to train on. */
final class SeenExamples {
    /** Of a part, evenly spread: what is held of them stays small, however many there are. */
    private static final int MOST = 10_000;

    private final TrainingData data;
    private final Examples part;
    private final boolean withLabels;
    private final int[] looked;
    private final float[] features;
    private final float[] labels;

    /** @param withLabels whether equal examples have one label */
    SeenExamples(TrainingData data, Examples part, boolean withLabels) {
        this.data = data;
        this.part = part;
        this.withLabels = withLabels;
        this.looked = spread(part, MOST);
        this.features = new float[data.input().size()];
        this.labels = new float[data.target().outputs() * data.target().positions()];
    }

    /** Some of them, as far apart as they can be. */
    static int[] spread(Examples part, int most) {
        int count = Math.min(most, part.size());
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * part.size() / count))
                .toArray();
    }

    /**
     * How many there are, with the first of them: {@code 3 of 20 images to test on equal …}.
     *
     * @param what kind, and what for: {@code rows to validate on}
     * @param how they equal others
     * @param fewest of them that are worth a word
     * @param often share of the part that is
     */
    Optional<String> told(String what, String how, int fewest, double often) {
        long[] marks = IntStream.of(looked).mapToLong(i -> mark(part, i)).toArray();
        int[] equals = equals(marks);
        int[] seen =
                IntStream.range(0, looked.length).filter(i -> equals[i] >= 0).toArray();
        if (seen.length < Math.max(fewest, often * looked.length)) {
            return Optional.empty();
        }
        String some = looked.length < part.size() ? " that were looked at" : "";
        return Optional.of("%d of %d %s%s %s, such as %s (%s)"
                .formatted(
                        seen.length,
                        looked.length,
                        what,
                        some,
                        how,
                        part.name(looked[seen[0]]),
                        data.training().name(equals[seen[0]])));
    }

    /** For each mark the first example to train on that has it, or −1. */
    private int[] equals(long[] marks) {
        long[] sorted = Arrays.stream(marks).sorted().distinct().toArray();
        int[] trained = new int[sorted.length];
        Arrays.fill(trained, -1);
        for (int i = data.training().size() - 1; i >= 0; i--) {
            int place = Arrays.binarySearch(sorted, mark(data.training(), i));
            if (place >= 0) {
                trained[place] = i;
            }
        }
        return Arrays.stream(marks)
                .mapToInt(mark -> trained[Arrays.binarySearch(sorted, mark)])
                .toArray();
    }

    private long mark(Examples of, int index) {
        of.read(index, features, 0, labels, 0);
        long mark = mark(1, features, 0, features.length);
        return withLabels ? mark(mark, labels, 0, labels.length) : mark;
    }

    /** 64 bits, by which different numbers are not taken for equal; 0 and -0 are one. */
    static long mark(long start, float[] values, int from, int to) {
        long mark = start;
        for (int i = from; i < to; i++) {
            mark = (mark ^ Float.floatToIntBits(values[i] + 0f)) * 0x9e3779b97f4a7c15L;
            mark ^= mark >>> 32;
        }
        return mark;
    }
}
