package dev.descent.job.queue;

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
import dev.descent.event.log.EventStore;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.LoggedIterationStore;
import dev.descent.job.Job;
import dev.descent.job.JobSettings;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.admit.Admission;
import dev.descent.job.gate.GateJudge;
import dev.descent.job.gate.Judges;
import dev.descent.ml.network.build.EngineChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** What the job package is made of, on a database of its own, without HTTP and without workers. */
abstract class JobBeans implements AutoCloseable {
    public static final Duration LEASE = Duration.ofSeconds(30);

    private final TestDatabase database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Path artifacts = Path.of("target", "artifacts-" + UUID.randomUUID());

    /**
     * @param tagLimits as {@code descent.job.tag-limits} has them
     * @param fairTag as {@code descent.job.fair-tag} has it
     * @param database that it closes
     */
    JobBeans(String tagLimits, String fairTag, TestDatabase database) {
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
                FencedLog.class,
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

    public LostJobs lost() {
        return context.getBean(LostJobs.class);
    }

    LeaseStore leases() {
        return context.getBean(LeaseStore.class);
    }

    public List<KeptCheckpoint> checkpoints(UUID id) {
        return context.getBean(CheckpointStore.class).list(id);
    }

    ParentCheckpoints parents() {
        return context.getBean(ParentCheckpoints.class);
    }

    /** The folder of all artifacts. */
    public Path artifactFolder() {
        return artifacts;
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
                parents(),
                new ClusterData(new SparkSettings("", "", "", "1g", "1g", ""), ContentStores.IN_FOLDERS));
    }

    /** The job as the worker has it that leased it. */
    LeasedJob leased(Job running) {
        return new LeasedJob(running, LEASE, context.getBean(LeasedJobs.class));
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
