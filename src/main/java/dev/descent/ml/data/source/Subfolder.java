package dev.descent.ml.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The files of a data set below one of its folders, by their names from there. Hashes are
 * those of the whole, which it is a view of.
 *
 * @param prefix the folder's name with {@code /} at its end
 */
public record Subfolder(DataFiles files, String prefix, NavigableSet<String> names) implements DataFiles {

    /**
     * The data set without the folders that everything is wrapped in.
     *
     * @param counts which files are to be in a wrapper; others may lie beside it
     * @param arrived whether files of these names need no unwrapping
     */
    public static DataFiles unwrapped(
            DataFiles files, Predicate<String> counts, Predicate<NavigableSet<String>> arrived) {
        List<String> counted = files.names().stream().filter(counts).toList();
        if (counted.isEmpty() || arrived.test(files.names())) {
            return files;
        }
        String first = counted.get(0);
        String top = first.substring(0, first.indexOf('/') + 1);
        boolean wraps = !top.isEmpty() && counted.stream().allMatch(name -> name.startsWith(top));
        return wraps ? unwrapped(below(files, top), counts, arrived) : files;
    }

    private static Subfolder below(DataFiles files, String prefix) {
        TreeSet<String> names = new TreeSet<>();
        for (String name : files.names().tailSet(prefix, true)) {
            if (!name.startsWith(prefix)) {
                break;
            }
            names.add(name.substring(prefix.length()));
        }
        return new Subfolder(files, prefix, Collections.unmodifiableNavigableSet(names));
    }

    @Override
    public List<String> emptyFolders() {
        return files.emptyFolders().stream()
                .filter(folder -> folder.startsWith(prefix))
                .map(folder -> folder.substring(prefix.length()))
                .toList();
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean isPacked() throws IOException {
        return files.isPacked();
    }

    @Override
    public InputStream open(String name) throws IOException {
        return files.open(prefix + name);
    }

    @Override
    public FileChannel channel(String name) throws IOException {
        return files.channel(prefix + name);
    }

    @Override
    public long size(String name) throws IOException {
        return files.size(prefix + name);
    }

    @Override
    public String sha256() throws IOException {
        return files.sha256();
    }

    @Override
    public String stamp() throws IOException {
        return files.stamp();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
