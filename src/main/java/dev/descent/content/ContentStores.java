package dev.descent.content;

import java.nio.file.Path;
import java.util.Optional;

/** Opens the stores of this process, which are all of one kind. */
public interface ContentStores {
    /** Stores that are folders. */
    ContentStores IN_FOLDERS = new ContentStores() {
        @Override
        public ContentStore open(String area, Path folder) {
            return new ContentFolder(folder);
        }

        @Override
        public boolean areElsewhere() {
            return false;
        }

        @Override
        public Optional<String> fault() {
            return Optional.empty();
        }
    };

    /**
     * A store for bytes of one kind.
     *
     * @param area its name among the others
     * @param folder where it is if stores are folders
     */
    ContentStore open(String area, Path folder);

    /** Whether they give links, by which other machines get at what is in them. */
    boolean areElsewhere();

    /** Why nothing can be kept now, besides what is wrong with folders; asks whatever the stores are in. */
    Optional<String> fault();
}
