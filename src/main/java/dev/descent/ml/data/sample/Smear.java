package dev.descent.ml.data.sample;

import java.util.Random;

/** Draws one field of a stained smear: a pink ground, red cells, one white cell near the middle. */
final class Smear {
    private static final int GROUND = 0xecd8de;
    private static final int RED_CELL = 0xde9ea4;
    private static final int PALE = 0xecc0c2;
    private static final int NUCLEUS = 0x683a94;

    private final WhiteCell kind;
    private final Random random;
    private final Canvas canvas;

    Smear(WhiteCell kind, long seed) {
        this.kind = kind;
        this.random = new Random(seed);
        this.canvas = new Canvas(BloodCells.SIZE, Canvas.rgb(GROUND, spread(6)));
    }

    /** As a camera gives it, with a little noise. */
    Canvas draw() {
        stain();
        canvas.noise(random, 5);
        return canvas;
    }

    /** Without noise. */
    Canvas stain() {
        int others = 3 + random.nextInt(4);
        for (int i = 0; i < others; i++) {
            redCell();
        }
        whiteCell();
        return canvas;
    }

    private void redCell() {
        double angle = 2 * Math.PI * random.nextDouble();
        double away = 20 + 10 * random.nextDouble();
        double x = BloodCells.SIZE / 2.0 + away * StrictMath.cos(angle);
        double y = BloodCells.SIZE / 2.0 + away * StrictMath.sin(angle);
        double radius = 6 + 1.5 * random.nextDouble();
        canvas.paint(Form.circle(x, y, radius), 0.9, Canvas.rgb(RED_CELL, 0));
        canvas.paint(Form.circle(x, y, 0.45 * radius), 0.6, Canvas.rgb(PALE, 0));
    }

    private void whiteCell() {
        double x = BloodCells.SIZE / 2.0 + spread(3);
        double y = BloodCells.SIZE / 2.0 + spread(3);
        double radius = kind.radius() * (1 + spread(0.1));
        double turned = 2 * Math.PI * random.nextDouble();
        Form body = Form.circle(x, y, radius).wavy(0.8, 0.5, turned);
        Form nucleus = kind.nucleus(x, y, radius, turned, random).wavy(0.4, 0.7, turned);
        canvas.paint(body, 0.95, Canvas.rgb(kind.cytoplasm(), 0));
        canvas.mark(body, 1);
        canvas.paint(nucleus, 0.95, Canvas.rgb(NUCLEUS, 0));
        canvas.mark(nucleus, 2);
        for (int i = 0; i < kind.granules(); i++) {
            granule(x, y, radius);
        }
    }

    private void granule(double x, double y, double radius) {
        double angle = 2 * Math.PI * random.nextDouble();
        double away = 0.9 * radius * Math.sqrt(random.nextDouble());
        Form granule = Form.circle(
                x + away * StrictMath.cos(angle), y + away * StrictMath.sin(angle), 0.8 + 0.4 * random.nextDouble());
        canvas.paint(granule, 0.85, Canvas.rgb(kind.granule(), 0));
    }

    private double spread(double most) {
        return most * (2 * random.nextDouble() - 1);
    }
}
