package dev.descent.ml.model.layer;

import dev.descent.ml.spec.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One layer as chosen in a job: a record per kind, which knows the shapes it takes and the DL4J layer it names. */
public sealed interface LayerSpec
        permits Dense,
                Conv2d,
                MaxPooling,
                AveragePooling,
                GlobalPooling,
                Upsampling,
                BatchNormalization,
                Dropout,
                ActivationLayer,
                Flatten,
                ZeroPadding,
                Cropping,
                Add,
                Concat,
                Lstm {

    /** What other layers call it, or null. */
    @Nullable
    String name();

    /** Names of the layers it follows, or null for the one before. */
    @Nullable
    List<String> from();

    /** What a layer without a name is called, together with its place in the list. */
    default String kind() {
        return Family.of(LayerSpec.class).about(getClass()).type();
    }

    /**
     * The shape of one example's output.
     *
     * @throws dev.descent.ml.spec.InvalidSpec where it cannot follow such inputs, at paths within this spec
     */
    Shape output(List<Shape> inputs);

    /** Whether it looks like what other libraries have at the end of a network that gives so many outputs. */
    default boolean isLikeAnOutput(int outputs) {
        return false;
    }

    /** Puts DL4J's layer into the graph. */
    void addTo(Place place);
}
