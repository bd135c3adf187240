package dev.descent.ml.data;

import java.security.MessageDigest;
import java.util.List;

/** A data set as it was read: checked, and nothing learned from it. At least two examples, and two classes where it has classes. */
public interface RawData {

    /** Examples. */
    int size();

    Labels labels();

    /** What columns there are; empty for images. */
    List<ColumnSummary> columns();

    /**
     * Encodes and normalizes it by what its training part shows.
     *
     * @param scaleTarget whether to standardize the target of a regression
     * @throws dev.descent.ml.spec.InvalidSpec where that cannot be done
     */
    TrainingData encode(Parts parts, Normalize normalize, boolean scaleTarget);

    /** Feeds everything that makes this data to a hash; for data that has no bytes elsewhere. */
    void digest(MessageDigest digest);
}
