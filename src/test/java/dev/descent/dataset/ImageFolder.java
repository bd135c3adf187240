package dev.descent.dataset;

import dev.descent.ml.data.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Pictures of two classes in a folder or a zip archive, each read as a data set. */
record ImageFolder(Path files) {
    static final int RED = 0xd02020;
    private static final int BLUE = 0x2020d0;

    /** @param more files beside them */
    static Map<String, byte[]> twoClasses(Map<String, byte[]> more) {
        Map<String, byte[]> all = new TreeMap<>(more);
        for (int i = 1; i <= 5; i++) {
            all.put("red/" + i + ".png", Pictures.image("png", 10 + i, 12, RED));
            all.put("blue/" + i + ".png", Pictures.image("png", 12, 10 + i, BLUE));
        }
        return all;
    }

    void write(Map<String, byte[]> all) throws IOException {
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            Path path = files.resolve("d").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    void zip(Map<String, byte[]> all) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(files.resolve("d.zip")))) {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
    }

    TrainingData load(String format) {
        return Loading.load(files, json("file:d", format)).data();
    }

    List<String> faults(String format) {
        return Loading.faultTexts(files, json("file:d", format));
    }

    List<String> zipFaults() {
        return Loading.faultTexts(files, json("file:d.zip", "'size':[8,8]"));
    }

    static String json(String uri, String format) {
        return ("{'uri':'" + uri + "','format':{'type':'images'," + format + "}}").replace('\'', '"');
    }
}
