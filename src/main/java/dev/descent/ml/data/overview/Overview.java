package dev.descent.ml.data.overview;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.table.TableFacts;
import java.io.IOException;
import java.util.Optional;

/**
 * A look at a whole data set.
 *
 * @param description what was found in it
 * @param preview a picture of some of its images
 */
public record Overview(Description description, Optional<Picture> preview) {

    /** Of bytes that nobody says how to read. */
    public static Overview of(DataFiles files) throws IOException {
        return new Overview(Description.of(Description.Found.of(files)), Optional.empty());
    }

    /** Of data that was read. */
    public static Overview of(RawData data) {
        return new Overview(Description.of(data), Preview.of(data));
    }

    public Overview with(Description.Found files) {
        return new Overview(description.with(files), preview);
    }

    public Overview with(Optional<ImagesFound> images) {
        return new Overview(description.with(images), preview);
    }

    public Overview with(TableFacts table) {
        return new Overview(description.with(table), preview);
    }
}
