package dev.descent.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * The folders of a process, by its settings and roles.
 *
 * @param written into which it writes
 * @param shared of these, whose folders below are written into as well
 * @param read which it only reads
 * @param executed into which programs and libraries are unpacked, if they are not there
 */
record Folders(List<Folder> written, List<Folder> shared, List<Folder> read, List<Folder> executed) {
    private static final String HOME = "DESCENT_HOME";

    /** Where JavaCPP and JNA unpack native code, as the start says it to them. */
    private static final List<String> LIBRARIES = List.of("org.bytedeco.javacpp.cachedir", "jna.tmpdir");

    static Folders of(Environment environment) {
        boolean inBucket = StringUtils.hasText(environment.getProperty("descent.store.location"));
        Folder copies = folder(environment, "descent.store.cache", "descent.store.cache");
        Folder uploads = inBucket ? copies : folder(environment, "descent.dataset.content", "DESCENT_DATASETS");
        Folder fetched = folder(environment, "descent.dataset.remote.cache", "descent.dataset.remote.cache");
        List<Folder> shared = new ArrayList<>(List.of(fetched));
        List<Folder> read = new ArrayList<>(List.of(folder(environment, "descent.dataset.files", "DESCENT_FILES")));
        (inBucket || environment.acceptsProfiles(Profiles.of("api")) ? shared : read).add(uploads);
        List<Folder> executed = new ArrayList<>();
        LIBRARIES.stream()
                .filter(environment::containsProperty)
                .map(property -> folder(environment, property, "-D" + property))
                .forEach(executed::add);
        if (!StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            Folder database = folder(environment, "descent.database.folder", "descent.database.folder");
            shared.add(database);
            executed.add(database);
        }
        List<Folder> written = new ArrayList<>(shared);
        written.add(inBucket ? copies : folder(environment, "descent.artifact.folder", "descent.artifact.folder"));
        written.add(folder(environment, "descent.dataset.mapped-folder", "descent.dataset.mapped-folder"));
        written.add(folder(environment, "java.io.tmpdir", "-Djava.io.tmpdir"));
        if (environment.acceptsProfiles(Profiles.of("worker"))) {
            written.add(folder(environment, "descent.runner.scratch", "descent.runner.scratch"));
        }
        return new Folders(List.copyOf(written), List.copyOf(shared), List.copyOf(read), List.copyOf(executed));
    }

    private static Folder folder(Environment environment, String key, String setting) {
        Path home = absolute(environment.getRequiredProperty("descent.home"));
        Path path = absolute(environment.getRequiredProperty(key));
        return new Folder(path, path.startsWith(home) ? HOME : setting);
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    /** What is wrong at the start; each place once. */
    List<FolderFault> faults() {
        List<FolderFault> now = faultsNow();
        if (!now.isEmpty()) {
            return now;
        }
        return Stream.concat(
                        shared.stream().map(Folder::unwritableBelow),
                        executed.stream().map(Folder::notExecutable))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** What is wrong now, without what would take long to find. */
    List<FolderFault> faultsNow() {
        Map<Path, FolderFault> byPath = new LinkedHashMap<>();
        Stream.concat(written.stream().map(Folder::unwritable), read.stream().map(Folder::unreadable))
                .flatMap(Optional::stream)
                .forEach(fault -> byPath.putIfAbsent(fault.path(), fault));
        return List.copyOf(byPath.values());
    }
}
