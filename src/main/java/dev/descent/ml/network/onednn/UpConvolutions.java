package dev.descent.ml.network.onednn;

import dev.descent.ml.network.ChannelBlocks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.jspecify.annotations.Nullable;

/**
 * Finds the convolutions (3 × 3) of an image that was doubled just before, perhaps joined with another: a transposed convolution
 * (4 × 4) of the small image computes the same with 4 products in the place of 9.
 */
final class UpConvolutions {
    private final Vertices vertices;
    private final VertexShapes shapes;
    private final Map<String, UpInputs> byConvolution = new HashMap<>();
    private final Set<String> skipped = new HashSet<>();

    /**
     * @param small the vertex whose image is doubled
     * @param beside the vertex that is joined with it, or null
     * @param smallFirst which channels come first
     */
    record UpInputs(String small, @Nullable String beside, boolean smallFirst) {}

    UpConvolutions(Vertices vertices, VertexShapes shapes) {
        this.vertices = vertices;
        this.shapes = shapes;
        vertices.names().stream().filter(this::isConvolution).forEach(this::look);
    }

    /** What such a convolution is of, or null where it is an ordinary one. */
    @Nullable
    UpInputs of(String convolution) {
        return byConvolution.get(convolution);
    }

    /** Whether a vertex is computed by the convolution behind it. */
    boolean isSkipped(String vertex) {
        return skipped.contains(vertex);
    }

    private void look(String convolution) {
        String input = vertices.inputs(convolution).get(0);
        if (input.equals(vertices.input()) || !isOnlyFor(input, convolution)) {
            return;
        }
        if (isDoubling(input)) {
            found(convolution, new UpInputs(vertices.inputs(input).get(0), null, true), input);
        } else if (vertices.of(input) instanceof MergeVertex
                && vertices.inputs(input).size() == 2) {
            lookJoined(convolution, input);
        }
    }

    private void lookJoined(String convolution, String merge) {
        String first = vertices.inputs(merge).get(0);
        String second = vertices.inputs(merge).get(1);
        boolean smallFirst = isDoubling(first) && isOnlyFor(first, merge);
        boolean smallSecond = isDoubling(second) && isOnlyFor(second, merge);
        if (smallFirst != smallSecond && isBlocked(smallFirst ? second : first)) {
            String doubling = smallFirst ? first : second;
            UpInputs found = new UpInputs(vertices.inputs(doubling).get(0), smallFirst ? second : first, smallFirst);
            found(convolution, found, doubling, merge);
        }
    }

    private void found(String convolution, UpInputs inputs, String... computed) {
        byConvolution.put(convolution, inputs);
        skipped.addAll(List.of(computed));
    }

    private boolean isOnlyFor(String vertex, String user) {
        return user.equals(vertices.onlyUser(vertex));
    }

    /** On other channels the transposed convolution has no fast kernel. */
    private boolean isBlocked(String vertex) {
        return shapes.isImage(vertex)
                && ChannelBlocks.areWhole(shapes.of(vertex).get(0));
    }

    private boolean isDoubling(String vertex) {
        return vertices.layer(vertex) instanceof Upsampling2D doubling
                && Arrays.equals(doubling.getSize(), new int[] {2, 2})
                && isBlocked(vertex);
    }

    private boolean isConvolution(String vertex) {
        return vertices.layer(vertex) instanceof ConvolutionLayer convolution
                && Arrays.equals(convolution.getKernelSize(), new int[] {3, 3})
                && Arrays.equals(convolution.getStride(), new int[] {1, 1})
                && Arrays.equals(convolution.getDilation(), new int[] {1, 1})
                && convolution.getConvolutionMode() == ConvolutionMode.Same
                && isBlocked(vertex);
    }
}
