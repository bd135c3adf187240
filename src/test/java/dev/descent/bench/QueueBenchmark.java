package dev.descent.bench;

import dev.descent.database.TestDatabase;
import dev.descent.job.Retries;
import dev.descent.job.Status;
import dev.descent.job.queue.JobFilter;
import dev.descent.job.queue.JobHouse;
import dev.descent.job.queue.JobQueue;
import dev.descent.job.queue.LeasedJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The queue on PostgreSQL: fifty claimers, each as a process of its own has it, lists, places and submissions, with 1,000, 10,000 and 100,000
 * queued jobs and then with as many ended ones as the argument says beside them; caps; signs of life; and what a thousand logs take.
 */
public final class QueueBenchmark {
    private static final int CLAIMERS = 50;
    private static final int CLAIMS = 20;
    private static final int LOOKS = 20;
    private static final int LOGS = 1_000;
    private static final Duration LEASE = Duration.ofHours(1);
    private static final String END = """
            update jobs set status = 'cancelled', lease_token = null, lease_until = null, lease_start = null, worker = null,
                            finished_at = clock_timestamp()
            where status = 'running'
            """;

    private final JobHouse house;
    private final QueueRows rows;

    private QueueBenchmark(String caps, String fairTag) {
        house = new JobHouse(caps, fairTag, TestDatabase.create(CLAIMERS + 2));
        rows = new QueueRows(house.jdbc());
    }

    public static void main(String[] arguments) {
        try {
            run(arguments);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws Exception {
        int ended = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        new QueueBenchmark("", "team").growing(ended);
        new QueueBenchmark("team:a=1", "team").capped("team a, nine tenths of the queue, is full");
        new QueueBenchmark("team:a=1", "").capped("the same, the tag of the cap not being that of the lanes");
        new QueueBenchmark("", "").heartbeats();
        new QueueBenchmark("", "").logs();
    }

    private void growing(int ended) throws Exception {
        rows.queued(1_000);
        measure("1,000 queued");
        rows.queued(9_000);
        measure("10,000 queued");
        rows.queued(90_000);
        measure("100,000 queued");
        rows.ended(ended);
        rows.queued(1_000);
        measure("100,000 queued, %,d ended".formatted(ended));
        tell("table and indexes of jobs, MB", size("jobs") / 1e6);
    }

    private void measure(String what) throws Exception {
        System.out.println("-- " + what);
        claims();
        UUID newest = house.submitOf("c", 0);
        look("place of one job", () -> house.jobs().ahead(house.job(newest)));
        look("first page of 100, all queued", () -> list(null, null, Map.of()));
        look("100 running", () -> list(Status.RUNNING, null, Map.of()));
        look("100 ended", () -> list(Status.CANCELLED, null, Map.of()));
        look("100 by name", () -> list(null, "job 77", Map.of()));
        look("100 by a tag of nine in ten", () -> list(null, null, Map.of("team", "a")));
        look("100 by a tag of one in a thousand", () -> list(null, null, Map.of("run", "5")));
        look("lost leases", () -> house.lost().reap(house.queue().now(), new Retries(3, Duration.ZERO)));
        look("submission", () -> house.submitOf("c", 0));
        look("length of the queue", () -> house.queue().depth());
    }

    private Object list(Status status, String name, Map<String, String> tags) {
        return house.jobs().list(new JobFilter(null, status, name, tags), 100);
    }

    private void capped(String what) throws Exception {
        rows.queued(100_000);
        System.out.println("-- 100,000 queued, " + what);
        claims();
    }

    /** What a claimer took is ended, all at once at the end, so that the jobs that run stay as few as there are claims. */
    private void claims() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLAIMERS);
        long start = System.nanoTime();
        List<Future<double[]>> parts = new ArrayList<>();
        for (int claimer = 0; claimer < CLAIMERS; claimer++) {
            JobQueue queue = house.anotherQueue();
            String name = "process-" + claimer + "/1";
            parts.add(threads.submit(() -> millis(CLAIMS, () -> queue.claim(name, LEASE))));
        }
        double[] all = new double[0];
        for (Future<double[]> part : parts) {
            all = concat(all, part.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        tell("claims per second by %d claimers".formatted(CLAIMERS), all.length / seconds);
        quantiles("claim among %d claimers".formatted(CLAIMERS), all);
        look("claim alone", () -> house.queue().claim("alone/1", LEASE));
        house.jdbc().sql(END).update();
    }

    private void heartbeats() throws Exception {
        rows.queued(10_000);
        List<LeasedJob> running = new ArrayList<>();
        for (int i = 0; i < CLAIMERS; i++) {
            Optional<LeasedJob> claimed = house.queue().claim("process/1", LEASE);
            running.add(claimed.orElseThrow());
        }
        System.out.println("-- 50 running among 10,000 queued: 100 signs of life and 100 appends each");
        for (int i = 0; i < 100; i++) {
            for (LeasedJob job : running) {
                job.extend();
                JobHouse.append(job, i + 1, 0.5);
            }
        }
        Thread.sleep(1_500);
        System.out.println(house.jdbc().sql("""
                select n_tup_upd || ' updates, in place ' || n_tup_hot_upd from pg_stat_user_tables where relname = 'jobs'
                """).query(String.class).single());
    }

    private void logs() throws Exception {
        double[] losses =
                IntStream.range(0, 100).mapToDouble(i -> 1 / (1.37 + i)).toArray();
        for (int job = 0; job < LOGS; job++) {
            house.submitOf("a", 0);
            LeasedJob leased = house.claim(LEASE);
            for (int from = 1; from <= 1_000; from += losses.length) {
                JobHouse.append(leased, from, losses);
            }
            house.jdbc().sql(END).update();
        }
        System.out.println("-- 1,000 jobs of 1,000 losses each, 100 in a commit");
        for (String table : List.of("jobs", "events", "metric_chunks")) {
            tell("bytes per loss in " + table, size(table) / 1e6);
        }
    }

    private double size(String table) {
        return house.jdbc()
                .sql("select pg_total_relation_size(cast(? as regclass))")
                .param(table)
                .query(Long.class)
                .single();
    }

    private static void look(String what, Callable<?> work) throws Exception {
        quantiles(what, millis(LOOKS, work));
    }

    private static double[] millis(int times, Callable<?> work) throws Exception {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.call();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return millis;
    }

    private static double[] concat(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static void quantiles(String what, double[] millis) {
        double[] sorted = Arrays.stream(millis).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p99 %.1f ms%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.99)]);
    }

    private static void tell(String what, double value) {
        System.out.printf(Locale.ROOT, "%s: %.1f%n", what, value);
    }
}
