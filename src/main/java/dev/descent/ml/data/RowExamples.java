package dev.descent.ml.data;

/** Encoded rows, [examples, inputs], ready to be copied out. */
final class RowExamples implements Examples {
    private final float[] features;
    private final int width;
    private final int[] rows;
    private final int[] inFile;
    private final ScaledLabels labels;

    /**
     * @param rows of the table, in the order of {@code features}
     * @param inFile which row of the file each row of the table is: some may have been dropped
     */
    RowExamples(float[] features, int[] rows, int[] inFile, ScaledLabels labels) {
        this.features = features;
        this.width = rows.length == 0 ? 0 : features.length / rows.length;
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
        System.arraycopy(features, index * width, into, featureOffset, width);
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
        return (long) features.length * Float.BYTES
                + (long) rows.length * (2 * Integer.BYTES + Double.BYTES + Float.BYTES);
    }
}
