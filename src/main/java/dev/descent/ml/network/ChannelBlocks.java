package dev.descent.ml.network;

/** How oneDNN lays out images: channels side by side in blocks, each as many as a vector register holds, the last one filled up. */
public final class ChannelBlocks {
    private static final int SIZE = 16;

    private ChannelBlocks() {}

    /** Whether so many channels fill their blocks. */
    public static boolean areWhole(long channels) {
        return channels % SIZE == 0;
    }

    /** The channels that so many take room for. */
    public static long filledUp(long channels) {
        return (channels + SIZE - 1) / SIZE * SIZE;
    }
}
