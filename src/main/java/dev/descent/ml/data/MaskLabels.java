package dev.descent.ml.data;

import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The class of each pixel of each example.
 *
 * @param target with the classes' names and the maps' size
 * @param maps one per example, [height, width]: the index of each pixel's class, as an
 *     unsigned byte, or {@link ClassMap#IGNORED}
 * @param colors of the classes in their order, as {@code #rrggbb}
 * @param isPartial whether there are pixels that do not count
 * @param weights of each example's pixels, [height, width] as floats; null where all weigh the same
 */
public record MaskLabels(
        Target target,
        Records maps,
        List<String> colors,
        boolean isPartial,
        @Nullable Records weights) implements Labels {

    public MaskLabels {
        colors = List.copyOf(colors);
    }

    /** Masks all of whose pixels count alike. */
    public MaskLabels(Target target, Records maps, List<String> colors) {
        this(target, maps, colors, false, null);
    }

    @Override
    public List<int[]> strata() {
        return List.of(IntStream.range(0, maps.count()).toArray());
    }

    @Override
    public TargetScaling scaling(int[] training, boolean wanted) {
        return TargetScaling.none(target.outputs());
    }

    /** Pixels of each class, those that do not count aside. */
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

    @Override
    public Weighing weighing() {
        return new Weighing(isPartial, weights != null, false);
    }

    @Override
    public void weigh(int example, Weights into, int place) {
        int from = place * target.positions();
        if (isPartial && into.valid() != null) {
            byte[] codes = maps.get(example);
            for (int i = 0; i < codes.length; i++) {
                into.valid()[from + i] = codes[i] == (byte) ClassMap.IGNORED ? 0 : 1;
            }
        }
        if (weights != null && into.positions() != null) {
            ByteBuffer.wrap(weights.get(example)).asFloatBuffer().get(into.positions(), from, target.positions());
        }
    }

    /**
     * Writes a map one-hot.
     *
     * @param codes [positions], the index of each one's class; where there is no such class, none is written
     * @param into receives [positions, classes] from {@code offset} on
     */
    static void write(byte[] codes, int classes, float[] into, int offset) {
        Arrays.fill(into, offset, offset + codes.length * classes, 0);
        for (int i = 0; i < codes.length; i++) {
            if ((codes[i] & 0xff) < classes) {
                into[offset + i * classes + (codes[i] & 0xff)] = 1;
            }
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
                            + "\", which no pixel of a training mask is: leave it out, take"
                            + " another split.seed where validation or test have all of it, or a larger"
                            + " format.size where it is in things too small for this one");
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
        return maps.heapBytes() + (weights == null ? 0 : weights.heapBytes());
    }

    @Override
    public void digest(MessageDigest digest) {
        String text = String.join("\n", target.names()) + "\n" + String.join("\n", colors);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < maps.count(); i++) {
            digest.update(maps.get(i));
            if (weights != null) {
                digest.update(weights.get(i));
            }
        }
    }
}
