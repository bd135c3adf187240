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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The queue on PostgreSQL. Arguments: {@code growing 1000000} (fifty claimers, each as a process of its own has it, lists, places and
 * submissions, with 1,000, 10,000 and 100,000 queued jobs, and then with so many ended ones beside them), {@code caps} (claims while most of
 * the queue is held back) or {@code log} (signs of life and appends, and what a thousand logs take on the disk).
 */
public final class QueueBenchmark {
    private static final int CLAIMERS = 50;
    private static final int CLAIMS = 20;
    private static final int LOGS = 1_000;
    private static final Duration LEASE = Duration.ofHours(1);
    private static final String END = """
            update jobs set status = 'cancelled', lease_token = null, lease_until = null, lease_start = null, worker = null,
                            finished_at = clock_timestamp()
            where status = 'running'
            """;

    private final JobHouse house;
    private final QueueRows rows;
    private final boolean isFair;

    private QueueBenchmark(String caps, String fairTag) {
        house = new JobHouse(caps, fairTag, TestDatabase.create(CLAIMERS + 2));
        rows = new QueueRows(house.jdbc());
        isFair = !fairTag.isEmpty();
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
        switch (arguments[0]) {
            case "growing" -> in("", "team", queue -> queue.growing(Integer.parseInt(arguments[1])));
            case "caps" -> {
                in("team:a=1", "team", queue -> queue.capped("team a, nine tenths of the queue, is full"));
                in("team:a=1", "", queue -> queue.capped("the same, but jobs share the queue by no tag"));
            }
            case "log" -> {
                in("", "", QueueBenchmark::heartbeats);
                in("", "", QueueBenchmark::logs);
            }
            default -> throw new IllegalArgumentException("growing <ended jobs>, caps or log");
        }
    }

    private static void in(String caps, String fairTag, Part part) throws Exception {
        QueueBenchmark queue = new QueueBenchmark(caps, fairTag);
        part.measure(queue);
        queue.house.close();
    }

    @FunctionalInterface
    private interface Part {
        void measure(QueueBenchmark queue) throws Exception;
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
        Timings.tell("table and indexes of jobs, MB", size("jobs") / 1e6);
    }

    private void measure(String what) throws Exception {
        System.out.println("-- " + what);
        claims();
        UUID newest = house.submitOf("c", 0);
        Timings.look("place of one job", () -> house.jobs().ahead(house.job(newest)));
        Timings.look("first page of 100, all queued", () -> list(null, null, Map.of()));
        Timings.look("100 running", () -> list(Status.RUNNING, null, Map.of()));
        Timings.look("100 ended", () -> list(Status.CANCELLED, null, Map.of()));
        Timings.look("100 by name", () -> list(null, "job 77", Map.of()));
        Timings.look("100 by a tag of nine in ten", () -> list(null, null, Map.of("team", "a")));
        Timings.look("100 by a tag of one in a thousand", () -> list(null, null, Map.of("run", "5")));
        Timings.look("lost leases", () -> house.lost().reap(house.queue().now(), new Retries(3, Duration.ZERO)));
        Timings.look("submission", () -> house.submitOf("c", 0));
        Timings.look("length of the queue", () -> house.queue().depth());
    }

    private Object list(Status status, String name, Map<String, String> tags) {
        return house.jobs().list(new JobFilter(null, status, name, tags), 100);
    }

    private void capped(String what) throws Exception {
        rows.queued(100_000);
        if (!isFair) {
            house.jdbc().sql("update jobs set lane = '', turn = 0").update();
            house.jdbc().sql("vacuum analyze jobs").update();
        }
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
            parts.add(threads.submit(() -> Timings.millis(CLAIMS, () -> queue.claim(name, LEASE))));
        }
        double[] all = new double[0];
        for (Future<double[]> part : parts) {
            all = Timings.concat(all, part.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        Timings.tell("claims per second by %d claimers".formatted(CLAIMERS), all.length / seconds);
        Timings.quantiles("claim among %d claimers".formatted(CLAIMERS), all);
        Timings.look("claim alone", () -> house.queue().claim("alone/1", LEASE));
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
            Timings.tell("bytes per loss in " + table, size(table) / 1e6);
        }
    }

    private double size(String table) {
        return house.jdbc()
                .sql("select pg_total_relation_size(cast(? as regclass))")
                .param(table)
                .query(Long.class)
                .single();
    }
}
