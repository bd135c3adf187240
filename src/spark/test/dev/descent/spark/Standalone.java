package dev.descent.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Spark's own cluster on this machine: a master, and workers of one core. */
final class Standalone implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Process> processes = new ArrayList<>();
    private final String home;
    private final Path folder;
    private final String master;

    private Standalone(Path folder) throws IOException {
        home = SparkHome.made().toString();
        this.folder = folder;
        master = "spark://" + HOST + ":" + freePort();
    }

    static Standalone start(int workers, Path folder) throws IOException, InterruptedException {
        Standalone cluster = new Standalone(folder);
        try {
            String port = cluster.master.substring(cluster.master.lastIndexOf(':') + 1);
            cluster.run("master.Master", "--host", HOST, "--port", port, "--webui-port", "0")
                    .await("I have been elected leader");
            for (int i = 0; i < workers; i++) {
                String work = folder.resolve("work-" + i).toString();
                cluster.run(
                                "worker.Worker",
                                "--host",
                                HOST,
                                "--webui-port",
                                "0",
                                "--cores",
                                "1",
                                "--memory",
                                "600m",
                                "--work-dir",
                                work,
                                cluster.master)
                        .await("Successfully registered with master");
            }
            return cluster;
        } catch (Throwable thrown) {
            cluster.close();
            throw thrown;
        }
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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
