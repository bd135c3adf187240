package dev.descent.ml.suggest;

import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.shape.Scaling;
import dev.descent.ml.data.shape.Target;

/** Compares images with what they are to become, pixel by pixel. */
final class PictureCounts {
    private static final int WHITE = 255;
    private static final double STEP = 0.1;

    private final Target target;
    private final ImageEncoding encoding;
    private final LevelCounts tones = new LevelCounts();
    private final LevelCounts differences = new LevelCounts();
    private final Correlation likeness = new Correlation();
    private long steps;
    private long edges;
    private double givenSteps;
    private double wantedSteps;

    PictureCounts(Target target, ImageEncoding encoding) {
        this.target = target;
        this.encoding = encoding;
    }

    /**
     * Looks at one example.
     *
     * @param features [channels, height, width] as encoded
     * @param labels [height, width, channels] from 0 to 1
     */
    void add(float[] features, float[] labels) {
        int channels = encoding.scalings().size() == target.outputs() ? target.outputs() : 1;
        for (int channel = 0; channel < channels; channel++) {
            double[] given = new double[target.positions()];
            double[] wanted = new double[target.positions()];
            for (int i = 0; i < given.length; i++) {
                given[i] = channels == 1 ? given(features, i) : sample(features, channel, i);
                wanted[i] = channels == 1 ? wanted(labels, i) : labels[i * channels + channel];
            }
            compare(given, wanted);
        }
    }

    private double given(float[] features, int position) {
        double sum = 0;
        for (int channel = 0; channel < encoding.scalings().size(); channel++) {
            sum += sample(features, channel, position);
        }
        return sum / encoding.scalings().size();
    }

    /** As it was before it was scaled for the network. */
    private double sample(float[] features, int channel, int position) {
        Scaling scaling = encoding.scalings().get(channel);
        return (features[channel * target.positions() + position] * scaling.scale() + scaling.offset()) / WHITE;
    }

    private double wanted(float[] labels, int position) {
        double sum = 0;
        for (int channel = 0; channel < target.outputs(); channel++) {
            sum += labels[position * target.outputs() + channel];
        }
        return sum / target.outputs();
    }

    private void compare(double[] given, double[] wanted) {
        for (int i = 0; i < given.length; i++) {
            tones.add(wanted[i]);
            differences.add(given[i] - wanted[i]);
            likeness.add(given[i], wanted[i]);
            if (i % target.width() < target.width() - 1) {
                step(given[i + 1] - given[i], wanted[i + 1] - wanted[i]);
            }
            if (i + target.width() < given.length) {
                step(given[i + target.width()] - given[i], wanted[i + target.width()] - wanted[i]);
            }
        }
    }

    private void step(double given, double wanted) {
        steps++;
        edges += Math.abs(wanted) > STEP ? 1 : 0;
        givenSteps += Math.abs(given);
        wantedSteps += Math.abs(wanted);
    }

    PictureFacts facts() {
        double near = 0.02;
        return new PictureFacts(
                likeness.value(),
                differences.deviation(),
                differences.outliers(near),
                tones.share(tone -> tone < near),
                tones.share(tone -> tone < near || tone > 1 - near),
                (double) edges / Math.max(1, steps),
                wantedSteps == 0 ? 1 : givenSteps / wantedSteps);
    }
}
