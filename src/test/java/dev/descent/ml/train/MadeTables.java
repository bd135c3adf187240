package dev.descent.ml.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Tables made by chance, always the same: flowers of numbers alone, and birds with words and missing values. */
final class MadeTables {
    private static final int ROWS = 240;
    private static final List<String> SPECIES = List.of("red", "green", "blue");

    private MadeTables() {}

    static Path flowers(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("length,width,weight,species"));
        Random random = new Random(2);
        for (int i = 0; i < ROWS; i++) {
            int kind = i % SPECIES.size();
            lines.add("%s,%s,%s,%s"
                    .formatted(
                            number(4 + kind, random), number(3, random), number(2 * kind, random), SPECIES.get(kind)));
        }
        return Files.write(folder.resolve("flowers.csv"), lines);
    }

    static Path birds(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("species,island,bill,mass,sex"));
        Random random = new Random(3);
        for (int i = 0; i < ROWS; i++) {
            int kind = i % SPECIES.size();
            lines.add("%s,%s,%s,%s,%s"
                    .formatted(
                            SPECIES.get(kind),
                            random.nextInt(3) < 2 ? "north" : "south",
                            i % 40 == 7 ? "" : number(40 + 5 * kind, random),
                            number(3500, random),
                            i % 25 == 3 ? "" : random.nextBoolean() ? "MALE" : "FEMALE"));
        }
        return Files.write(folder.resolve("birds.csv"), lines);
    }

    private static String number(double mean, Random random) {
        return String.format(Locale.ROOT, "%.2f", mean + Math.abs(random.nextGaussian()));
    }
}
