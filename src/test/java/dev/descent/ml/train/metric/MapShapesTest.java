package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class MapShapesTest {
    private static final Target TARGET = Target.segmentation(List.of("ground", "cell"), 1, 4);

    /** A cell in the second pixel. */
    private static final double[] TRUTH = {1, 0, 0, 1, 1, 0, 1, 0};

    @Test
    void whatIsSaidOfPixelsThatDoNotCountChangesNothing() {
        MapShapes shapes = new MapShapes(TARGET);
        double[] alsoInTheThird = {1, 0, 0, 1, 0, 1, 1, 0};

        shapes.add(1, TRUTH, alsoInTheThird, new Weights(new float[] {1, 1, 0, 1}, null, null));

        assertThat(told(shapes).get("image_dice").doubleValue()).isEqualTo(1);
        assertThat(told(shapes).get("image_iou").doubleValue()).isEqualTo(1);
    }

    @Test
    void aClassThatIsSaidAloneScoresNothingInItsImage() {
        MapShapes shapes = new MapShapes(TARGET);
        double[] ground = {1, 0, 1, 0, 1, 0, 1, 0};

        shapes.add(1, ground, TRUTH, Weights.NONE);
        shapes.add(1, ground, ground, Weights.NONE);

        assertThat(told(shapes).at("/classes/cell/image_dice").doubleValue()).isZero();
        assertThat(told(shapes).at("/classes/ground/image_iou").doubleValue()).isEqualTo((0.75 + 1) / 2);
    }

    private static ObjectNode told(MapShapes shapes) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        shapes.put(told);
        return told;
    }
}
