package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that goes to a cluster. */
class TrainerJarIT {
    @Test
    void hasTheLibraryAndTheTrainerAndNothingElse() throws Exception {
        Path target = Path.of(System.getenv("SPARK_HOME")).resolveSibling("descent-trainer.jar");
        try (JarFile jar = new JarFile(target.toFile())) {
            List<String> classes = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
            assertThat(classes)
                    .contains("dev/descent/spark/SparkTrainer.class", "dev/descent/ml/train/LocalTrainer.class")
                    .allMatch(name -> name.startsWith("dev/descent/ml/") || name.startsWith("dev/descent/spark/"));
        }
    }
}
