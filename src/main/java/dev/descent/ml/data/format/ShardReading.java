package dev.descent.ml.data.format;

import dev.descent.ml.data.DividingColumns;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.format.ShardSearch.WholeSample;
import dev.descent.ml.data.image.MaskClasses;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.TarShards;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the labels of samples in shards, and has their images decoded. */
final class ShardReading {
    private final WebDataset spec;
    private final DataFiles files;
    private final TarShards shards;
    private final Limits limits;

    /** @param files that the shards lie in */
    ShardReading(WebDataset spec, DataFiles files, TarShards shards, Limits limits) {
        this.spec = spec;
        this.files = files;
        this.shards = shards;
        this.limits = limits;
    }

    /** @throws InvalidSpec with the files that cannot be read */
    RawData read(Store store) throws IOException {
        ShardSearch search = new ShardSearch(spec, shards);
        MaskClasses classes = spec.classes();
        return classes == null ? labelled(search, store) : masked(search, spec.masks(classes), store);
    }

    private RawData masked(ShardSearch search, Masks how, Store store) throws IOException {
        List<WholeSample> samples = search.whole();
        ShardParts parts = parts(samples);
        List<String> masks = samples.stream().map(WholeSample::label).toList();
        MaskPairs pairs = new MaskPairs(images(samples), masks, List.of(), parts.given(), warnings(search, parts));
        return new MaskReading(shards, limits, how).read(pairs, store);
    }

    private RawData labelled(ShardSearch search, Store store) throws IOException {
        List<WholeSample> samples = new ArrayList<>();
        List<List<String>> rows = labels(search, samples);
        ManifestLabels labels = new ManifestLabels(
                new LabelTable(
                        "format.label",
                        spec.learned(),
                        columns(),
                        turned(rows),
                        row -> "sample " + samples.get(row).sample().key()),
                IntStream.range(0, rows.size()).toArray());
        ShardParts parts = parts(samples);
        Labels known = labels.labels();
        List<String> warnings = warnings(search, parts);
        warnings.addAll(labels.warnings());
        ImageList list = new ImageList(images(samples), known, parts.given(), warnings, null, DividingColumns.NONE);
        list.check(shards);
        return new ImageReading(shards, limits, spec.shape()).read(list, store);
    }

    /** The labels of each sample that has some; the others are dropped. */
    private List<List<String>> labels(ShardSearch search, List<WholeSample> kept) throws IOException {
        ShardLabels reader = new ShardLabels(shards, spec.learned(), spec.path());
        Faults faults = Faults.alike();
        List<List<String>> rows = new ArrayList<>();
        for (WholeSample sample : search.whole()) {
            List<String> cells = cells(reader, sample.label(), faults);
            if (cells != null) {
                rows.add(cells);
                kept.add(sample);
            } else if (faults.isEmpty()) {
                search.lacking().add(sample.sample(), "label in it");
            }
            if (faults.isFull()) {
                break;
            }
        }
        faults.check(
                !kept.isEmpty() || !faults.isEmpty(),
                "format.path",
                "leads to no label in any of the samples, such as "
                        + search.whole().get(0).label());
        faults.raise();
        return rows;
    }

    private static @Nullable List<String> cells(ShardLabels reader, String name, Faults faults) throws IOException {
        try {
            return reader.read(name);
        } catch (InvalidSpec invalid) {
            faults.addAll("", invalid.violations());
            return null;
        }
    }

    private List<String> columns() {
        return spec.path() == null ? List.of("label") : spec.path().names();
    }

    private List<List<String>> turned(List<List<String>> rows) {
        return IntStream.range(0, columns().size())
                .mapToObj(column -> rows.stream().map(row -> row.get(column)).toList())
                .toList();
    }

    private static List<String> images(List<WholeSample> samples) {
        return samples.stream().map(WholeSample::image).toList();
    }

    private static ShardParts parts(List<WholeSample> samples) {
        return new ShardParts(
                samples.stream().map(sample -> sample.sample().shard()).toList());
    }

    private List<String> warnings(ShardSearch search, ShardParts parts) {
        List<String> warnings = new ArrayList<>(new ShardFiles(files).warnings());
        warnings.addAll(ShardFiles.warnings(shards));
        warnings.addAll(search.warnings());
        warnings.addAll(parts.warnings());
        return warnings;
    }
}
