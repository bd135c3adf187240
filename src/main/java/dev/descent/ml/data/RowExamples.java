package dev.descent.ml.data;

import dev.descent.ml.data.store.Records;

/** Encoded rows, a record of floats for each, ready to be copied out. */
final class RowExamples implements Examples {
    private final Records features;
    private final int[] rows;
    private final int[] inFile;
    private final ScaledLabels labels;

    /**
     * @param features one record for each row
     * @param rows of the table, in the order of {@code features}
     * @param inFile which row of the file each row of the table is: some may have been dropped
     */
    RowExamples(Records features, int[] rows, int[] inFile, ScaledLabels labels) {
        this.features = features;
        this.rows = rows;
        this.inFile = inFile;
        this.labels = labels;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public void read(int index, float[] into, int featureOffset, float[] labelsInto, int labelOffset) {
        features.read(index, into, featureOffset);
        labels.write(rows[index], labelsInto, labelOffset);
    }

    @Override
    public Weighing weighing() {
        return labels.weighing();
    }

    @Override
    public void weigh(int index, Weights into, int place) {
        labels.weigh(rows[index], into, place);
    }

    @Override
    public int sample(int index) {
        return inFile[rows[index]];
    }

    /** Rows count from 1 here, as people count, the header aside. */
    @Override
    public String name(int index) {
        return "row " + (sample(index) + 1);
    }

    @Override
    public long bytes() {
        return features.heapBytes() + (long) rows.length * (2 * Integer.BYTES + Double.BYTES + Float.BYTES);
    }
}
