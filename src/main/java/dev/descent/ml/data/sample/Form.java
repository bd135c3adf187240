package dev.descent.ml.data.sample;

/**
 * A figure of the plane, by the distance of a point from its edge: negative inside. Computed with what is exact
 * everywhere ({@link StrictMath}, the square root), since samples have to be the same on every machine.
 */
@FunctionalInterface
interface Form {

    double distance(double x, double y);

    static Form circle(double centreX, double centreY, double radius) {
        return (x, y) -> {
            double across = x - centreX;
            double down = y - centreY;
            return Math.sqrt(across * across + down * down) - radius;
        };
    }

    /** A polygon of equal sides. */
    static Form polygon(double centreX, double centreY, double radius, int corners, double turned) {
        double inner = radius * StrictMath.cos(Math.PI / corners);
        double[] across = new double[corners];
        double[] down = new double[corners];
        for (int i = 0; i < corners; i++) {
            across[i] = StrictMath.cos(turned + 2 * Math.PI * i / corners);
            down[i] = StrictMath.sin(turned + 2 * Math.PI * i / corners);
        }
        return (x, y) -> {
            double furthest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < corners; i++) {
                furthest = Math.max(furthest, (x - centreX) * across[i] + (y - centreY) * down[i] - inner);
            }
            return furthest;
        };
    }

    /** All that is no further than a radius from a straight line between two points. */
    static Form stroke(double fromX, double fromY, double toX, double toY, double radius) {
        double across = toX - fromX;
        double down = toY - fromY;
        double squared = across * across + down * down;
        return (x, y) -> {
            double along = ((x - fromX) * across + (y - fromY) * down) / squared;
            double nearest = Math.max(0, Math.min(1, along));
            double awayX = x - fromX - nearest * across;
            double awayY = y - fromY - nearest * down;
            return Math.sqrt(awayX * awayX + awayY * awayY) - radius;
        };
    }

    default Form and(Form other) {
        return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
    }

    default Form without(Form other) {
        return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
    }

    /** An edge that is not quite even. */
    default Form wavy(double depth, double frequency, double phase) {
        return (x, y) ->
                distance(x, y) + depth * StrictMath.sin(frequency * x + phase) * StrictMath.cos(frequency * y - phase);
    }
}
