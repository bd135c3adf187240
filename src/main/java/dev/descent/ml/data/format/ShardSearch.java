package dev.descent.ml.data.format;

import dev.descent.ml.data.source.TarShards;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the samples in shards that have all that is needed. */
final class ShardSearch {
    private final WebDataset spec;
    private final ShardChoice choice;
    private final ShardSample.FoundSamples found;
    private final LackingSamples lacking = new LackingSamples();
    private final List<WholeSample> whole = new ArrayList<>();

    /** A sample with the names of its two files. */
    record WholeSample(ShardSample sample, String image, String label) {}

    /** @throws InvalidSpec where a file is there twice, may be meant or not, or no sample has all that is needed */
    ShardSearch(WebDataset spec, TarShards shards) {
        this.spec = spec;
        this.choice = new ShardChoice(spec);
        this.found = ShardSample.in(shards);
        if (!found.twice().isEmpty()) {
            throw new InvalidSpec(
                    "uri", "holds files of one sample with the same ending: " + ImageList.first(found.twice()));
        }
        found.samples().forEach(this::choose);
        if (whole.isEmpty()) {
            throw new InvalidSpec("uri", nothing());
        }
    }

    /** In the shards' order. */
    List<WholeSample> whole() {
        return whole;
    }

    /** Samples that are left out; who reads on may find more. */
    LackingSamples lacking() {
        return lacking;
    }

    private void choose(ShardSample sample) {
        Optional<String> label = choice.label(sample);
        Optional<String> image = label.isEmpty() ? label : choice.image(sample);
        if (label.isPresent() && image.isPresent()) {
            whole.add(new WholeSample(sample, image.get(), label.get()));
        } else {
            lacking.add(sample, label.isEmpty() ? choice.wanted() : "image");
        }
    }

    private String nothing() {
        String image = spec.image() == null ? "an image (png, jpg, bmp)" : "." + spec.image();
        TreeSet<String> endings = new TreeSet<>();
        found.samples().forEach(sample -> endings.addAll(sample.files().keySet()));
        return "holds no sample that has both " + image + " and " + choice.wanted() + ": "
                + (endings.isEmpty()
                        ? "there is none"
                        : "what is there: " + Count.of(found.samples().size(), "sample") + ", with files that end in "
                                + String.join(", ", endings.stream().limit(20).toList()) + hint(endings));
    }

    /** Where names have points within what was meant to tell the samples apart. */
    private String hint(Set<String> endings) {
        return endings.stream()
                .filter(ending -> ending.endsWith(choice.wanted()))
                .findFirst()
                .map(ending -> "; a sample's name ends at its first point, so that " + ending + " is an ending")
                .orElse("");
    }

    /** What a person should know of files that are not used. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(lacking.warnings());
        warnings.addAll(ImageList.leftOut(found.others(), "no sample has a file of such a name"));
        TreeSet<String> endings = new TreeSet<>();
        for (WholeSample one : whole) {
            one.sample().files().forEach((ending, name) -> {
                if (!name.equals(one.image()) && !name.equals(one.label())) {
                    endings.add(ending);
                }
            });
        }
        if (!endings.isEmpty()) {
            warnings.add("files of samples are not used that end in "
                    + String.join(", ", endings.stream().limit(20).toList()));
        }
        return warnings;
    }
}
