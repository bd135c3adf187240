package dev.descent;

import dev.descent.database.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole service as a process of its own, on a given database. */
public final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param name of its log below {@code home} */
    static ServiceProcess start(TestDatabase database, Path home, String name) throws IOException {
        return start(database, home, home.resolve(name + ".log"), Map.of());
    }

    /** @param more variables of the environment */
    static ServiceProcess start(TestDatabase database, Path home, Path log, Map<String, String> more)
            throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("DESCENT_HOME", home.toString());
        settings.put("DESCENT_DATABASE_URL", database.url());
        settings.put("DESCENT_DATABASE_USER", database.user());
        settings.put("DESCENT_DATABASE_PASSWORD", database.password());
        return start(log, settings);
    }

    /** Natives that are unpacked already: each process's own home would get 400 MB of them. */
    private static String nativeCode() {
        return "-D" + NativeCode.FOLDER + "="
                + System.getProperty(NativeCode.FOLDER, System.getProperty("user.home") + "/.javacpp/cache");
    }

    /**
     * @param settings as variables of the environment, besides a port, one slot and a small heap, which they may change
     */
    public static ServiceProcess start(Path log, Map<String, String> settings) throws IOException {
        return start(log, settings, "");
    }

    /** @param patches a folder of classes that stand in for the product's; empty for none */
    public static ServiceProcess start(Path log, Map<String, String> settings, String patches) throws IOException {
        int port = freePort();
        String ours = System.getProperty("java.class.path");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                nativeCode(),
                "-cp",
                patches.isEmpty() ? ours : patches + File.pathSeparator + ours,
                "dev.descent.Descent");
        builder.environment()
                .putAll(Map.of(
                        "DESCENT_PORT", Integer.toString(port), "DESCENT_SLOTS", "1", "JDK_JAVA_OPTIONS", "-Xmx512m"));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new ServiceProcess(builder.start(), port);
    }

    public int port() {
        return port;
    }

    /** Whether the process that started the tests had it ignore a signal, as nohup and shells' background jobs do; Linux tells. */
    boolean ignores(int signal) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(mask -> (mask >> (signal - 1) & 1) == 1);
        }
    }

    /** Tells it to stop; does not wait. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Whether it ends within the time. */
    public boolean ends(Duration most) {
        return ended(Math.toIntExact(most.toSeconds()));
    }

    int status() {
        return process.exitValue();
    }

    /** Kills it as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        ended(30);
    }

    @Override
    public void close() {
        process.destroy();
        if (!ended(60)) {
            kill();
        }
    }

    private boolean ended(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Below those that connections are given, of which any may be taken until the process listens. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
