package dev.descent.ml.data.format;

/** How the samples of an image's channels follow each other where they are written. */
public enum ChannelOrder {
    /** [height, width, channels]. */
    CHANNELS_LAST,
    /** [channels, height, width]. */
    CHANNELS_FIRST;

    /**
     * Where a sample belongs in [channels, height, width].
     *
     * @param written its place among the samples of an image, from 0
     */
    int place(int written, int channels, int pixels) {
        return this == CHANNELS_FIRST ? written : written % channels * pixels + written / channels;
    }
}
