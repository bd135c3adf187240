package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.JsonNumber;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * How well maps fit image by image: Dice and intersection over union of each image and class, and of each class but the first (the
 * background) how close the borders are, as {@link BorderDistances} has it. Of a class they are the mean over the images in which it is
 * true or predicted somewhere, where a class that is in one of the two alone scores nothing; of the whole the mean over the classes.
 */
final class MapShapes implements TaskMetrics {
    private static final List<String> NAMES =
            List.of("image_dice", "image_iou", "hd95", "surface_dice", "boundary_iou");
    private static final int OF_AREAS = 2;

    private final Target target;
    private final BorderDistances borders;
    /** By class: the sums of the metrics over images, and how many images. */
    private final double[][] sums;

    private final long[] images;

    MapShapes(Target target) {
        this.target = target;
        borders = new BorderDistances(target.height(), target.width());
        sums = new double[target.outputs()][NAMES.size()];
        images = new long[target.outputs()];
    }

    static List<String> names() {
        return NAMES;
    }

    /** Whether it is told of every class but the first. */
    static boolean isOfBorders(String metric) {
        return NAMES.indexOf(metric) >= OF_AREAS;
    }

    @Override
    public void add(int examples, double[] labels, double[] outputs, Weights weights) {
        int positions = target.positions();
        int[] truth = new int[positions];
        int[] found = new int[positions];
        for (int example = 0; example < examples; example++) {
            for (int i = 0; i < positions; i++) {
                int at = example * positions + i;
                boolean valid = weights.isValid(at);
                int start = at * target.outputs();
                truth[i] = valid ? ConfusionMatrix.largest(labels, start, target.outputs()) : -1;
                found[i] = valid ? ConfusionMatrix.largest(outputs, start, target.outputs()) : -1;
            }
            for (int c = 0; c < target.outputs(); c++) {
                add(c, truth, found);
            }
        }
    }

    private void add(int c, int[] truth, int[] found) {
        long is = 0;
        long said = 0;
        long both = 0;
        for (int i = 0; i < truth.length; i++) {
            is += truth[i] == c ? 1 : 0;
            said += found[i] == c ? 1 : 0;
            both += truth[i] == c && found[i] == c ? 1 : 0;
        }
        if (is + said == 0) {
            return;
        }
        images[c]++;
        sums[c][0] += 2.0 * both / (is + said);
        sums[c][1] += (double) both / (is + said - both);
        if (c > 0) {
            double[] near = borders.of(pixel -> truth[pixel] == c, pixel -> found[pixel] == c);
            for (int i = 0; i < near.length; i++) {
                sums[c][OF_AREAS + i] += near[i];
            }
        }
    }

    @Override
    public boolean merge(TaskMetrics other) {
        if (!(other instanceof MapShapes shapes)) {
            return false;
        }
        for (int c = 0; c < images.length; c++) {
            images[c] += shapes.images[c];
            for (int i = 0; i < sums[c].length; i++) {
                sums[c][i] += shapes.sums[c][i];
            }
        }
        return true;
    }

    @Override
    public void put(ObjectNode into) {
        for (int i = 0; i < NAMES.size(); i++) {
            double[] means = means(i);
            OptionalDouble mean =
                    Arrays.stream(means).filter(value -> !Double.isNaN(value)).average();
            if (mean.isPresent()) {
                into.set(NAMES.get(i), JsonNumber.of(mean.getAsDouble()));
            }
            for (int c = 0; c < means.length; c++) {
                if (!Double.isNaN(means[c])) {
                    NamedMetrics.part(into, "classes", target.names().get(c))
                            .set(NAMES.get(i), JsonNumber.of(means[c]));
                }
            }
        }
    }

    /** By class; NaN where there is none. */
    private double[] means(int metric) {
        double[] means = new double[images.length];
        Arrays.setAll(means, c -> images[c] == 0 ? Double.NaN : sums[c][metric] / images[c]);
        if (metric >= OF_AREAS) {
            means[0] = Double.NaN;
        }
        return means;
    }
}
