package dev.descent.ml.data.format;

import dev.descent.ml.data.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An image and the folders that it is in, the outermost first. */
record PlacedImage(String name, List<String> folders) {
    static PlacedImage of(String name) {
        String[] path = name.split("/", -1);
        return new PlacedImage(name, List.of(path).subList(0, path.length - 1));
    }

    int depth() {
        return folders.size();
    }

    /** As in {@code training_set/training_set/cat/1.png}, which archives of archives become. */
    boolean isInPartTwice() {
        return depth() > 2 && part(0) != null && part(0) == part(1);
    }

    PlacedImage inPartOnce() {
        return isInPartTwice() ? new PlacedImage(name, folders.subList(1, depth())) : this;
    }

    @Nullable
    Part part(int level) {
        return level < depth() ? PartNames.ofFolder(folders.get(level)) : null;
    }
}
