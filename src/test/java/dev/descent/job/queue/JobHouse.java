package dev.descent.job.queue;

import dev.descent.artifact.Artifact;
import dev.descent.database.TestDatabase;
import dev.descent.event.log.EventKind;
import dev.descent.event.log.MetricChunk;
import dev.descent.event.log.NewEvent;
import dev.descent.job.Job;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Progress;
import dev.descent.job.Retries;
import dev.descent.job.StartFrom;
import dev.descent.job.Submission;
import dev.descent.job.admit.Start;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.SpecReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Jobs in every state, and what tests ask of them. */
public final class JobHouse extends JobBeans {
    /** A lease that has expired by the next statement. */
    public static final Duration NO_TIME = Duration.ZERO;

    static final ChosenEngine ENGINE = new ChosenEngine("dl4j", "1", null, "lstm runs on DL4J");

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

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
        super(tagLimits, fairTag, database);
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

    public void delete(UUID id) {
        jobs().delete(id);
    }

    public Job cancel(UUID id) {
        return jobs().cancel(id);
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
        Start start = parents().find(from, optimizer, loss);
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
}
