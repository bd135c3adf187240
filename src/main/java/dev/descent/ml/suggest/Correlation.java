package dev.descent.ml.suggest;

/** Pearson's correlation of two numbers, as pairs come. */
final class Correlation {
    private long pairs;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    void add(double x, double y) {
        pairs++;
        double awayX = x - meanX;
        double awayY = y - meanY;
        meanX += awayX / pairs;
        meanY += awayY / pairs;
        squaresX += awayX * (x - meanX);
        squaresY += awayY * (y - meanY);
        products += awayX * (y - meanY);
    }

    /** From -1 to 1; 0 where either does not vary. */
    double value() {
        double scale = Math.sqrt(squaresX * squaresY);
        return scale == 0 ? 0 : Math.max(-1, Math.min(1, products / scale));
    }
}
