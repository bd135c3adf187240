package dev.descent.ml.data;

import dev.descent.ml.data.store.Records;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The class of each pixel of each example.
 *
 * @param target with the classes' names and the maps' size
 * @param maps one per example, [height, width]: the index of each pixel's class, as an unsigned byte
 * @param colors of the classes in their order, as {@code #rrggbb}
 */
public record MaskLabels(Target target, Records maps, List<String> colors) implements Labels {

    public MaskLabels {
        colors = List.copyOf(colors);
    }

    @Override
    public List<int[]> strata() {
        return List.of(IntStream.range(0, maps.count()).toArray());
    }

    @Override
    public TargetScaling scaling(int[] training, boolean wanted) {
        return TargetScaling.none(target.outputs());
    }

    /** Pixels of each class. */
    @Override
    public List<Long> counts(int[] examples) {
        long[] counts = new long[256];
        for (int example : examples) {
            for (byte code : maps.get(example)) {
                counts[code & 0xff]++;
            }
        }
        return Arrays.stream(counts, 0, target.outputs()).boxed().toList();
    }

    @Override
    public void write(int example, TargetScaling scaling, float[] into, int offset) {
        write(maps.get(example), target.outputs(), into, offset);
    }

    /**
     * Writes a map one-hot.
     *
     * @param codes [positions], the index of each one's class
     * @param into receives [positions, classes] from {@code offset} on
     */
    static void write(byte[] codes, int classes, float[] into, int offset) {
        Arrays.fill(into, offset, offset + codes.length * classes, 0);
        for (int i = 0; i < codes.length; i++) {
            into[offset + i * classes + (codes[i] & 0xff)] = 1;
        }
    }

    @Override
    public List<Violation> faults(Parts parts) {
        Faults faults = new Faults();
        List<Long> trained = counts(parts.training());
        for (int i = 0; i < trained.size(); i++) {
            faults.check(
                    trained.get(i) > 0,
                    "format.classes",
                    "names \"" + target.names().get(i)
                            + "\", which no pixel of a training mask is: leave it out, or take"
                            + " another split.seed where validation or test have all of it");
        }
        return faults.list();
    }

    @Override
    public List<String> warnings(Parts parts) {
        List<String> warnings = new ArrayList<>();
        List<Long> validated = counts(parts.validation());
        for (int i = 0; i < validated.size() && parts.validation().length > 0; i++) {
            if (validated.get(i) == 0) {
                warnings.add("no pixel of a validation mask is of class \""
                        + target.names().get(i) + "\"");
            }
        }
        return warnings;
    }

    @Override
    public long heapBytes() {
        return maps.heapBytes();
    }

    @Override
    public void digest(MessageDigest digest) {
        String text = String.join("\n", target.names()) + "\n" + String.join("\n", colors);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < maps.count(); i++) {
            digest.update(maps.get(i));
        }
    }
}
