package dev.descent.runner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds processes that had workers, with the same home and on the same running system, and died. */
final class DeadProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(DeadProcesses.class);

    private final Path folder;
    private final ProcessMark own;

    DeadProcesses(Path folder, ProcessMark own) {
        this.folder = folder;
        this.own = own;
    }

    /** @param isSettled is given each by its name, and again the next time unless it says so */
    void each(Predicate<String> isSettled) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> marks = Files.list(folder)) {
            marks.filter(mark -> mark.toString().endsWith(ProcessMark.ENDING) && !own.isOf(mark))
                    .forEach(mark -> look(mark, isSettled));
        } catch (IOException e) {
            LOG.warn("Cannot look for dead processes: {}", e.toString());
        }
    }

    private static void look(Path mark, Predicate<String> isSettled) {
        try {
            List<String> lines = Files.readAllLines(mark);
            boolean isOfThisBoot = lines.size() == 2 && lines.get(0).equals(ProcessMark.boot());
            if (isOfThisBoot && isFree(mark) && isSettled.test(lines.get(1))) {
                Files.deleteIfExists(mark);
            }
        } catch (IOException e) {
            LOG.debug("{} is another's to clear away: {}", mark, e.toString());
        }
    }

    private static boolean isFree(Path mark) throws IOException {
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }
}
