package dev.descent.ml.data.format;

import dev.descent.ml.data.MaskLabels;
import dev.descent.ml.data.format.ShrunkClasses.Occurring;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.IgnoredValues;
import dev.descent.ml.data.image.MaskClasses;
import dev.descent.ml.data.image.MaskCodes;
import dev.descent.ml.data.image.MaskNumbers;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads masks from arrays: a class's number for each pixel. */
final class NumpyMasks {
    private final Target target;
    private final List<Integer> size;
    private final MaskClasses classes;
    private final MaskCodes codes;
    private final MaskNotes notes;
    private final Faults faults = Faults.alike();

    /** @param size height and width that masks are resized to */
    NumpyMasks(MaskClasses classes, IgnoredValues ignored, List<Integer> size) {
        this.target = Target.segmentation(classes.names(), size.get(0), size.get(1));
        this.size = size;
        this.classes = classes;
        this.codes = MaskCodes.of(classes, ignored, null);
        this.notes = new MaskNotes(classes.names(), size, !ignored.isEmpty());
    }

    /**
     * Reads those of all parts.
     *
     * @param layouts of their images
     * @throws InvalidSpec with the masks that are not as large as their images, or have other numbers than classes
     */
    MaskLabels read(NumpyParts parts, List<PixelLayout> layouts, Limits limits, Store store) throws IOException {
        try (RecordsWriter maps = store.allocate(parts.size(), target.positions(), "format.size")) {
            int first = 0;
            for (int i = 0; i < layouts.size(); i++) {
                NumpyParts.LabelledArray pair = parts.labelled().get(i);
                read(pair, layouts.get(i), limits, maps, first);
                first += pair.labels().items();
            }
            faults.raise();
            return new MaskLabels(target, maps.finish(), classes.colors(), notes.isPartial(), null);
        }
    }

    /** What a person should know. */
    List<String> notes() {
        return notes.all();
    }

    private void read(NumpyParts.LabelledArray pair, PixelLayout image, Limits limits, RecordsWriter maps, int first)
            throws IOException {
        NumpyArray masks = pair.labels();
        List<Integer> sides =
                masks.shape().stream().skip(1).filter(side -> side != 1).toList();
        List<Integer> wanted = List.of(image.height(), image.width()).stream()
                .filter(side -> side != 1)
                .toList();
        if (!sides.equals(wanted) || masks.isText()) {
            throw new InvalidSpec(
                    "format.labels",
                    "must be masks of " + image.height() + " x " + image.width() + " numbers, as "
                            + pair.images().shown() + " has pixels, was " + masks.shown());
        }
        masks.read(limits, (index, item) -> {
            ClassMap map = faults.isFull() ? null : decoded(pair.name(index), item, image);
            if (map != null) {
                ClassMap resized = map.resized(size.get(0), size.get(1));
                notes.add(pair.name(index), resized, Occurring.of(map, resized), new int[0]);
                maps.put(first + index, resized.codes());
            }
        });
    }

    private @Nullable ClassMap decoded(String name, NumpyArray.Item item, PixelLayout image) {
        try {
            return MaskNumbers.decode(image.height(), image.width(), item::number, codes);
        } catch (UnreadableImage e) {
            faults.add("uri", "holds the mask of " + name + ", which " + e.getMessage());
            return null;
        }
    }
}
