package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;

/**
 * What one example's labels and outputs look like: [positions, labels] and [positions, outputs], positions row-major.
 *
 * @param height of a map, 1 where an example has one label
 * @param width of a map, 1 where an example has one label
 * @param labels at a position: classes or target columns
 * @param outputs at a position, as the loss asks for them
 */
public record LossShape(int height, int width, int labels, int outputs) {

    /** With as many outputs as labels. */
    public static LossShape of(Target target) {
        return new LossShape(target.height(), target.width(), target.outputs(), target.outputs());
    }

    /** With as many outputs as the loss asks for. */
    public static LossShape of(LossSpec loss, Target target) {
        return new LossShape(target.height(), target.width(), target.outputs(), loss.outputs(target));
    }

    /** Places of one example that have a label. */
    public int positions() {
        return height * width;
    }
}
