package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.image.ForeignImage;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Subfolder;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.InvalidSpec;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Images in a folder per class. Folders named like the parts of a split, above
 * all of these or within each, are the split.
 */
final class ImageFolders {
    /** Of the parts' folders in an image's path: {@code train/cat/1.png}, {@code cat/train/1.png}, or nowhere. */
    private static final int ABOVE = 0;

    private static final int BELOW = 1;
    private static final int NOWHERE = -1;

    private final DataFiles files;
    private final List<PlacedImage> images;
    private final int partsAt;

    private ImageFolders(DataFiles files) {
        this.files = files;
        List<PlacedImage> all = files.names().stream()
                .filter(ImageList::isImage)
                .map(PlacedImage::of)
                .toList();
        boolean doubled =
                all.stream().filter(image -> image.part(ABOVE) != null).allMatch(PlacedImage::isInPartTwice);
        this.images = doubled ? all.stream().map(PlacedImage::inPartOnce).toList() : all;
        this.partsAt = partsAt();
    }

    /**
     * Without what the folders of classes are wrapped in: a folder with images is
     * a class, one with folders of them is not.
     */
    static DataFiles home(DataFiles files) {
        return Subfolder.unwrapped(files, ImageList::isImage, ImageFolders::beginsWithClasses);
    }

    private static boolean beginsWithClasses(NavigableSet<String> names) {
        List<PlacedImage> images =
                names.stream().filter(ImageList::isImage).map(PlacedImage::of).toList();
        long below = images.stream()
                .filter(image -> image.depth() > 1)
                .map(image -> image.folders().get(1))
                .distinct()
                .count();
        return below < 2 && images.stream().anyMatch(image -> image.depth() < 2);
    }

    static ImageList list(DataFiles files) {
        ImageFolders folders = new ImageFolders(files);
        folders.refusePartsWithoutClasses();
        return folders.list();
    }

    private int partsAt() {
        Stream<String> inTop = names(ABOVE, 2);
        if (PartNames.divide(names(ABOVE, 1)) && inTop.anyMatch(top -> PartNames.ofFolder(top) == Part.TRAINING)) {
            return ABOVE;
        }
        boolean all = images.stream().allMatch(image -> image.part(BELOW) != null);
        return all && PartNames.divide(names(BELOW, 2)) ? BELOW : NOWHERE;
    }

    /** Folders at a level, of images that are in at least so many. */
    private Stream<String> names(int level, int depth) {
        return images.stream().filter(image -> image.depth() >= depth).map(image -> image.folders()
                .get(level));
    }

    private void refusePartsWithoutClasses() {
        boolean flat = partsAt == NOWHERE
                && !images.isEmpty()
                && images.stream().allMatch(image -> image.depth() == 1 && image.part(ABOVE) != null);
        if (flat) {
            throw new InvalidSpec(
                    "uri",
                    "holds images in " + names(ABOVE, 1).distinct().collect(Collectors.joining(", "))
                            + ", which are parts of a split and not classes: each needs a folder for every class, or "
                            + "name a manifest"
                            + LabellingNames.hint(
                                    images.stream().map(PlacedImage::name).toList()));
        }
    }

    private ImageList list() {
        List<PlacedImage> used = images.stream().filter(this::isUsed).toList();
        List<String> classes = used.stream().map(this::className).toList();
        GivenParts given = partsAt == NOWHERE ? null : given(used, classes);
        List<String> names = used.stream().map(PlacedImage::name).toList();
        List<String> warnings = new ArrayList<>(leftOut(used));
        warnings.addAll(unreadable(classes));
        warnings.addAll(empty(classes));
        warnings.addAll(deeper(used));
        warnings.addAll(FolderClasses.warnings(classes));
        warnings.addAll(DrawnMasks.warnings(names));
        if (given != null) {
            warnings.add(given.note());
            warnings.addAll(new UnseenClasses(classes, given).warnings());
        }
        return new ImageList(names, classes, given, warnings);
    }

    private boolean isUsed(PlacedImage image) {
        return image.depth() > Math.max(partsAt, partsAt == ABOVE ? 1 : 0)
                && (partsAt == NOWHERE || image.part(partsAt) != null);
    }

    /** One name has one form, however the folder's file system writes it. */
    private String className(PlacedImage image) {
        String folder = image.folders().get(partsAt == ABOVE ? 1 : 0);
        return Normalizer.normalize(folder, Normalizer.Form.NFC).strip();
    }

    private GivenParts given(List<PlacedImage> used, List<String> classes) {
        String named = used.stream()
                .map(image -> image.folders().get(partsAt))
                .distinct()
                .collect(Collectors.joining(", "));
        List<Part> parts = used.stream()
                .map(image -> Objects.requireNonNull(image.part(partsAt)))
                .toList();
        UnplacedParts.refuse(classes, parts);
        return new GivenParts(parts, "the folders " + named);
    }

    private List<String> leftOut(List<PlacedImage> used) {
        TreeSet<String> others = new TreeSet<>(files.names());
        used.forEach(image -> others.remove(image.name()));
        return ImageList.leftOut(others, "only images in a class's folder are read");
    }

    /** Folders that would be classes if their images could be read. */
    private List<String> unreadable(List<String> classes) {
        List<String> lost = others(
                files.names().stream().filter(name -> ForeignImage.named(name).isPresent()), classes);
        return lost.isEmpty()
                ? List.of()
                : List.of("of " + Count.of(lost.size(), "folder")
                        + " no image can be read, so that there is no such class: " + ImageList.first(lost));
    }

    /** Folders that would be classes if there were something in them. */
    private List<String> empty(List<String> classes) {
        List<String> lost = others(files.emptyFolders().stream().map(folder -> folder + "/"), classes);
        return lost.isEmpty()
                ? List.of()
                : List.of(Count.are(lost.size(), "folder") + " empty, so that there is no such class: "
                        + ImageList.first(lost));
    }

    /** Names of classes by where these are, but for those that are known. */
    private List<String> others(Stream<String> names, List<String> classes) {
        Set<String> known = Set.copyOf(classes);
        return names.map(PlacedImage::of)
                .filter(this::isUsed)
                .map(this::className)
                .distinct()
                .filter(name -> !known.contains(name))
                .toList();
    }

    private List<String> deeper(List<PlacedImage> used) {
        int understood = partsAt == NOWHERE ? 1 : 2;
        List<String> deep = used.stream()
                .filter(image -> image.depth() > understood)
                .map(image -> String.join("/", image.folders().subList(0, understood + 1)))
                .toList();
        return deep.isEmpty()
                ? List.of()
                : List.of(Count.are(deep.size(), "image") + " in a folder below the class's own, and of that class: "
                        + ImageList.first(deep.stream().distinct().toList()));
    }
}
