package dev.descent.ml.data.format;

import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the pixels of an image lie in an item of an array.
 *
 * @param channels that are written: 1, 3, or 4 with how opaque a pixel is
 */
record PixelLayout(int height, int width, int channels, ChannelOrder order) {
    private static final List<Integer> CHANNELS = List.of(1, 3, 4);
    private static final int OPAQUE = 4;

    /**
     * By an array's shape.
     *
     * @param asked where channels are, where somebody says it
     * @throws InvalidSpec where it is none of images
     */
    static PixelLayout of(NumpyArray array, @Nullable ChannelOrder asked) {
        List<Integer> shape = array.shape();
        if (shape.size() == 3) {
            return new PixelLayout(shape.get(1), shape.get(2), 1, ChannelOrder.CHANNELS_LAST);
        } else if (shape.size() != 4) {
            throw new InvalidSpec(
                    "format.images",
                    "must be an array of [N, height, width], [N, height, width, channels] or [N, channels, height, width], was "
                            + array.shown()
                            + ": reshape it before it is saved; numbers that are no pixels are a table, for csv or parquet");
        }
        if (order(array, asked) == ChannelOrder.CHANNELS_FIRST) {
            return new PixelLayout(shape.get(2), shape.get(3), shape.get(1), ChannelOrder.CHANNELS_FIRST);
        }
        return new PixelLayout(shape.get(1), shape.get(2), shape.get(3), ChannelOrder.CHANNELS_LAST);
    }

    private static ChannelOrder order(NumpyArray array, @Nullable ChannelOrder asked) {
        boolean mayBeFirst = CHANNELS.contains(array.shape().get(1));
        boolean mayBeLast = CHANNELS.contains(array.shape().get(3));
        boolean isPossible = asked == ChannelOrder.CHANNELS_FIRST ? mayBeFirst : asked == null || mayBeLast;
        if (!isPossible || !(mayBeFirst || mayBeLast)) {
            throw new InvalidSpec(
                    "format.images",
                    "must have 1, 3 or 4 channels in the last place or the second, was " + array.shown());
        } else if (asked != null) {
            return asked;
        } else if (mayBeFirst && mayBeLast) {
            throw new InvalidSpec(
                    "format.order",
                    "is needed: the channels of " + array.shown() + " may be in the last place or in the second");
        }
        return mayBeFirst ? ChannelOrder.CHANNELS_FIRST : ChannelOrder.CHANNELS_LAST;
    }

    boolean isOpaque() {
        return channels == OPAQUE;
    }

    /** Those that a picture keeps. */
    int keptChannels() {
        return isOpaque() ? channels - 1 : channels;
    }

    int pixels() {
        return height * width;
    }

    Picture picture(NumpyArray.Item item, PixelScale scale) {
        byte[] values = new byte[keptChannels() * pixels()];
        for (int written = 0; written < channels * pixels(); written++) {
            int place = order.place(written, channels, pixels());
            if (place < values.length) {
                values[place] = scale.level(item.number(written));
            }
        }
        return new Picture(keptChannels(), height, width, values);
    }
}
