package dev.descent.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** An installation of Spark made of links to this program's jars, where the environment says that there is one. */
final class SparkHome {
    private SparkHome() {}

    static Path made() throws IOException {
        Path home = Path.of(System.getenv("SPARK_HOME"));
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String jar : classPath().filter(path -> path.endsWith(".jar")).toList()) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of(jar).toAbsolutePath());
            }
        }
        submit(home.resolve("bin/spark-submit"));
        return home;
    }

    /** What Spark's own script does, as far as it takes to start a driver. */
    private static void submit(Path script) throws IOException {
        Files.createDirectories(script.getParent());
        Files.writeString(script, """
                #!/usr/bin/env bash
                command=()
                launch() {
                  "$JAVA_HOME/bin/java" -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@"
                }
                while IFS= read -r -d '' word; do command+=("$word"); done < <(launch "$@" | tail -c +3)
                exec "${command[@]}"
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Folders of classes, which are no part of Spark. */
    static String classes() {
        List<String> folders = classPath()
                .filter(path -> !path.endsWith(".jar"))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .toList();
        return String.join(File.pathSeparator, folders);
    }

    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }
}
