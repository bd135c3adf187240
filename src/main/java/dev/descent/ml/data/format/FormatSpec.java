package dev.descent.ml.data.format;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.overview.Description;
import dev.descent.ml.data.overview.ImagesFound;
import dev.descent.ml.data.overview.Outline;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the bytes of a data set are read: a record per format, which reads them. */
public sealed interface FormatSpec permits TableFormat, Images, ImageTable, Masks, Pairs, Idx, WebDataset, Numpy {

    /**
     * Reads a data set and checks it.
     *
     * @param store for what is decoded
     * @throws dev.descent.ml.spec.InvalidSpec with everything that is wrong with the files ({@code uri}) or with this
     *     format for them ({@code format.target}), at paths from the data set's spec
     */
    RawData read(DataFiles files, Limits limits, Store store) throws IOException;

    /**
     * Reads a data set that says itself how it is divided.
     *
     * @param by the columns for it
     */
    default RawData read(DataFiles files, Limits limits, Store store, SplitBy by) throws IOException {
        by.refuseColumns("is for tables (csv, parquet, image_table), and for images that a manifest names");
        return read(files, limits, store);
    }

    /** How often the bytes of files are read; 0 where that depends on them. */
    default int readings() {
        return 0;
    }

    /** Where this format's files begin: below what they are wrapped in. */
    default DataFiles home(DataFiles files) {
        return files;
    }

    /** Reads a data set and looks at all of it. */
    default Overview overview(DataFiles files, Limits limits, Store store) throws IOException {
        RawData data = read(files, limits, store);
        return Overview.of(data).with(Description.Found.of(files)).with(ImagesFound.of(data, home(files)));
    }

    /** What data in this format looks like before it is read, or null where the format does not tell. */
    default @Nullable Outline outline() {
        return null;
    }

    /** This format with what a trained model's encoding decides: the columns, what they are, and what the target is. */
    default FormatSpec fitting(Encoding encoding) {
        return this;
    }
}
