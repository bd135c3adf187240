package dev.descent.ml.data.table;

/** Whether the cells of a column follow each other as the times of a series do: they never fall, or never rise. */
final class SeriesTally {
    /** Fewer steps are in order by chance, or tell kinds and no times. */
    private static final int FEWEST = 20;

    private double lastNumber = Double.NaN;
    private String lastWord = "";
    private int rises;
    private int falls;

    void add(double number) {
        // a comparison with NaN, as for the first one, is false
        step(number > lastNumber, number < lastNumber);
        lastNumber = number;
    }

    void add(String word) {
        if (rises == 0 || falls == 0) {
            int step = lastWord.isEmpty() ? 0 : word.compareTo(lastWord);
            step(step > 0, step < 0);
            lastWord = word;
        }
    }

    private void step(boolean rising, boolean falling) {
        rises += rising ? 1 : 0;
        falls += falling ? 1 : 0;
    }

    boolean isInOrder() {
        return Math.min(rises, falls) == 0 && Math.max(rises, falls) >= FEWEST;
    }
}
