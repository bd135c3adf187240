package dev.descent.event;

import dev.descent.event.log.EventKind;
import dev.descent.event.log.EventStore;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.MetricChunk;
import dev.descent.event.log.NewEvent;
import dev.descent.http.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A job that does nothing but log, in transactions that move its head as a worker's do. */
public final class TestJob {
    private static final JsonMapper JSON = new JsonMapper();

    private final UUID id = Ids.next();
    private final JdbcClient sql;
    private final EventStore store;
    private final TransactionTemplate transactions;
    private final LogNotifier notifier;
    private long iterations;
    private int epochs;

    public TestJob(DataSource database, LogNotifier notifier) {
        this(database, notifier, "{}");
    }

    public TestJob(DataSource database, LogNotifier notifier, String tags) {
        this.sql = JdbcClient.create(database);
        this.store = new EventStore(new JdbcTemplate(database), sql);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.notifier = notifier;
        sql.sql("insert into jobs (id, tags, status, submitted, spec) values (?, ?::jsonb, 'queued', '{}', '{}')")
                .params(id, tags)
                .update();
        append(new NewEvent(EventKind.STATUS, object().put("status", "queued").put("attempt", 0)));
    }

    public UUID id() {
        return id;
    }

    void append(NewEvent... events) {
        transactions.executeWithoutResult(status -> store.insert(id, moveHead(events.length), List.of(events)));
        notifier.announce(id);
    }

    /** Losses of the iterations that follow, and a learning rate for each. */
    public void metrics(double... losses) {
        append(metricsEvent(losses));
    }

    NewEvent metricsEvent(double... losses) {
        long first = iterations + 1;
        iterations += losses.length;
        double[] rates = new double[losses.length];
        Arrays.fill(rates, 0.001);
        return new NewEvent(
                EventKind.METRICS,
                object().put("epoch", epochs + 1).put("first_iteration", first),
                List.of(
                        new MetricChunk("loss", epochs + 1, first, losses),
                        new MetricChunk("learning_rate", epochs + 1, first, rates)));
    }

    public void epoch(int iterationsInIt, double validationLoss) {
        epochs++;
        ObjectNode data =
                object().put("epoch", epochs).put("iterations", iterationsInIt).put("loss", 0.5);
        data.put("average_loss", 0.6)
                .putObject("validation")
                .put("loss", validationLoss)
                .putArray("confusion_matrix");
        append(new NewEvent(EventKind.EPOCH, data.put("seconds", 1.5)));
    }

    /** What follows is told as of a job that went on from another. */
    public void goOnFrom(long iteration, int epoch) {
        iterations = iteration;
        epochs = epoch;
    }

    public void rewind(long afterIteration, int toEpoch) {
        iterations = afterIteration;
        epochs = toEpoch;
        transactions.executeWithoutResult(status -> {
            store.rewind(id, afterIteration);
            NewEvent event = new NewEvent(EventKind.REWIND, object().put("after_iteration", afterIteration));
            store.insert(id, moveHead(1), List.of(event));
        });
        notifier.announce(id);
    }

    public void end() {
        append(new NewEvent(
                EventKind.END,
                object().put("status", "succeeded")
                        .put("attempt", 1)
                        .putNull("failure")
                        .putNull("receipt")));
    }

    /** Some epochs of a loss that falls, in one go. */
    public void train(int howMany) {
        for (int epoch = 0; epoch < howMany; epoch++) {
            metrics(IntStream.range(0, 40)
                    .mapToDouble(i -> 1 / (iterations + i + 1.0))
                    .toArray());
            epoch(40, 1.0 / (epochs + 1));
        }
    }

    /** What the tables say, put together without the code that is tested. */
    public List<JsonNode> rows() {
        return rows(sql, id);
    }

    /** The same of any job. */
    public static List<JsonNode> rows(JdbcClient sql, UUID job) {
        return sql.sql("""
                select jsonb_build_object('seq', e.seq, 'kind', e.kind, 'data', e.data::jsonb
                    || case when e.kind <> 'metrics' then '{}' else jsonb_build_object('series', coalesce(c.series, '{}')) end) ::text
                from events e left join lateral
                    (select jsonb_object_agg(series, "values") as series from metric_chunks
                     where job_id = e.job_id and seq = e.seq) c on true
                where e.job_id = ? order by e.seq
                """).param(job).query(String.class).list().stream()
                .map(JSON::readTree)
                .map(TestJob::normal)
                .toList();
    }

    private long moveHead(int events) {
        return sql.sql("update jobs set last_seq = last_seq + :n where id = :id returning last_seq - :n + 1")
                .params(Map.of("n", events, "id", id))
                .query(Long.class)
                .single();
    }

    /** With all numbers as doubles, since 1 and 1.0 are the same. */
    public static JsonNode normal(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode all = object();
            object.properties().forEach(member -> all.set(member.getKey(), normal(member.getValue())));
            return all;
        } else if (node.isArray()) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(node.valueStream().map(TestJob::normal).toList());
        }
        return node.isNumber() ? JsonNodeFactory.instance.numberNode(node.doubleValue()) : node;
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
