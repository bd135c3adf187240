package dev.descent.ml.data.sample;

import java.util.Random;

/** Draws one field of vessels: uneven ground, spots that are none, and trees that enter at an edge and branch. */
final class VesselTree {
    private static final int SIZE = Vessels.SIZE;
    private static final double STEP = 5;
    private static final double THINNEST = 0.6;

    private final Random random;
    private final Canvas canvas;

    VesselTree(long seed) {
        random = new Random(seed);
        canvas = new Canvas(SIZE, 165 + spread(15));
    }

    Canvas draw() {
        for (int i = 0; i < 4; i++) {
            canvas.paint(Form.circle(place(), place(), 12 + 10 * random.nextDouble()), 0.25, 165 + spread(70));
        }
        for (int i = 0; i < 5; i++) {
            canvas.paint(Form.circle(place(), place(), 1 + random.nextDouble()), 0.6, 95);
        }
        int trees = 1 + random.nextInt(2);
        for (int i = 0; i < trees; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double x = SIZE * (0.5 - 0.5 * StrictMath.cos(angle));
            double y = SIZE * (0.5 - 0.5 * StrictMath.sin(angle));
            grow(x, y, angle + spread(0.4), 1.3);
        }
        canvas.noise(random, 16);
        return canvas;
    }

    /** Goes on in steps, turning a little at each, until it leaves the field or ends; branches are thinner. */
    private void grow(double fromX, double fromY, double towards, double radius) {
        double x = fromX;
        double y = fromY;
        double angle = towards;
        boolean ends = false;
        for (int step = 0; !ends; step++) {
            double nextX = x + STEP * StrictMath.cos(angle);
            double nextY = y + STEP * StrictMath.sin(angle);
            piece(Form.stroke(x, y, nextX, nextY, radius));
            x = nextX;
            y = nextY;
            if (step > 1 && radius > THINNEST && random.nextDouble() < 0.2) {
                double turn = random.nextBoolean() ? 0.8 : -0.8;
                grow(x, y, angle + turn, Math.max(THINNEST, 0.7 * radius));
            }
            angle += spread(0.45);
            ends = Math.min(Math.min(x, y), SIZE - Math.max(x, y)) < 0 || (step > 3 && random.nextDouble() < 0.06);
        }
    }

    /** Of a vessel; one in four is faint. */
    private void piece(Form form) {
        canvas.paint(form, random.nextDouble() < 0.3 ? 0.25 : 0.8, 85);
        canvas.mark(form, 1);
    }

    private double place() {
        return SIZE * random.nextDouble();
    }

    private double spread(double most) {
        return most * (2 * random.nextDouble() - 1);
    }
}
