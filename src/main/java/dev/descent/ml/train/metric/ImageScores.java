package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Of images, black 0 and white 1: mean absolute error and root of the mean squared error over all samples, and the means over the
 * images of the peak signal-to-noise ratio (in decibels, 100 at most) and of the structural similarity, where an image has room for its
 * window.
 */
final class ImageScores implements TaskMetrics {
    private final Target target;
    private final Similarity similarity;
    private double absolute;
    private double squared;
    private double noise;
    private double similar;
    private long images;

    ImageScores(Target target) {
        this.target = target;
        similarity = new Similarity(target.height(), target.width(), target.outputs());
    }

    static List<String> names(Target target) {
        List<String> names = new ArrayList<>(List.of("mae", "rmse", "psnr"));
        if (Similarity.fits(target.height(), target.width())) {
            names.add("ssim");
        }
        return names;
    }

    @Override
    public void add(int examples, double[] labels, double[] outputs, Weights weights) {
        int samples = target.positions() * target.outputs();
        for (int i = 0; i < examples; i++) {
            if (weights.counts(i, target.positions())) {
                add(labels, outputs, i * samples, samples);
            }
        }
    }

    private void add(double[] labels, double[] outputs, int start, int samples) {
        double ofAbsolute = 0;
        double ofSquares = 0;
        for (int i = start; i < start + samples; i++) {
            double error = outputs[i] - labels[i];
            ofAbsolute += Math.abs(error);
            ofSquares += error * error;
        }
        absolute += ofAbsolute / samples;
        squared += ofSquares / samples;
        noise += ImageErrors.psnr(ofSquares / samples);
        similar += similarity.of(labels, outputs, start);
        images++;
    }

    @Override
    public boolean merge(TaskMetrics other) {
        if (!(other instanceof ImageScores scores)) {
            return false;
        }
        absolute += scores.absolute;
        squared += scores.squared;
        noise += scores.noise;
        similar += scores.similar;
        images += scores.images;
        return true;
    }

    @Override
    public void put(ObjectNode into) {
        double all = Math.max(1, images);
        into.set("mae", JsonNumber.of(absolute / all));
        into.set("rmse", JsonNumber.of(Math.sqrt(squared / all)));
        into.set("psnr", JsonNumber.of(noise / all));
        if (Similarity.fits(target.height(), target.width())) {
            into.set("ssim", JsonNumber.of(similar / all));
        }
    }
}
