package dev.descent.ml.data.sample;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.shape.InputShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Circles, squares and triangles: the smallest image classification. */
final class Shapes implements Sample {
    private static final List<String> KINDS = List.of("circle", "square", "triangle");
    private static final int COUNT = 600;
    private static final int SIZE = 28;

    @Override
    public String name() {
        return "shapes";
    }

    @Override
    public RawData make() {
        List<byte[]> pictures = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int[] kinds = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            kinds[i] = i % KINDS.size();
            pictures.add(draw(kinds[i], new Random(1000 + i)));
            names.add(KINDS.get(kinds[i]) + " " + (i / KINDS.size() + 1));
        }
        return new RawImages(InputShape.image(1, SIZE, SIZE), pictures, names, new ClassLabels(kinds, KINDS));
    }

    private static byte[] draw(int kind, Random random) {
        double dark = 20 + 40 * random.nextDouble();
        double bright = 150 + 90 * random.nextDouble();
        double radius = 6 + 4 * random.nextDouble();
        double x = radius + (SIZE - 2 * radius) * random.nextDouble();
        double y = radius + (SIZE - 2 * radius) * random.nextDouble();
        double turned = 2 * Math.PI * random.nextDouble();
        Canvas canvas = new Canvas(SIZE, dark);
        canvas.paint(form(kind, x, y, radius, turned), 1, bright);
        canvas.noise(random, 8);
        return canvas.picture().values();
    }

    private static Form form(int kind, double x, double y, double radius, double turned) {
        return kind == 0 ? Form.circle(x, y, radius) : Form.polygon(x, y, radius, kind == 1 ? 4 : 3, turned);
    }
}
