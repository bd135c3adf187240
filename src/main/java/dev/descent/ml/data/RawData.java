package dev.descent.ml.data;

import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.shape.Normalize;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** A data set as it was read: checked, and nothing learned from it. */
public interface RawData {

    /** Examples. */
    int size();

    Labels labels();

    /** What columns there are; empty for images. */
    List<ColumnSummary> columns();

    /** The image of an example, as it was brought to one size; empty where examples are no images. */
    default Optional<Picture> picture(int example) {
        return Optional.empty();
    }

    /** Names of the examples: of images their files' or what stands for them; empty for rows. */
    default List<String> names() {
        return List.of();
    }

    /** The parts that it has of its own: by folders, or by a column. */
    default Optional<GivenParts> givenParts() {
        return Optional.empty();
    }

    /** How examples belong together and follow each other, where columns say it. */
    default DividingColumns dividing() {
        return DividingColumns.NONE;
    }

    /** People and the like of whom there may be several examples, where names let on that there are some. */
    default List<Grouping> groupings() {
        return List.of();
    }

    /** What a person should know of how it was read. */
    List<String> notes();

    /**
     * Makes sure that there is something to learn; to be evaluated on, one example will do.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with why there is not
     */
    default void requireLearnable() {}

    /**
     * Encodes and normalizes it by what its training part shows.
     *
     * @param scaleTarget whether to standardize the target of a regression
     * @throws dev.descent.ml.spec.InvalidSpec where that cannot be done
     */
    TrainingData encode(Parts parts, Normalize normalize, boolean scaleTarget) throws IOException;

    /**
     * Encodes examples as a trained model sees them; nothing is learned from them.
     *
     * @param encoding of the model: its columns or its size of images, and its classes, all by their names
     * @throws dev.descent.ml.spec.InvalidSpec where this data has something else
     */
    KnownExamples encodeAs(Encoding encoding, int[] examples) throws IOException;

    /** Feeds everything that makes this data to a hash; for data that has no bytes elsewhere. */
    void digest(MessageDigest digest);
}
