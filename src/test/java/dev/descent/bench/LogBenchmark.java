package dev.descent.bench;

import dev.descent.Descent;
import dev.descent.database.TestDatabase;
import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.event.log.EventKind;
import dev.descent.event.log.MetricChunk;
import dev.descent.event.log.NewEvent;
import dev.descent.job.queue.JobQueue;
import dev.descent.job.queue.LeasedJob;
import dev.descent.job.queue.LogAppend;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A million losses of one job on their way into the log and out of it: stored in commits of 1,000 as a worker stores them, as rows by COPY
 * and as rows by INSERT, turn by turn; then their history in 1,000 buckets over HTTP.
 */
public final class LogBenchmark {
    private static final int VALUES = 1_000_000;
    private static final int COMMIT = 1_000;
    private static final int ROUNDS = 3;
    private static final int REQUESTS = 60;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JOB = """
            {"dataset": {"uri": "sample:sine"}, "model": {"type": "mlp", "hidden": [4]}, "loss": "mse"}
            """;

    private final ConfigurableApplicationContext service;
    private final TestDatabase database;
    private final String address;

    private LogBenchmark() {
        service = new SpringApplicationBuilder(Descent.class, TestDatabaseConfiguration.class)
                .run("--server.port=0", "--descent.roles=api", "--descent.home=target/benchmark");
        database = service.getBean(TestDatabase.class);
        address = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + "/v1/jobs";
    }

    public static void main(String[] arguments) throws Exception {
        LogBenchmark benchmark = new LogBenchmark();
        double[] values = new Random(1).doubles(VALUES).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            UUID job = benchmark.rounds(values);
            if (round == ROUNDS - 1) {
                benchmark.history(job);
            }
        }
        benchmark.service.close();
        System.exit(0);
    }

    private UUID rounds(double[] values) throws Exception {
        LeasedJob job = claimed();
        double chunks = seconds(() -> append(job, values, "loss"));
        double two = seconds(() -> append(claimed(), values, "loss", "learning_rate"));
        table();
        double copy = seconds(() -> copy(values));
        table();
        double insert = seconds(() -> insert(Arrays.copyOf(values, VALUES / 10)));
        System.out.printf(
                Locale.ROOT,
                "values per second: log %.0f, log with a learning rate each %.0f iterations, COPY %.0f, INSERT %.0f%n",
                VALUES / chunks,
                VALUES / two,
                VALUES / copy,
                VALUES / 10 / insert);
        return job.id();
    }

    private LeasedJob claimed() throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JOB))
                .build();
        HTTP.send(post, BodyHandlers.ofString());
        return service.getBean(JobQueue.class)
                .claim("benchmark", Duration.ofHours(1))
                .orElseThrow();
    }

    private static void append(LeasedJob job, double[] values, String... series) {
        for (int from = 0; from < values.length; from += COMMIT) {
            double[] part = Arrays.copyOfRange(values, from, from + COMMIT);
            long first = from + 1;
            List<MetricChunk> chunks = Arrays.stream(series)
                    .map(name -> new MetricChunk(name, 1, first, part))
                    .toList();
            NewEvent event = new NewEvent(
                    EventKind.METRICS,
                    JsonNodeFactory.instance.objectNode().put("epoch", 1).put("first_iteration", first),
                    chunks);
            job.append(
                    LogAppend.of(List.of(event)),
                    from + COMMIT,
                    job.progress().at(1, from + COMMIT).toJson(),
                    JsonNodeFactory.instance.objectNode());
        }
    }

    private void table() {
        database.jdbc().sql("drop table if exists loss_rows").update();
        database.jdbc().sql("""
                create table loss_rows (job_id uuid, series text, epoch integer, iteration bigint, value float8,
                                        primary key (job_id, series, iteration))
                """).update();
    }

    private void copy(double[] values) throws SQLException, IOException {
        UUID job = UUID.randomUUID();
        try (Connection connection = database.dataSource().getConnection()) {
            for (int from = 0; from < values.length; from += COMMIT) {
                StringBuilder rows = new StringBuilder();
                for (int i = from; i < from + COMMIT; i++) {
                    rows.append(job)
                            .append("\tloss\t1\t")
                            .append(i + 1)
                            .append('\t')
                            .append(values[i])
                            .append('\n');
                }
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy loss_rows from stdin", new StringReader(rows.toString()));
            }
        }
    }

    private void insert(double[] values) throws SQLException {
        UUID job = UUID.randomUUID();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement rows =
                        connection.prepareStatement("insert into loss_rows values (?, 'loss', 1, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < values.length; i++) {
                rows.setObject(1, job);
                rows.setLong(2, i + 1L);
                rows.setDouble(3, values[i]);
                rows.addBatch();
                if ((i + 1) % COMMIT == 0) {
                    rows.executeBatch();
                    connection.commit();
                }
            }
            connection.setAutoCommit(true);
        }
    }

    private void history(UUID job) throws Exception {
        for (String query : List.of("series=loss&max_points=4000", "series=loss&max_points=1000", "series=loss")) {
            URI uri = URI.create(address + "/" + job + "/metrics?" + query);
            double[] millis = new double[REQUESTS];
            int length = 0;
            for (int i = 0; i < REQUESTS; i++) {
                long start = System.nanoTime();
                length = HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .body()
                        .length();
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            double[] warm = IntStream.range(REQUESTS / 3, REQUESTS)
                    .mapToDouble(i -> millis[i])
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%s: p50 %.0f ms, slowest of %d %.0f ms, first %.0f ms, %d kB%n",
                    query,
                    warm[warm.length / 2],
                    warm.length,
                    warm[warm.length - 1],
                    millis[0],
                    length / 1024);
        }
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
