package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spark's own cluster on this machine: a master, and workers of one core. */
final class Standalone implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");

    private final Deque<Process> processes = new ArrayDeque<>();
    private final String home;
    private final Path folder;
    private String master = "";

    private Standalone(Path folder) throws IOException {
        home = SparkHome.made().toString();
        this.folder = folder;
    }

    static Standalone start(int workers, Path folder) throws IOException, InterruptedException {
        Standalone cluster = new Standalone(folder);
        try {
            Started started = cluster.run("master.Master", "--host", HOST, "--port", "0", "--webui-port", "0");
            started.await("I have been elected leader");
            Matcher told = MASTER.matcher(Files.readString(started.output));
            assertThat(told.find()).isTrue();
            cluster.master = told.group(1);
            for (int i = 0; i < workers; i++) {
                cluster.addWorker();
            }
            return cluster;
        } catch (Throwable thrown) {
            cluster.close();
            throw thrown;
        }
    }

    void addWorker() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--host", HOST, "--webui-port", "0", "--cores", "1"));
        String work = folder.resolve("work-" + processes.size()).toString();
        arguments.addAll(List.of("--memory", "600m", "--work-dir", work, master));
        run("worker.Worker", arguments.toArray(String[]::new)).await("Successfully registered with master");
    }

    /** Kills the worker that came last. */
    void killWorker() {
        processes.removeLast().destroyForcibly().onExit().join();
    }

    private record Started(Process process, Path output) {
        void await(String line) throws IOException, InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.readString(output).contains(line)) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                    throw new IllegalStateException("a process of Spark said: " + Files.readString(output));
                }
            }
        }
    }

    private Started run(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                Path.of(home, "jars") + "/*",
                "org.apache.spark.deploy." + main));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "spark", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        processes.add(process);
        return new Started(process, output);
    }

    String master() {
        return master;
    }

    /** Of all workers. */
    Stream<ProcessHandle> executors() {
        return processes.stream().map(Process::toHandle).flatMap(Executors::of);
    }

    @Override
    public void close() {
        executors().forEach(ProcessHandle::destroyForcibly);
        processes.forEach(Process::destroyForcibly);
    }
}
