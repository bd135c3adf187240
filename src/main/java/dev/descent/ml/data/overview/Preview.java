package dev.descent.ml.data.overview;

import dev.descent.ml.data.Labels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.image.Grid;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A picture of a data set of images: some of them, evenly from its whole length; where
 * they have masks, each image beside its mask.
 */
final class Preview {
    private static final int ROWS = 4;
    private static final int COLUMNS = 8;
    /** As large as small digits and cells want to be to be told apart. */
    private static final int CELL = 96;
    /** Of the classes in turn; the first, most often the background, stays dark. */
    private static final int[] COLOURS = {
        0x000000, 0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7, 0xffffff
    };

    /** Of pixels that do not count. */
    private static final int IGNORED = 0x808080;

    private Preview() {}

    /** Empty where the data has no pictures. */
    static Optional<Picture> of(RawData data) {
        boolean masked = data.labels().target().positions() > 1;
        int shown = Math.min(data.size(), ROWS * COLUMNS / (masked ? 2 : 1));
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int example = (int) ((long) i * data.size() / shown);
            data.picture(example).ifPresent(picture -> {
                pictures.add(picture);
                if (masked) {
                    pictures.add(mask(data.labels(), example));
                }
            });
        }
        return pictures.isEmpty() ? Optional.empty() : Optional.of(new Grid(COLUMNS, CELL).of(pictures));
    }

    private static Picture mask(Labels labels, int example) {
        Target target = labels.target();
        int plane = target.positions();
        float[] oneHot = new float[plane * target.outputs()];
        labels.write(example, TargetScaling.none(target.outputs()), oneHot, 0);
        Weights weights = labels.weighing().allocate(1, plane);
        labels.weigh(example, weights, 0);
        byte[] values = new byte[3 * plane];
        for (int i = 0; i < plane; i++) {
            int label = label(oneHot, i * target.outputs(), target.outputs());
            int colour = weights.isValid(i) ? COLOURS[label % COLOURS.length] : IGNORED;
            values[i] = (byte) (colour >> 16);
            values[plane + i] = (byte) (colour >> 8);
            values[2 * plane + i] = (byte) colour;
        }
        return new Picture(3, target.height(), target.width(), values);
    }

    private static int label(float[] oneHot, int from, int classes) {
        return IntStream.range(0, classes)
                .filter(c -> oneHot[from + c] == 1)
                .findFirst()
                .orElse(0);
    }
}
