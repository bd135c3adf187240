package dev.descent.ml.data.sample;

import dev.descent.ml.data.PictureLabels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.store.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Smears as a poor camera gives them, each with what they are without its noise. */
final class NoisyBloodCells implements Sample {
    private static final int SIZE = BloodCells.SIZE;
    private static final int MOST_EACH = 60;
    private static final double NOISE = 30;
    private static final double SPECKS = 0.04;

    @Override
    public String name() {
        return "noisy-blood-cells";
    }

    @Override
    public RawData make() {
        List<byte[]> noisy = new ArrayList<>();
        List<byte[]> clean = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (WhiteCell kind : WhiteCell.values()) {
            for (int i = 0; i < Math.min(MOST_EACH, kind.count()); i++) {
                Canvas canvas = BloodCells.smear(kind, i).stain();
                clean.add(canvas.picture().values());
                Random random = new Random(names.size());
                canvas.noise(random, NOISE);
                canvas.specks(random, SPECKS);
                noisy.add(canvas.picture().values());
                names.add(kind.label() + " " + (i + 1));
            }
        }
        PictureLabels labels = new PictureLabels(Target.image(3, SIZE, SIZE), Records.of(clean));
        return new RawImages(InputShape.image(3, SIZE, SIZE), noisy, names, labels);
    }
}
