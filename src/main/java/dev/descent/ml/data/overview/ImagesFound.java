package dev.descent.ml.data.overview;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.ImageHeader;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.source.DataFiles;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of a data set.
 *
 * @param shape of all of them as they are trained on, [channels, height, width]
 * @param stored as what they are stored, the most frequent first, at most 20; empty
 *     where the data set is not a file per image
 * @param differentStored how many different ones there are
 */
public record ImagesFound(List<Integer> shape, List<Stored> stored, Integer differentStored) {
    private static final int MOST_SHOWN = 20;

    /** Images of one size as stored. */
    public record Stored(Integer height, Integer width, Integer channels, Integer count) {}

    /** Empty where the examples are no images. */
    public static Optional<ImagesFound> of(RawData data) {
        return data.picture(0)
                .map(picture ->
                        new ImagesFound(List.of(picture.channels(), picture.height(), picture.width()), List.of(), 0));
    }

    /** With what the files' headers say; the files were decoded before. */
    public static Optional<ImagesFound> of(RawData data, DataFiles files) throws IOException {
        Optional<ImagesFound> plain = of(data);
        if (plain.isEmpty()) {
            return plain;
        }
        Map<ImageHeader, Integer> counts = new HashMap<>();
        for (String name : data.names()) {
            if (files.names().contains(name)) {
                counts.merge(header(files, name), 1, Integer::sum);
            }
        }
        return Optional.of(new ImagesFound(plain.get().shape(), mostFrequent(counts), counts.size()));
    }

    private static ImageHeader header(DataFiles files, String name) throws IOException {
        try {
            return ImageHeader.of(files.read(name, ImageBytes.LARGEST_FILE));
        } catch (UnreadableImage e) {
            throw new IOException(name + " was decoded, and its header cannot be read", e);
        }
    }

    private static List<Stored> mostFrequent(Map<ImageHeader, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<ImageHeader, Integer>comparingByValue(Collections.reverseOrder())
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(MOST_SHOWN)
                .map(entry -> new Stored(
                        entry.getKey().height(),
                        entry.getKey().width(),
                        entry.getKey().channels(),
                        entry.getValue()))
                .toList();
    }
}
