package dev.descent.job.queue;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactRemoval;
import dev.descent.artifact.ArtifactStore;
import dev.descent.cluster.ClusterData;
import dev.descent.cluster.SparkSettings;
import dev.descent.content.ContentFolder;
import dev.descent.content.ContentStores;
import dev.descent.database.TestDatabase;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.registry.RegistryStore;
import dev.descent.event.log.EventKind;
import dev.descent.event.log.EventStore;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.LoggedIterationStore;
import dev.descent.event.log.MetricChunk;
import dev.descent.event.log.NewEvent;
import dev.descent.job.Job;
import dev.descent.job.JobSettings;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Progress;
import dev.descent.job.Retries;
import dev.descent.job.StartFrom;
import dev.descent.job.Submission;
import dev.descent.job.admit.Admission;
import dev.descent.job.admit.Start;
import dev.descent.job.gate.GateJudge;
import dev.descent.job.gate.Judges;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.SpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The job package on a database of its own, without HTTP and without workers. */
public final class JobHouse implements AutoCloseable {
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** A lease that has expired by the next statement. */
    public static final Duration NO_TIME = Duration.ZERO;

    static final ChosenEngine ENGINE = new ChosenEngine("dl4j", "1", null, "lstm runs on DL4J");

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final TestDatabase database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Path artifacts = Path.of("target", "artifacts-" + UUID.randomUUID());

    public JobHouse() {
        this("", "");
    }

    JobHouse(String tagLimits, String fairTag) {
        this(tagLimits, fairTag, TestDatabase.create());
    }

    /**
     * @param tagLimits as {@code descent.job.tag-limits} has them
     * @param fairTag as {@code descent.job.fair-tag} has it
     * @param database that it closes
     */
    public JobHouse(String tagLimits, String fairTag, TestDatabase database) {
        this.database = database;
        context.registerBean(
                JobSettings.class, () -> new JobSettings(null, null, tagLimits, fairTag, null, EngineChoice.AUTO));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database.dataSource()));
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(ArtifactFiles.class, () -> new ArtifactFiles(new ContentFolder(artifacts)));
        context.register(
                ArtifactStore.class,
                ArtifactRemoval.class,
                EventStore.class,
                LogNotifier.class,
                Transitions.class,
                JobQueue.class,
                LeasedJobs.class,
                LostJobs.class,
                ParentCheckpoints.class,
                FirstCheckpoints.class,
                NewJobs.class,
                Submissions.class,
                Jobs.class);
        context.register(JobStore.class, LeaseStore.class, IdempotencyStore.class, LoggedIterationStore.class);
        context.register(
                CheckpointStore.class,
                ClaimStore.class,
                JobListStore.class,
                TurnStore.class,
                LostLeaseStore.class,
                LogAppendStore.class);
        context.register(RegistryStore.class, DatasetUseStore.class, DatasetUses.class);
        context.refresh();
    }

    /** For services that are to work on the same jobs. */
    public TestDatabase database() {
        return database;
    }

    public Jobs jobs() {
        return context.getBean(Jobs.class);
    }

    public Submissions submissions() {
        return context.getBean(Submissions.class);
    }

    public JobQueue queue() {
        return context.getBean(JobQueue.class);
    }

    /** The queue as another process has it: threads of one process claim in turn. */
    public JobQueue anotherQueue() {
        return new JobQueue(
                transactions(),
                context.getBean(JobStore.class),
                context.getBean(ClaimStore.class),
                context.getBean(LeasedJobs.class),
                notifier(),
                context.getBean(JobSettings.class));
    }

    public ArtifactFiles files() {
        return context.getBean(ArtifactFiles.class);
    }

    public ArtifactStore artifacts() {
        return context.getBean(ArtifactStore.class);
    }

    public LogNotifier notifier() {
        return context.getBean(LogNotifier.class);
    }

    RegistryStore registry() {
        return context.getBean(RegistryStore.class);
    }

    DatasetUseStore uses() {
        return context.getBean(DatasetUseStore.class);
    }

    TransactionTemplate transactions() {
        return database.transactions();
    }

    public JdbcClient jdbc() {
        return database.jdbc();
    }

    public Job submit(String name) {
        return submit(name, 0, NOTHING);
    }

    public Job submit(String name, int priority, JsonNode spec) {
        return submissions().submit(submission(name, priority, spec), Progress.none(2, 20L), null, null);
    }

    /** A job of a team. */
    public UUID submitOf(String team, int priority) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.putObject("tags").put("team", team);
        Submission submission =
                new Submission(null, Map.of("team", team), priority, NOTHING, spec, NOTHING, ENGINE, null);
        return submissions()
                .submit(submission, Progress.none(2, 20L), null, null)
                .id();
    }

    /** A job whose data is elsewhere. */
    public Job submitWithoutData(JsonNode spec) {
        Submission submission = new Submission("remote", Map.of(), 0, spec, spec, NOTHING, null, null);
        return submissions().submit(submission, Progress.none(2, null), null, null);
    }

    public JsonNode progress(UUID id) {
        return job(id).log().progress();
    }

    /** What judges jobs by their gates. */
    public GateJudge judge(Datasets datasets) {
        return Judges.of(jobs(), artifacts(), files(), datasets);
    }

    /** What checks jobs on data that was fetched. */
    public Admission admission(Datasets datasets) {
        return new Admission(
                datasets,
                new JobSettings(DataSize.ofMegabytes(512), null, "", "", null, EngineChoice.AUTO),
                context.getBean(ParentCheckpoints.class),
                new ClusterData(new SparkSettings("", "", "", "1g", "1g", ""), ContentStores.IN_FOLDERS));
    }

    static Submission submission(String name, int priority, JsonNode spec) {
        JsonNode data = JsonNodeFactory.instance.objectNode().put("examples", 10);
        ObjectNode tagged = (ObjectNode) spec.deepCopy();
        tagged.putObject("tags").put("team", "a").put("name", name);
        return new Submission(name, Map.of("team", "a", "name", name), priority, NOTHING, tagged, data, ENGINE, null);
    }

    public Job job(UUID id) {
        return jobs().get(id);
    }

    public Job submit(JsonNode spec, Progress planned) {
        return submissions().submit(submission("a", 0, spec), planned, null, null);
    }

    public List<KeptCheckpoint> checkpoints(UUID id) {
        return context.getBean(CheckpointStore.class).list(id);
    }

    /** The same job in the same worker's hands, as it was when it was claimed: for what is repeated. */
    LeasedJob again(LeasedJob leased) {
        return leased(job(leased.id()));
    }

    /** The worker of a job gives no sign of life any more, and the job is taken from it. */
    public void lose(UUID id) {
        jdbc().sql("update jobs set lease_until = clock_timestamp() - interval '1 second' where id = ?")
                .param(id)
                .update();
        reap(3);
    }

    /** The folder of all artifacts. */
    public Path artifactFolder() {
        return artifacts;
    }

    public void delete(UUID id) {
        jobs().delete(id);
    }

    public Job cancel(UUID id) {
        return jobs().cancel(id);
    }

    public LostJobs lost() {
        return context.getBean(LostJobs.class);
    }

    LeaseStore leases() {
        return context.getBean(LeaseStore.class);
    }

    /** The job as the worker has it that leased it. */
    LeasedJob leased(Job running) {
        return new LeasedJob(running, LEASE, context.getBean(LeasedJobs.class));
    }

    /** A claim that must succeed. */
    public LeasedJob claim(Duration lease) {
        return queue().claim("tester", lease).orElseThrow();
    }

    /** Takes away the jobs whose leases are over now. */
    public int reap(int maxAttempts) {
        return reap(new Retries(maxAttempts, Duration.ZERO));
    }

    public int reap(Retries retries) {
        return lost().reap(queue().now(), retries);
    }

    /** Appends one metrics event with these losses. */
    public static void append(LeasedJob job, long firstIteration, double... losses) {
        MetricChunk chunk = new MetricChunk("loss", 1, firstIteration, losses);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("epoch", 1).put("first_iteration", firstIteration);
        NewEvent event = new NewEvent(EventKind.METRICS, data, List.of(chunk));
        long last = firstIteration + losses.length - 1;
        job.append(LogAppend.of(List.of(event)), last, Progress.none(2, 20L).toJson(), NOTHING);
    }

    /** Keeps a checkpoint after an iteration that the log has. */
    void checkpoint(LeasedJob job, long iteration) {
        Artifact artifact = files().keep(job.id(), KeptCheckpoint.name(iteration), out -> out.write((int) iteration));
        KeptCheckpoint kept = new KeptCheckpoint(iteration, 1, artifact, List.of(), null, NOTHING);
        LogAppend append = new LogAppend(null, List.of(kept.event()), List.of(kept), 1);
        job.append(append, iteration, Progress.none(2, 20L).toJson(), NOTHING);
    }

    public Job pause(UUID id) {
        return jobs().pause(id);
    }

    public Job resume(UUID id) {
        return jobs().resume(id);
    }

    /** A job that begins from the last checkpoint of another. */
    public Job submitFrom(UUID parent, JsonNode spec, long iterations) {
        OptimizerSpec optimizer = SpecReader.read(spec.get("optimizer"), OptimizerSpec.class);
        LossSpec loss = SpecReader.read(spec.get("loss"), LossSpec.class);
        StartFrom from = new StartFrom(parent.toString(), JsonNodeFactory.instance.stringNode("last"));
        Start start = context.getBean(ParentCheckpoints.class).find(from, optimizer, loss);
        JsonNode data = JsonNodeFactory.instance.objectNode().put("examples", 10);
        Submission submission = new Submission("child", Map.of(), 0, spec, spec, data, ENGINE, start.parent());
        Progress planned = Progress.none(4, iterations)
                .at(start.kept().epoch(), start.kept().iteration());
        return submissions().submit(submission, planned, null, start);
    }

    /** The log's kinds, in order of their sequence numbers, which must be dense. */
    public List<String> kinds(UUID job) {
        List<Long> numbers = jdbc().sql("select seq from events where job_id = ? order by seq")
                .param(job)
                .query(Long.class)
                .list();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != i + 1) {
                throw new AssertionError("not dense: " + numbers);
            }
        }
        return jdbc().sql("select kind from events where job_id = ? order by seq")
                .param(job)
                .query(String.class)
                .list();
    }

    /** The data of the events of one kind, in order. */
    public List<JsonNode> data(UUID job, EventKind kind) {
        return jdbc()
                .sql("select data from events where job_id = ? and kind = ? order by seq")
                .params(job, kind.toString())
                .query(String.class)
                .list()
                .stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    /** A series as it is stored, by iteration. */
    public List<Double> series(UUID job, String series) {
        return jdbc().sql("select value from metric_point where job_id = ? and series = ? order by iteration")
                .params(job, series)
                .query(Double.class)
                .list();
    }

    static List<String> list(String... words) {
        return Arrays.asList(words);
    }

    @Override
    public void close() {
        context.close();
        database.close();
        try {
            FileSystemUtils.deleteRecursively(artifacts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
