package dev.descent.ml.model.layer;

import org.deeplearning4j.nn.conf.DataFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;
import org.jspecify.annotations.Nullable;

/**
 * The same values in another shape. Sequences are [examples, steps, features]: a
 * vector cut into steps then keeps its order.
 */
final class Reshaping {

    private Reshaping() {}

    static GraphVertex flat(Shape from) {
        return from.isImage()
                ? new PreprocessorVertex(new CnnToFeedForwardPreProcessor(from.height(), from.width(), from.channels()))
                : reshape(sides(from), new long[] {from.size()}, null);
    }

    static GraphVertex toSteps(Shape from, Shape sequence) {
        return reshape(sides(from), sides(sequence), RNNFormat.NWC);
    }

    private static GraphVertex reshape(long[] from, long[] to, @Nullable DataFormat format) {
        return new PreprocessorVertex(new ReshapePreprocessor(from, to, false, format));
    }

    private static long[] sides(Shape shape) {
        return switch (shape.kind()) {
            case VECTOR -> new long[] {shape.channels()};
            case IMAGE -> new long[] {shape.channels(), shape.height(), shape.width()};
            case SEQUENCE -> new long[] {shape.height(), shape.channels()};
        };
    }
}
