package dev.descent.ml.data.parquet;

/** Bytes that pages take when they are unpacked: of those that are open, and of all that ever were. */
final class PageRoom {
    private final long mostOpen = Runtime.getRuntime().maxMemory() / 4;
    private final long most;
    private long open;
    private long all;

    PageRoom(long most) {
        this.most = most;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec where there is no room for them */
    void take(int bytes) {
        ParquetFooter.check(bytes >= 0, "a page claims a negative size");
        open += bytes;
        all += bytes;
        ParquetFooter.check(all <= most, "it unpacks to more than the " + most + " bytes allowed");
        ParquetFooter.check(
                open <= mostOpen, "its pages take more than " + (mostOpen >> 20) + " MB at a time: write smaller ones");
    }

    void giveBack(int bytes) {
        open -= bytes;
    }
}
