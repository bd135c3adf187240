package dev.descent.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * Many clients on one job, of a service in a process of its own: from the commit of an event to each client that has it. Arguments:
 * {@code fast} (1,000 clients, 20 events per second, 100 of which stop reading for a minute) or {@code many} (10,000 clients that come
 * at once, one event per second, and a storm in which all of them come back).
 */
public final class StreamBenchmark implements AutoCloseable {
    private static final int MOST_EVENTS = 4_000;
    private static final double MILLIS = 1e6;

    private final Process server;
    private final PrintStream commands;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final long[] commits = new long[MOST_EVENTS + 1];
    private final String path;
    private final int port;
    private volatile int committed;

    private StreamBenchmark() throws Exception {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Ddescent.test.database=embedded",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.descent.bench.StreamServer")
                .redirectError(Redirect.INHERIT)
                .start();
        commands = new PrintStream(server.getOutputStream(), true);
        Thread reader = new Thread(this::read, "server's words");
        reader.setDaemon(true);
        reader.start();
        String[] job = said.take().split(" ");
        path = "/v1/jobs/" + job[1] + "/events";
        port = Integer.parseInt(job[2]);
    }

    public static void main(String[] arguments) throws Exception {
        try (StreamBenchmark benchmark = new StreamBenchmark()) {
            if (arguments[0].equals("fast")) {
                benchmark.fast();
            } else {
                benchmark.many();
            }
        }
        System.exit(0);
    }

    private void fast() throws Exception {
        try (SseClients clients = new SseClients(port, path, 1_000, MOST_EVENTS)) {
            clients.connect(0, 1_000);
            publish(200, 20);
            settle(clients, 0, 1_000);
            int from = committed;
            publish(600, 20);
            settle(clients, 0, 1_000);
            tell("1,000 clients, 20 events/s for 30 s", clients, 0, 1_000, from);

            int before = committed;
            clients.read(900, 1_000, false);
            publish(1_200, 20);
            settle(clients, 0, 900);
            tell("the 900 others while 100 take nothing for a minute", clients, 0, 900, before);
            clients.disconnect(900, 1_000);
            clients.connect(900, 1_000);
            settle(clients, 0, 1_000);
            System.out.printf("of the 100, %d came back and have all%n", clients.have(900, 1_000, committed));
        }
    }

    private void many() throws Exception {
        String empty = memory();
        try (SseClients clients = new SseClients(port, path, 10_000, MOST_EVENTS)) {
            publish(100, 200);
            double seconds =
                    seconds(() -> clients.connect(0, 10_000), () -> clients.have(0, 10_000, committed) == 10_000);
            System.out.printf(Locale.ROOT, "cold start: 10,000 clients have 101 events after %.1f s%n", seconds);
            int from = committed;
            publish(30, 1);
            settle(clients, 0, 10_000);
            tell("10,000 clients, 1 event/s for 30 s", clients, 0, 10_000, from);
            System.out.println("heap and resident bytes without clients: " + empty + ", with 10,000: " + memory());

            clients.disconnect(0, 10_000);
            publish(20, 20);
            double storm =
                    seconds(() -> clients.connect(0, 10_000), () -> clients.have(0, 10_000, committed) == 10_000);
            System.out.printf(Locale.ROOT, "storm: 10,000 came back and have all after %.1f s%n", storm);
            from = committed;
            publish(20, 1);
            settle(clients, 0, 10_000);
            tell("10,000 clients after it", clients, 0, 10_000, from);
        }
    }

    private void tell(String what, SseClients clients, int first, int last, int from) {
        long[] taken = LongStream.range(first, last)
                .flatMap(client -> LongStream.rangeClosed(from + 1, committed)
                        .filter(seq -> clients.arrivals()[(int) client][(int) seq] > 0)
                        .map(seq -> clients.arrivals()[(int) client][(int) seq] - commits[(int) seq]))
                .sorted()
                .toArray();
        long expected = (long) (last - first) * (committed - from);
        System.out.printf(
                Locale.ROOT,
                "%s: %d of %d delivered, wrong %d, connections broken %d; commit to client p50 %.0f ms, p99 %.0f ms, slowest %.0f ms%n",
                what,
                taken.length,
                expected,
                clients.wrong(),
                clients.broken(),
                taken[taken.length / 2] / MILLIS,
                taken[(int) (taken.length * 0.99)] / MILLIS,
                taken[taken.length - 1] / MILLIS);
    }

    private void publish(int events, int perSecond) throws InterruptedException {
        commands.println("publish " + events + " " + perSecond);
        said.take();
    }

    private String memory() throws InterruptedException {
        commands.println("memory");
        return said.take();
    }

    private void settle(SseClients clients, int from, int to) {
        seconds(() -> {}, () -> clients.have(from, to, committed) == to - from);
    }

    /** Until something is so, a minute at most. */
    private static double seconds(Runnable begin, BooleanSupplier end) {
        long start = System.nanoTime();
        begin.run();
        while (!end.getAsBoolean() && System.nanoTime() - start < 60e9) {
            LockSupport.parkNanos(1_000_000);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(server.getInputStream()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("committed ")) {
                    String[] words = line.split(" ");
                    commits[Integer.parseInt(words[1])] = Long.parseLong(words[2]);
                    committed = Integer.parseInt(words[1]);
                } else if (line.startsWith("job ") || line.startsWith("memory ") || line.equals("published")) {
                    said.add(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.destroy();
    }
}
