package dev.descent.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Predictions of one row by a service that runs: how long one takes, and how many a second are answered to several clients at once. Takes the
 * service's address, {@code http://127.0.0.1:8080}, and its process id, for the CPU time that they took (Linux).
 */
public final class PredictBenchmark {
    private static final int WARM_UP = 3000;
    private static final int TIMED = 2000;
    private static final int CLIENTS = 8;
    private static final long TICKS_A_SECOND = 100;
    private static final String JOB =
            "{'dataset':{'uri':'sample:spirals'},'model':{'type':'mlp','hidden':[16,16]},'loss':'cross_entropy',"
                    + "'optimizer':'adam','training':{'epochs':2}}";
    private static final String ROW = "{\"instances\":[{\"x\":0.1,\"y\":-0.4}]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    private PredictBenchmark(String address) {
        this.address = address;
    }

    public static void main(String[] arguments) throws Exception {
        PredictBenchmark benchmark = new PredictBenchmark(arguments[0]);
        HttpRequest predict = benchmark.request(benchmark.job() + "/predict", ROW);
        benchmark.times(predict, WARM_UP);
        double[] times = benchmark.times(predict, TIMED);
        System.out.printf(
                Locale.ROOT,
                "predict of one row: p50 %.2f ms, p99 %.2f ms%n",
                times[TIMED / 2],
                times[TIMED * 99 / 100]);
        long pid = Long.parseLong(arguments[1]);
        long ticks = ticks(pid);
        long start = System.nanoTime();
        benchmark.atOnce(predict);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (ticks(pid) - ticks) / (double) TICKS_A_SECOND;
        int all = CLIENTS * TIMED;
        System.out.printf(
                Locale.ROOT,
                "predict by %d clients: %.0f rows/s, %.0f for each second of the service's CPU%n",
                CLIENTS,
                all / seconds,
                all / cpu);
    }

    /** Trains a model; its path. */
    private String job() throws IOException, InterruptedException {
        String answer = send(request("/v1/jobs", JOB.replace('\'', '"')));
        String id = answer.replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36}).*", "$1");
        String path = "/v1/jobs/" + id;
        HttpRequest wait =
                HttpRequest.newBuilder(URI.create(address + path + "?wait=60")).build();
        if (!send(wait).contains("\"status\":\"succeeded\"")) {
            throw new IllegalStateException("the job did not succeed");
        }
        return path;
    }

    /** In milliseconds, sorted. */
    private double[] times(HttpRequest request, int count) throws IOException, InterruptedException {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            send(request);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private void atOnce(HttpRequest request) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(CLIENTS);
        AtomicLong failed = new AtomicLong();
        for (int i = 0; i < CLIENTS; i++) {
            new Thread(() -> {
                        try {
                            times(request, TIMED);
                        } catch (IOException | InterruptedException | RuntimeException e) {
                            failed.incrementAndGet();
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " clients failed");
        }
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** CPU time of a process, user and system. */
    private static long ticks(long pid) throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat"))
                .replaceAll("^.*\\) ", "")
                .split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
