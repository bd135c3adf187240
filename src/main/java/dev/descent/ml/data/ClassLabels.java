package dev.descent.ml.data;

import dev.descent.ml.data.encode.Categories;
import dev.descent.ml.data.encode.Listed;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The class of each example.
 *
 * @param codes one per example, an index into {@code names}
 * @param names of the classes: by their value where all are numbers, else by their letters
 */
@SuppressWarnings("ArrayRecordComponent") // one per example; not changed after it is filled
public record ClassLabels(int[] codes, List<String> names) implements Labels {
    public ClassLabels {
        names = List.copyOf(names);
    }

    /** From one name per example. */
    public static ClassLabels of(List<String> labels) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> names = labels.stream().distinct().toList();
        names.forEach(name -> codes.put(name, codes.size()));
        return of(labels.stream().mapToInt(codes::get).toArray(), names);
    }

    /** From codes and names in any order; names that do not occur are left out. */
    public static ClassLabels of(int[] codes, List<String> names) {
        int[] occurring = IntStream.of(codes).distinct().toArray();
        int[] order = IntStream.of(occurring)
                .boxed()
                .sorted(Comparator.comparing(names::get, order(names)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] renamed = new int[names.size()];
        for (int i = 0; i < order.length; i++) {
            renamed[order[i]] = i;
        }
        return new ClassLabels(
                IntStream.of(codes).map(code -> renamed[code]).toArray(),
                IntStream.of(order).mapToObj(names::get).toList());
    }

    @Override
    public Target target() {
        return Target.classification(names);
    }

    @Override
    public Labels as(Target known) {
        if (known.task() != Target.Task.CLASSIFICATION) {
            return Labels.super.as(known);
        }
        Categories classes = new Categories(known.names());
        List<String> unknown =
                names.stream().filter(name -> classes.find(name) < 0).toList();
        if (!unknown.isEmpty()) {
            throw new InvalidSpec(
                    "uri",
                    "has classes that the model does not know: " + Listed.of(unknown) + meant(unknown, classes)
                            + "; it knows " + Listed.of(known.names()));
        }
        int[] places = names.stream().mapToInt(classes::find).toArray();
        return new ClassLabels(IntStream.of(codes).map(code -> places[code]).toArray(), known.names());
    }

    private static String meant(List<String> unknown, Categories classes) {
        List<String> known =
                unknown.stream().flatMap(name -> classes.alike(name).stream()).toList();
        return known.isEmpty() ? "" : " (did you mean " + Listed.of(known) + "?)";
    }

    @Override
    public List<int[]> strata() {
        return IntStream.range(0, names.size())
                .mapToObj(code -> IntStream.range(0, codes.length)
                        .filter(i -> codes[i] == code)
                        .toArray())
                .toList();
    }

    @Override
    public TargetScaling scaling(int[] training, boolean wanted) {
        return TargetScaling.none(names.size());
    }

    @Override
    public List<Long> counts(int[] examples) {
        long[] counts = new long[names.size()];
        for (int example : examples) {
            counts[codes[example]]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    @Override
    public void write(int example, TargetScaling scaling, float[] into, int offset) {
        Arrays.fill(into, offset, offset + names.size(), 0);
        into[offset + codes[example]] = 1;
    }

    @Override
    public List<Violation> faults(Parts parts) {
        Faults faults = new Faults();
        List<Long> counts = counts(parts.training());
        for (int i = 0; i < counts.size(); i++) {
            faults.check(
                    counts.get(i) > 0,
                    "split.stratify",
                    "leaves class " + Shown.quoted(names.get(i))
                            + " without an example to train on: set it to true, or take another seed");
        }
        return faults.list();
    }

    @Override
    public List<String> warnings(Parts parts) {
        List<String> warnings = new ArrayList<>();
        List<Long> trained = counts(parts.training());
        List<Long> validated = counts(parts.validation());
        for (int i = 0; i < trained.size() && parts.validation().length > 0; i++) {
            if (validated.get(i) == 0) {
                warnings.add("class " + Shown.quoted(names.get(i)) + " has "
                        + (trained.get(i) == 1 ? "one example" : trained.get(i) + " examples")
                        + " to train on and none to validate on");
            }
        }
        return warnings;
    }

    @Override
    public void digest(MessageDigest digest) {
        digest.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES);
        for (int code : codes) {
            digest.update(buffer.putInt(0, code).array());
        }
    }

    /** By their value where all are numbers, else by their letters. */
    public static Comparator<String> order(List<String> names) {
        Comparator<String> byLetters = Comparator.naturalOrder();
        return names.stream().anyMatch(name -> Double.isNaN(Cell.number(name)))
                ? byLetters
                : Comparator.comparingDouble(Cell::number).thenComparing(byLetters);
    }
}
