package dev.descent.ml.data.sample;

/** A figure of the plane, by the distance of a point from its edge: negative inside. */
@FunctionalInterface
interface Form {

    double distance(double x, double y);

    static Form circle(double centreX, double centreY, double radius) {
        return (x, y) -> StrictMath.hypot(x - centreX, y - centreY) - radius;
    }

    /** A polygon of equal sides. */
    static Form polygon(double centreX, double centreY, double radius, int corners, double turned) {
        double inner = radius * StrictMath.cos(Math.PI / corners);
        return (x, y) -> {
            double furthest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < corners; i++) {
                double angle = turned + 2 * Math.PI * i / corners;
                furthest = Math.max(
                        furthest,
                        (x - centreX) * StrictMath.cos(angle) + (y - centreY) * StrictMath.sin(angle) - inner);
            }
            return furthest;
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
