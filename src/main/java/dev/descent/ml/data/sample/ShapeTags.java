package dev.descent.ml.data.sample;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.ShareLabels;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pictures of several figures, to be told which kinds of them there are: any, or none; some are rare. */
final class ShapeTags implements Sample {
    private static final List<String> KINDS = List.of("circle", "ring", "square", "star", "triangle");
    /** How often each kind is there. */
    private static final double[] OFTEN = {0.5, 0.08, 0.3, 0.05, 0.25};

    private static final int COUNT = 800;
    private static final int SIZE = 32;

    @Override
    public String name() {
        return "shape-tags";
    }

    @Override
    public RawData make() {
        List<byte[]> pictures = new ArrayList<>();
        List<String> names = new ArrayList<>();
        float[] tags = new float[COUNT * KINDS.size()];
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(5000 + i);
            Canvas canvas = new Canvas(SIZE, 20 + 40 * random.nextDouble());
            for (int kind = 0; kind < KINDS.size(); kind++) {
                if (random.nextDouble() < OFTEN[kind]) {
                    tags[i * KINDS.size() + kind] = 1;
                    draw(canvas, kind, random);
                }
            }
            canvas.noise(random, 10);
            pictures.add(canvas.picture().values());
            names.add("picture " + (i + 1));
        }
        ShareLabels labels = new ShareLabels(
                Target.multiLabel(KINDS), COUNT, (example, c) -> tags[example * KINDS.size() + c], true);
        return new RawImages(InputShape.image(1, SIZE, SIZE), pictures, names, labels);
    }

    private static void draw(Canvas canvas, int kind, Random random) {
        double bright = 130 + 100 * random.nextDouble();
        double radius = 5 + 3 * random.nextDouble();
        double x = radius + (SIZE - 2 * radius) * random.nextDouble();
        double y = radius + (SIZE - 2 * radius) * random.nextDouble();
        double turned = 2 * Math.PI * random.nextDouble();
        canvas.paint(form(kind, x, y, radius, turned), 1, bright);
    }

    private static Form form(int kind, double x, double y, double radius, double turned) {
        return switch (kind) {
            case 0 -> Form.circle(x, y, radius);
            case 1 -> Form.circle(x, y, radius).without(Form.circle(x, y, 0.5 * radius));
            case 2 -> Form.polygon(x, y, radius, 4, turned);
            case 3 -> Form.polygon(x, y, radius, 3, turned).and(Form.polygon(x, y, radius, 3, turned + Math.PI));
            default -> Form.polygon(x, y, radius, 3, turned);
        };
    }
}
