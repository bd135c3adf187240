package dev.descent.bench;

import dev.descent.Descent;
import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.SilentLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service adds to the training loop alone: the same job by the trainer with a log that keeps nothing, and posted to the service,
 * turn by turn. Arguments: the folder with {@code mnist} and {@code tabular}, and {@code mnist} or {@code iris}.
 */
public final class ServiceBenchmark {
    private static final int ROUNDS = 3;
    private static final String MNIST = """
            {"dataset": {"uri": "file:mnist", "split": {"validation": 0.2, "seed": 7},
                         "format": {"type": "idx", "images": "t10k-images-idx3-ubyte.gz", "labels": "t10k-labels-idx1-ubyte.gz"}},
             "plan": {"model": "lenet", "loss": "cross_entropy", "optimizer": "adam",
                      "training": {"epochs": %d, "batch_size": 64}}}
            """;
    private static final String IRIS = """
            {"dataset": {"uri": "file:tabular/iris.csv", "split": {"validation": 0.2, "seed": 7},
                         "format": {"type": "csv", "target": "species"}},
             "plan": {"model": {"type": "mlp", "hidden": [16]}, "loss": "cross_entropy", "optimizer": "adam",
                      "training": {"epochs": %d, "batch_size": 16}}}
            """;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path data;
    private final String address;

    private ServiceBenchmark(Path data) {
        this.data = data;
        String port = new SpringApplicationBuilder(Descent.class, TestDatabaseConfiguration.class)
                .run(
                        "--server.port=0",
                        "--descent.runner.slots=1",
                        "--descent.home=target/benchmark",
                        "--descent.dataset.files=" + data.toAbsolutePath())
                .getEnvironment()
                .getProperty("local.server.port");
        address = "http://127.0.0.1:" + port + "/v1/jobs";
    }

    public static void main(String[] arguments) throws Exception {
        ServiceBenchmark benchmark = new ServiceBenchmark(Path.of(arguments[0]));
        if (arguments[1].equals("mnist")) {
            benchmark.compare("MNIST, lenet, batch 64", MNIST, 1, 4);
        } else {
            benchmark.compare("iris, mlp 16, batch 16", IRIS, 4_000, 24_000);
        }
        System.exit(0);
    }

    /** The longer run less the shorter is what epochs cost. */
    private void compare(String name, String job, int few, int many) throws Exception {
        double[] wall = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Cost alone = alone(job, many).less(alone(job, few));
            Cost posted = posted(job, many).less(posted(job, few));
            wall[round] = posted.seconds / alone.seconds;
            cpu[round] = posted.trainingCpu / alone.trainingCpu;
            System.out.printf(
                    Locale.ROOT,
                    "%s: alone %.0f iterations/s, training thread %.1f µs each, process %.1f; in the service %.0f, %.1f, %.1f%n",
                    name,
                    alone.iterations / alone.seconds,
                    alone.trainingCpu / alone.iterations * 1e6,
                    alone.processCpu / alone.iterations * 1e6,
                    posted.iterations / posted.seconds,
                    posted.trainingCpu / posted.iterations * 1e6,
                    posted.processCpu / posted.iterations * 1e6);
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(
                Locale.ROOT,
                "%s: service over alone, medians: seconds %.3f, CPU of the training thread %.3f%n",
                name,
                wall[ROUNDS / 2],
                cpu[ROUNDS / 2]);
    }

    private Cost alone(String job, int epochs) throws Exception {
        JsonNode json = JsonMapper.shared().readTree(job.formatted(epochs));
        DataSize enough = DataSize.ofMegabytes(512);
        TrainingData loaded = Datasets.of(new DatasetSettings(data, enough, data, enough, enough, 1_000_000))
                .load(SpecReader.read(json.get("dataset"), DatasetSpec.class), true)
                .data();
        TrainingPlan plan = SpecReader.read(json.get("plan"), TrainingPlan.class);
        Seconds log = new Seconds();
        double process = processCpu();
        double thread = cpu(Thread.currentThread().getId());
        new LocalTrainer(Files.createTempDirectory("descent-benchmark"))
                .train(new Run(plan, () -> loaded, Checkpoints.NONE, log, () -> null));
        return new Cost(
                log.iterations, log.seconds, cpu(Thread.currentThread().getId()) - thread, processCpu() - process);
    }

    private Cost posted(String job, int epochs) throws Exception {
        JsonNode json = JsonMapper.shared().readTree(job.formatted(epochs));
        String body = "{\"dataset\": " + json.get("dataset") + ", "
                + json.get("plan").toString().substring(1);
        double process = processCpu();
        double thread = cpu(worker());
        JsonNode answer = JsonMapper.shared().readTree(send("", body));
        String id = answer.get("id").stringValue();
        JsonNode ended = JsonMapper.shared().readTree(send("/" + id + "?wait=60", null));
        while (!ended.hasNonNull("finished_at")) {
            ended = JsonMapper.shared().readTree(send("/" + id + "?wait=60", null));
        }
        double trained = cpu(worker()) - thread;
        double all = processCpu() - process;
        JsonNode seconds = JsonMapper.shared()
                .readTree(send("/" + id + "/metrics?series=seconds", null))
                .at("/series/seconds/values");
        return new Cost(
                ended.at("/receipt/stored").longValue(),
                seconds.valueStream().mapToDouble(JsonNode::doubleValue).sum(),
                trained,
                all);
    }

    private String send(String path, @Nullable String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json");
        return HTTP.send(
                        (body == null ? request.GET() : request.POST(BodyPublishers.ofString(body))).build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static long worker() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("worker-1"))
                .mapToLong(ThreadInfo::getThreadId)
                .findFirst()
                .orElseThrow();
    }

    private static double cpu(long thread) {
        return THREADS.getThreadCpuTime(thread) / 1e9;
    }

    private static double processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Of a run; times in seconds. */
    private record Cost(double iterations, double seconds, double trainingCpu, double processCpu) {
        Cost less(Cost other) {
            return new Cost(
                    iterations - other.iterations,
                    seconds - other.seconds,
                    trainingCpu - other.trainingCpu,
                    processCpu - other.processCpu);
        }
    }

    private static final class Seconds extends SilentLog {
        private double seconds;
        private long iterations;

        @Override
        public void iteration(int epoch, long iteration, Map<String, Double> values) {
            iterations++;
        }

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            seconds += summary.seconds();
        }
    }
}
