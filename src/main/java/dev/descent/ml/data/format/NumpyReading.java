package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.MaskLabels;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.image.MaskClasses;
import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads images and their labels from arrays, item by item. */
final class NumpyReading {
    private final Numpy spec;
    private final NumpyParts parts;
    private final Limits limits;
    private final List<PixelLayout> layouts;
    private final List<Integer> size;
    private final int channels;
    private final InputShape shape;
    private final List<String> notes = new ArrayList<>();

    /** @throws InvalidSpec where the arrays are not those of images, or their sizes differ and none is asked for */
    NumpyReading(Numpy spec, NumpyParts parts, Limits limits) {
        this.spec = spec;
        this.parts = parts;
        this.limits = limits;
        this.layouts = parts.labelled().stream()
                .map(pair -> PixelLayout.of(pair.images(), spec.order()))
                .toList();
        PixelLayout first = layouts.get(0);
        this.size = spec.size() != null ? spec.size() : List.of(first.height(), first.width());
        boolean areAlike =
                layouts.stream().allMatch(other -> other.height() == first.height() && other.width() == first.width());
        this.channels = spec.channels() != null ? spec.channels() : first.keptChannels();
        this.shape = InputShape.image(channels, size.get(0), size.get(1));
        if (spec.size() == null && !areAlike) {
            throw new InvalidSpec("format.size", "is needed: the parts have images of different sizes");
        }
    }

    /** @throws InvalidSpec with what is wrong with numbers or labels */
    RawImages read(Store store) throws IOException {
        notes.addAll(parts.warnings());
        GivenParts given = parts.given();
        if (given != null) {
            notes.add(given.note());
        }
        MaskClasses classes = spec.classes();
        Labels labels = classes == null ? labels() : masks(classes, store);
        Records pictures = pictures(store);
        List<String> names = parts.names();
        notes.addAll(SameFiles.ofSamples(names, pictures, labels, given));
        return new RawImages(shape, pictures, names, labels, notes).with(given);
    }

    private Labels labels() throws IOException {
        NumpyLabels written = new NumpyLabels(spec.learned(), parts, limits);
        ManifestLabels read = new ManifestLabels(
                written.table(), IntStream.range(0, parts.size()).toArray());
        Labels labels = read.labels();
        if (written.areOneHot()) {
            notes.add("the labels are one-hot: a class is called by the place of its 1, from 0");
        }
        notes.addAll(read.warnings());
        ImageList.checkClasses(labels);
        return labels;
    }

    private Labels masks(MaskClasses classes, Store store) throws IOException {
        NumpyMasks masks = new NumpyMasks(classes, spec.ignore(), size);
        MaskLabels labels = masks.read(parts, layouts, limits, store);
        notes.addAll(masks.notes());
        return labels;
    }

    private Records pictures(Store store) throws IOException {
        PixelScale scale = PixelScale.of(
                parts.labelled().stream().map(NumpyParts.LabelledArray::images).toList(), limits);
        scale.warning().ifPresent(notes::add);
        if (layouts.stream().anyMatch(PixelLayout::isOpaque)) {
            notes.add("the images have 4 channels, of which the last is taken for how opaque a pixel is, and dropped");
        }
        try (RecordsWriter pictures = store.allocate(parts.size(), shape.size(), "format.size")) {
            int first = 0;
            for (int i = 0; i < layouts.size(); i++) {
                NumpyArray images = parts.labelled().get(i).images();
                put(images, layouts.get(i), scale, pictures, first);
                first += images.items();
            }
            return pictures.finish();
        }
    }

    private void put(NumpyArray images, PixelLayout layout, PixelScale scale, RecordsWriter into, int first)
            throws IOException {
        images.read(
                limits,
                (index, item) -> into.put(
                        first + index,
                        layout.picture(item, scale)
                                .inChannels(channels)
                                .resized(size.get(0), size.get(1))
                                .values()));
    }
}
