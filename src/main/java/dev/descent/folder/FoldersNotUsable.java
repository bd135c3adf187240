package dev.descent.folder;

import java.util.List;
import java.util.stream.Collectors;

/** The process cannot start, since it could not keep what it is asked to keep. */
final class FoldersNotUsable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<FolderFault> faults;

    FoldersNotUsable(List<FolderFault> faults) {
        super(faults.stream().map(FolderFault::toString).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    String settings() {
        return faults.stream().map(FolderFault::setting).distinct().collect(Collectors.joining(", "));
    }
}
