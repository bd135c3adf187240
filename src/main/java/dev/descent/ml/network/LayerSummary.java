package dev.descent.ml.network;

import java.util.List;

/**
 * One layer as it would be built.
 *
 * @param name in the network
 * @param type {@code dense}, {@code convolution}, {@code subsampling}
 * @param output shape of one example's output, without the batch axis
 * @param parameters values it learns or keeps
 */
public record LayerSummary(String name, String type, List<Integer> output, long parameters) {

    public LayerSummary {
        output = List.copyOf(output);
    }

    /**
     * Of one example's output.
     *
     * @throws ArithmeticException where they are more than a long counts
     */
    public long values() {
        return output.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** The same as oneDNN keeps them, images in {@link ChannelBlocks}. */
    public long blockedValues() {
        return output.size() == 3 ? values() / output.get(0) * ChannelBlocks.filledUp(output.get(0)) : values();
    }
}
