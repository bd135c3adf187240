package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.spec.Faults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where images and their masks (or whatever images they have) are: in two folders, which the parts of a split may have in a folder each
 * ({@code train/images}) or be folders of ({@code images/train}).
 */
final class MaskFolders {
    private final DataFiles files;
    private final FolderPair pair;
    /** What stands in front of the two folders; nothing, or each part's folder with {@code /}. */
    private final List<String> tops;

    private MaskFolders(DataFiles files, FolderPair pair, List<String> tops) {
        this.files = files;
        this.pair = pair;
        this.tops = tops;
    }

    static MaskFolders of(DataFiles files, FolderPair pair) {
        List<String> parts = files.names().stream()
                .filter(name -> name.indexOf('/') > 0)
                .map(name -> name.substring(0, name.indexOf('/')))
                .distinct()
                .filter(top -> PartNames.ofFolder(top) != null)
                .filter(top -> !pair.inputs().inside(files, top + "/").isEmpty())
                .toList();
        boolean divided = pair.inputs().inside(files, "").stream().noneMatch(ImageList::isImage)
                && PartNames.divide(parts.stream());
        return new MaskFolders(
                files, pair, divided ? parts.stream().map(part -> part + "/").toList() : List.of(""));
    }

    NavigableMap<String, String> images(Faults faults) {
        Predicate<String> isMask = pair.isOneFolder() ? pair.targets().affixes()::surround : stem -> false;
        return found(pair.inputs(), isMask, faults);
    }

    NavigableMap<String, String> masks(Faults faults) {
        return found(pair.targets(), stem -> false, faults);
    }

    /** Images of weights, which are named like the images. */
    NavigableMap<String, String> weights(String folder, Faults faults) {
        return found(
                new FolderSide(folder, pair.inputs().affixes(), "image of weights", "weights"), stem -> false, faults);
    }

    /** Files by the name that they share with their partners, a part's folder in front. */
    private NavigableMap<String, String> found(FolderSide side, Predicate<String> isOther, Faults faults) {
        Affixes affixes = side.affixes();
        NavigableMap<String, String> found = new TreeMap<>();
        for (String top : tops) {
            for (String name : side.inside(files, top)) {
                String stem = stem(name, side.prefix(top));
                if (stem != null && affixes.surround(stem) && !isOther.test(stem)) {
                    String other = found.put(top + affixes.without(stem), name);
                    faults.check(other == null, side.path(), "has " + other + " and " + name + ", which are one name");
                }
            }
        }
        faults.check(!found.isEmpty(), side.path(), new NoImages(files, side, tops).text());
        return found;
    }

    /** The parts of images by these names; null where no folders say them. */
    @Nullable
    GivenParts given(Collection<String> shared) {
        List<String> folders = shared.stream()
                .map(name -> name.substring(0, Math.max(0, name.indexOf('/'))))
                .toList();
        List<Part> parts = folders.stream()
                .map(PartNames::ofFolder)
                .filter(Objects::nonNull)
                .toList();
        boolean all = parts.size() == folders.size() && PartNames.divide(folders.stream());
        return all
                ? new GivenParts(
                        parts, "the folders " + folders.stream().distinct().collect(Collectors.joining(", ")))
                : null;
    }

    /** What a person should know of files in these folders that are not used. */
    List<String> leftOut() {
        List<String> others = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String top : tops) {
            pair.sides().filter(side -> seen.add(side.prefix(top))).forEach(side -> side.inside(files, top).stream()
                    .filter(name -> !isNamed(stem(name, side.prefix(top)), side.folder()))
                    .forEach(others::add));
        }
        return ImageList.leftOut(others, "only what is named like an image is read");
    }

    /** Folders of other parts beside the one that the format names as that of all images. */
    Optional<String> otherParts() {
        String folder = pair.inputs().folder();
        String beside = folder.substring(0, folder.lastIndexOf('/') + 1);
        if (PartNames.ofFolder(folder.substring(beside.length())) == null) {
            return Optional.empty();
        }
        List<String> others = files.names().stream()
                .filter(name -> ImageList.isImage(name) && name.startsWith(beside))
                .map(name -> name.substring(0, Math.max(beside.length(), name.indexOf('/', beside.length()))))
                .distinct()
                .filter(other -> PartNames.ofFolder(other.substring(beside.length())) != null)
                .filter(other ->
                        !other.equals(folder) && !other.equals(pair.targets().folder()))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "images of other parts are not used: those in " + String.join(", ", others) + "; to have"
                                + " them, lay each part out alike, as in train/images and train/masks, val/images and val/masks");
    }

    private boolean isNamed(@Nullable String stem, String folder) {
        return stem != null
                && pair.sides()
                        .anyMatch(side ->
                                side.folder().equals(folder) && side.affixes().surround(stem));
    }

    /** An image's name below a folder without ending; null where it is not named like one. */
    private static @Nullable String stem(String name, String prefix) {
        return ImageList.isImage(name) ? name.substring(prefix.length(), name.lastIndexOf('.')) : null;
    }
}
