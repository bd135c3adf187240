package dev.descent.job.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.job.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about the queue's statements where the table is large. What counts is what they need not read. */
class QueuePlansTest {
    private static final String FILL = """
            insert into jobs (id, name, tags, lane, turn, status, submitted, spec, finished_at)
            select gen_random_uuid(), 'job ' || n % 1000, jsonb_build_object('team', (n % 4)::text, 'run', n::text), 'team:' || n % 4, n / 4,
                   case when n % 3 = 0 then 'queued' else 'cancelled' end, '{}', '{}',
                   case when n % 3 = 0 then null else clock_timestamp() end
            from generate_series(1, 30000) n
            """;

    private static JobHouse house;

    @BeforeAll
    static void fill() {
        house = new JobHouse();
        house.jdbc().sql(FILL).update();
        house.jdbc().sql("vacuum analyze jobs").update();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void nextJobIsTheFirstOfItsIndex() {
        assertThat(plan(ClaimStore.NEXT, Map.of("worker", "w/1")))
                .anyMatch(line -> line.contains("Index Scan using jobs_queue"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort"));
    }

    @Test
    void nextJobUnderCapsIsTheFirstOfEachLaneThatIsNotFull() {
        Map<String, Object> values = Map.of(
                "worker",
                "w/1",
                "caps",
                TagCaps.of("team:0=0,team:1=0").toJson().toString());
        assertThat(plan(ClaimStore.NEXT_UNDER_CAPS, values))
                .anyMatch(line -> line.contains("using jobs_lanes"))
                .noneMatch(line -> line.contains("Seq Scan"))
                .allSatisfy(line -> assertThat(rows(line)).isLessThan(10));
    }

    @Test
    void placesAreCountedFromTheIndexAlone() {
        UUID id = house.submitOf("0", 0);
        assertThat(plan(JobListStore.PLACES, Map.of("ids", List.of(id))))
                .anyMatch(line -> line.contains("Index Only Scan using jobs_queue"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort"));
        assertThat(plan(JobListStore.AHEAD, Map.of("id", id)))
                .anyMatch(line -> line.contains("Index Only Scan using jobs_queue"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    @Test
    void listsReadOnlyWhatTheyShow() {
        assertThat(list(Status.RUNNING, null, Map.of())).anyMatch(line -> line.contains("using jobs_status"));
        assertThat(list(null, "job 77", Map.of())).anyMatch(line -> line.contains("jobs_name"));
        assertThat(list(null, null, Map.of("run", "5"))).anyMatch(line -> line.contains("jobs_tags"));
        assertThat(list(null, null, Map.of())).anyMatch(line -> line.contains("Scan Backward using jobs_pkey"));
    }

    private static List<String> list(Status status, String name, Map<String, String> tags) {
        JobFilter filter = new JobFilter(null, status, name, tags);
        Map<String, Object> values = Map.of(
                "status", String.valueOf(status).toLowerCase(Locale.ROOT),
                "name", String.valueOf(name),
                "tags", String.valueOf(Columns.text(tags)),
                "limit", 20);
        return plan(JobListStore.LIST.formatted(JobListStore.where(filter)), values);
    }

    private static List<String> plan(String statement, Map<String, ?> values) {
        return house.jdbc()
                .sql("explain (analyze, costs off, timing off, summary off) " + statement)
                .params(values)
                .query(String.class)
                .list();
    }

    /** That a step gave, or would have read and left out. */
    private static long rows(String line) {
        Matcher rows = Pattern.compile("(?:rows=|Filter: )(\\d+)").matcher(line);
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }
}
