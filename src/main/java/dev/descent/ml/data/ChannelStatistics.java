package dev.descent.ml.data;

import dev.descent.ml.data.shape.Statistics;
import dev.descent.ml.data.store.Records;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is seen in the channels of images, [channels, height, width]. */
final class ChannelStatistics {
    private ChannelStatistics() {}

    /** By channel. */
    static List<Statistics> of(Records pictures, int channels, int[] examples) {
        long[][] counts = new long[channels][256];
        for (int example : examples) {
            byte[] samples = pictures.get(example);
            int plane = samples.length / channels;
            for (int i = 0; i < samples.length; i++) {
                counts[i / plane][samples[i] & 0xff]++;
            }
        }
        return Arrays.stream(counts).map(Statistics::ofHistogram).toList();
    }

    static List<String> warnings(List<Statistics> seen) {
        return IntStream.range(0, seen.size())
                .filter(channel -> seen.get(channel).isConstant())
                .mapToObj(channel -> "channel " + channel + " is the same in all pixels of all training images")
                .toList();
    }
}
