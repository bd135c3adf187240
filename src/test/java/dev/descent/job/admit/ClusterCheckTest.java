package dev.descent.job.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.cluster.ClusterData;
import dev.descent.cluster.SparkSettings;
import dev.descent.content.ContentFolder;
import dev.descent.content.ContentStore;
import dev.descent.content.ContentStores;
import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.job.JobSettings;
import dev.descent.job.StartFrom;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which jobs that ask for a cluster are let in. */
class ClusterCheckTest {
    private static final String SPARK = "'cluster': {'type': 'spark', 'workers': 2}";

    private static final StartPoints NO_STARTS = new StartPoints() {
        @Override
        public Start find(StartFrom from, OptimizerSpec optimizer, LossSpec loss) {
            throw new AssertionError("no job here begins from another");
        }

        @Override
        public SavedCheckpoint heldBy(UUID job) {
            throw new AssertionError("no job here begins from another");
        }
    };

    @TempDir
    Path files;

    @BeforeEach
    void rows() throws IOException {
        Files.writeString(files.resolve("rows.csv"), "a,y\n1,2\n3,6\n5,10\n7,14\n");
    }

    @Test
    void clusterOfThisMachineReadsWhatIsHere() {
        Admitted admitted = admission("local-cluster[2,1,1024]", "").admit(job("file:rows.csv", SPARK));

        assertThat(admitted.spec().training().cluster()).isNotNull();
        assertThat(admission("local[2]", "").dryRun(job("file:rows.csv", SPARK)).spec())
                .isEqualTo(admitted.spec());
    }

    @Test
    void clusterIsRefusedWhereThereIsNone() {
        assertThat(faults(admission("", ""), job("file:nowhere.csv", SPARK)))
                .hasSize(2)
                .contains(new Violation(
                        "training.cluster",
                        "cannot be had: the service is set to no cluster; DESCENT_SPARK_MASTER names one"));
    }

    @Test
    void otherMachinesReadSamplesAndFoldersThatTheyHave() throws IOException {
        JsonNode job = job("file:rows.csv", SPARK);
        String here = files.toRealPath().toString();

        assertThat(faults(admission("spark://host:7077", here + "-not"), job))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo("training.cluster");
                    assertThat(fault.message()).startsWith("cannot read the data, which is on this machine alone");
                });
        assertThat(faults(admission("spark://host:7077", "/elsewhere, " + here), job))
                .isEmpty();
        assertThat(faults(admission("spark://host:7077", ""), job("sample:sine", SPARK)))
                .isEmpty();
    }

    @Test
    void otherMachinesFetchFromTheBucketThatContentIsKeptIn() throws IOException {
        Admission admission = admission("spark://host:7077", "", new BucketOfNothing());
        Path many = Files.createDirectory(files.resolve("many"));
        Files.copy(files.resolve("rows.csv"), many.resolve("part-0.csv"));
        Files.copy(files.resolve("rows.csv"), many.resolve("part-1.csv"));

        assertThat(faults(admission, job("file:rows.csv", SPARK))).isEmpty();
        assertThat(faults(admission, job("file:many/part-*.csv", SPARK))).isEmpty();
        for (int i = 2; i <= 1_000; i++) {
            Files.copy(files.resolve("rows.csv"), many.resolve("part-" + i + ".csv"));
        }
        assertThat(faults(admission, job("file:many/part-*.csv", SPARK)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message())
                        .startsWith("cannot fetch the data, which are 1001 files, and may be 1000: pack them"));
    }

    /** Several files are places of their own, and count as unread where one of them is. */
    @Test
    void severalFilesAreReadWhereTheirFolderIs() throws IOException {
        Path many = Files.createDirectory(files.resolve("many")).toRealPath();
        Files.copy(files.resolve("rows.csv"), many.resolve("part-0.csv"));
        JsonNode job = job("file:{rows,many/part-0}.csv", SPARK);

        assertThat(faults(admission("yarn", many.toString()), job)).hasSize(1);
        assertThat(faults(admission("yarn", files.toRealPath().toString()), job))
                .isEmpty();
    }

    /** The job may wait for its turn until the cluster is there. */
    @Test
    void clusterThatDoesNotAnswerIsWarnedOf() throws IOException {
        String master;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            master = "spark://127.0.0.1:" + closed.getLocalPort();
        }
        Admission admission = admission(master, files.toRealPath().toString());
        String warning = "The master of the cluster does not answer at " + master;

        assertThat(warnings(admission.dryRun(job("file:rows.csv", SPARK)))).anyMatch(text -> text.startsWith(warning));
        assertThat(warnings(admission.dryRun(job("file:rows.csv", "'epochs': 1"))))
                .noneMatch(text -> text.startsWith(warning));
    }

    private static List<String> warnings(Admitted admitted) {
        return admitted.data()
                .path("warnings")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    @Test
    void jobWithoutAClusterIsLetInAnywhere() {
        assertThat(faults(admission("", ""), job("file:rows.csv", "'cluster': null")))
                .isEmpty();
    }

    private static final class BucketOfNothing implements ContentStores {
        @Override
        public ContentStore open(String area, Path folder) {
            return new ContentFolder(folder);
        }

        @Override
        public boolean areElsewhere() {
            return true;
        }

        @Override
        public Optional<String> fault() {
            return Optional.empty();
        }
    }

    private static List<Violation> faults(Admission admission, JsonNode job) {
        InvalidSpec refused = catchThrowableOfType(InvalidSpec.class, () -> admission.dryRun(job));
        return refused == null ? List.of() : refused.violations();
    }

    private Admission admission(String master, String folders) {
        return admission(master, folders, ContentStores.IN_FOLDERS);
    }

    private Admission admission(String master, String folders, ContentStores stores) {
        DataSize megabytes = DataSize.ofMegabytes(16);
        DatasetSettings data = new DatasetSettings(files, megabytes, files, megabytes, megabytes, 1_000_000);
        return new Admission(
                Datasets.of(data),
                new JobSettings(DataSize.ofMegabytes(512), null, "", "", null, EngineChoice.AUTO),
                NO_STARTS,
                new ClusterData(new SparkSettings(master, "", "", "1g", "1g", folders), stores));
    }

    private static JsonNode job(String uri, String training) {
        String format = uri.startsWith("file:") ? ", 'format': {'type': 'csv', 'target': 'y'}" : "";
        String job =
                "{'dataset': {'uri': '%s'%s}, 'model': {'type': 'mlp', 'hidden': [4]}, 'loss': 'mse', 'training': {%s}}"
                        .formatted(uri, format, training);
        return JsonMapper.shared().readTree(job.replace('\'', '"'));
    }
}
