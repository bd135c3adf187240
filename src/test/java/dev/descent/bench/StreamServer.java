package dev.descent.bench;

import dev.descent.Descent;
import dev.descent.database.TestDatabase;
import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.event.TestJob;
import dev.descent.event.log.LogNotifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service of {@link StreamBenchmark}: with one job, whose log grows as it is told on standard input, by {@code publish count
 * perSecond} and {@code end}. Says the time at which each event was committed, by the clock that all processes of a machine share.
 */
final class StreamServer extends LogNotifier {
    private static final int LOSSES = 25;

    private final LogNotifier service;
    private long seq;

    private StreamServer(LogNotifier service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws IOException {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        Descent.class, TestDatabaseConfiguration.class)
                .run(
                        "--server.port=0",
                        "--descent.roles=api",
                        "--descent.event.streams=11000",
                        "--descent.http.connections=12000");
        StreamServer server = new StreamServer(context.getBean(LogNotifier.class));
        TestJob job = new TestJob(context.getBean(TestDatabase.class).dataSource(), server);
        say("job " + job.id() + " " + context.getEnvironment().getProperty("local.server.port"));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "publish" -> publish(job, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                case "memory" -> say("memory " + heap() + " " + resident());
                default -> job.end();
            }
        }
        context.close();
        System.exit(0);
    }

    /** Called after each commit. */
    @Override
    public void announce(UUID job) {
        say("committed " + ++seq + " " + System.nanoTime());
        service.announce(job);
    }

    private static void publish(TestJob job, int events, int perSecond) {
        Random random = new Random(1);
        long next = System.nanoTime();
        for (int i = 0; i < events; i++) {
            job.metrics(random.doubles(LOSSES).toArray());
            next += 1_000_000_000L / perSecond;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        say("published");
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
