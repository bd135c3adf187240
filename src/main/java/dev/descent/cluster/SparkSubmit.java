package dev.descent.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a driver by the script that Spark has for it, in client mode: the driver is a process of this machine. */
record SparkSubmit(SparkSettings settings) implements DriverStart {
    private static final String MAIN = "dev.descent.spark.SparkDriver";
    /** Of the libraries that the trainer needs, beside its jar. */
    private static final String LIBRARIES = "descent-trainer-lib";

    @Override
    public Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        // A driver needs none of the service's secrets.
        environment.keySet().removeIf(name -> name.startsWith("DESCENT_") || name.startsWith("SPRING_"));
        environment.put("SPARK_HOME", settings.home());
        environment.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(settings.home(), "bin", "spark-submit").toString(),
                "--master",
                settings.master(),
                "--deploy-mode",
                "client",
                "--driver-memory",
                settings.driverMemory()));
        Path libraries = Path.of(settings.trainer()).toAbsolutePath().resolveSibling(LIBRARIES);
        if (Files.isDirectory(libraries)) {
            command.addAll(List.of(
                    "--driver-class-path",
                    libraries + "/*",
                    "--conf",
                    "spark.executor.extraClassPath=" + libraries + "/*"));
        }
        command.addAll(List.of("--class", MAIN, settings.trainer()));
        return command;
    }
}
