package dev.descent.ml.optimizer;

/**
 * A run of a network's flat parameter vector that belongs together.
 *
 * @param layer the layer's name
 * @param parameter the parameter's name in the layer: {@code W}, {@code b}, {@code mean}
 * @param kind how an optimizer treats it
 * @param offset first index in the flat vector
 * @param length values
 */
public record ParameterBlock(String layer, String parameter, Kind kind, int offset, int length) {

    /** How an optimizer treats a block. */
    public enum Kind {
        /** Optimized, decayed, regularized, clipped. */
        WEIGHT,
        /** Optimized and clipped, never decayed. Scale and shift of a normalization count as such. */
        BIAS,
        /**
         * Running statistics of a normalization: moved by their own "gradient", never optimized, decayed or clipped.
         */
        STATISTIC
    }
}
