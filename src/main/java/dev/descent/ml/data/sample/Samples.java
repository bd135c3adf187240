package dev.descent.ml.data.sample;

import java.util.List;
import java.util.Optional;

/** The samples there are. */
public final class Samples {
    public static final List<Sample> ALL = List.of(
            new BloodCells(),
            new BloodCellMasks(),
            new NoisyBloodCells(),
            new Vessels(),
            new Shapes(),
            new ShapeTags(),
            new Spirals(),
            new Sine());

    private Samples() {}

    public static Optional<Sample> find(String name) {
        return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }
}
