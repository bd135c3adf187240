package dev.descent.event.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.database.TestDatabase;
import dev.descent.event.TestJob;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventStoreIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double[] HARD = {
        0.1 + 0.2,
        2e-3,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.parseDouble("8.41E21")
    };

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestJob job = new TestJob(DATABASE.dataSource(), new LogNotifier());
    private final LogStore logs = new LogStore(DATABASE.jdbc(), new JdbcTransactionManager(DATABASE.dataSource()));

    @Test
    void valuesComeBackToTheBit() {
        job.metrics(HARD);
        JsonNode loss = data(2).at("/series/loss");
        for (int i = 0; i < HARD.length; i++) {
            String text = loss.get(i).asString();
            assertThat(Double.doubleToLongBits(Double.parseDouble(text))).isEqualTo(Double.doubleToLongBits(HARD[i]));
        }
        assertThat(text(2)).contains("\"NaN\",\"Infinity\",\"-Infinity\"").contains("0.002,", "8.41E21");
    }

    @Test
    void chunkTellsItsFiniteExtremesAndCountsTheOthers() {
        job.metrics(3, Double.NaN, -1, Double.POSITIVE_INFINITY);
        job.metrics(Double.NaN);
        assertThat(chunks("minimum, maximum, total, non_finite"))
                .containsExactly(
                        "{minimum=-1.0, maximum=3.0, total=2.0, non_finite=2}",
                        "{minimum=null, maximum=null, total=0.0, non_finite=1}");
    }

    @Test
    void metricPointViewHasEachValueWithItsIteration() {
        job.metrics(0.5, Double.NaN);
        job.metrics(0.25);
        assertThat(DATABASE.jdbc()
                        .sql(
                                "select iteration || ':' || value from metric_point where job_id = ? and series = 'loss' order by 1")
                        .param(job.id())
                        .query(String.class)
                        .list())
                .containsExactly("1:0.5", "2:NaN", "3:0.25");
    }

    @Test
    void databaseClockDatesEachEvent() {
        assertThat(data(1).get("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThatThrownBy(
                        () -> new NewEvent(EventKind.WARNING, TestJob.object().put("at", "now")))
                .hasMessageContaining("at");
    }

    @Test
    void pagesAddUpToTheLog() {
        job.train(5);
        long cursor = 0;
        boolean more = true;
        while (more) {
            EventPage page = logs.page(job.id(), cursor, 3);
            assertThat(page.events()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            for (LogEvent event : page.events()) {
                assertThat(event.seq()).isEqualTo(++cursor);
            }
            more = page.more();
        }
        assertThat(cursor).isEqualTo(logs.head(job.id()).lastSeq()).isEqualTo(11);
        assertThat(logs.page(job.id(), cursor, 3)).isEqualTo(new EventPage(List.of(), false));
    }

    @Test
    void largeChunksMakeSmallPages() {
        double[] many = new double[20_000];
        for (int i = 0; i < 4; i++) {
            job.metrics(many);
        }
        assertThat(logs.page(job.id(), 0, 100).more()).isTrue();
        assertThat(logs.page(job.id(), 0, 100).events()).hasSizeLessThan(5).hasSizeGreaterThan(1);
    }

    @Test
    void rewindLeavesEachIterationExactlyOnce() {
        job.train(3);
        job.metrics(9, 9, 9);
        job.rewind(100, 2);
        job.metrics(7, 7);
        assertThat(DATABASE.jdbc()
                        .sql(
                                "select iteration from metric_point where job_id = ? and series = 'loss' order by iteration")
                        .param(job.id())
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 102).boxed().toList());
    }

    @Test
    void rewindMarksWhatItTookBackAndKeepsTheSequenceDense() {
        job.train(3);
        job.metrics(9, 9, 9);
        job.rewind(80, 2);
        List<JsonNode> rows = job.rows();
        assertThat(rows.stream()
                        .filter(row -> row.at("/data/rewound").asBoolean(false))
                        .map(row -> row.get("seq").asLong()))
                .containsExactly(6L, 7L, 8L);
        assertThat(rows.get(rows.size() - 1).get("seq").asLong()).isEqualTo(rows.size());
        assertThat(data(6).get("series").isEmpty()).isTrue();
    }

    @Test
    void rewindWithinAChunkKeepsItsBeginning() {
        job.metrics(4, Double.NaN, -2, 1, Double.NaN, 8);
        job.rewind(4, 0);
        assertThat(chunks("\"values\"::text as v, minimum, maximum, total, non_finite"))
                .containsExactly("{v={4,NaN,-2,1}, minimum=-2.0, maximum=4.0, total=3.0, non_finite=1}");
        assertThat(data(2).get("rewound").asBoolean()).isTrue();
    }

    @Test
    void unknownJobHasNoLog() {
        assertThatThrownBy(() -> logs.head(new UUID(1, 2))).isInstanceOf(LogNotFound.class);
    }

    private JsonNode data(long seq) {
        return JSON.readTree(text(seq));
    }

    private String text(long seq) {
        return logs.page(job.id(), seq - 1, 1).events().get(0).json();
    }

    private List<String> chunks(String columns) {
        return DATABASE
                .jdbc()
                .sql("select " + columns
                        + " from metric_chunks where job_id = ? and series = 'loss' order by first_iteration")
                .param(job.id())
                .query()
                .listOfRows()
                .stream()
                .map(Map::toString)
                .toList();
    }
}
