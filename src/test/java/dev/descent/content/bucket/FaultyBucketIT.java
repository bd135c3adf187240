package dev.descent.content.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.content.ContentKey;
import dev.descent.content.HeldFile;
import dev.descent.content.PartialFile;
import dev.descent.content.StoreUnavailable;
import dev.descent.ml.base.Sha256;
import dev.descent.s3.FaultyStore;
import dev.descent.s3.FaultyStore.Fault;
import dev.descent.s3.S3Server;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** A store in a bucket whose answers are cut, late, or refusals. */
class FaultyBucketIT {
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static final byte[] BYTES = new byte[100_000];
    private static final byte[] LARGE = new byte[11_000_000];

    @TempDir
    static Path folder;

    private static S3Server server;

    @TempDir
    private Path near;

    @TempDir
    private Path elsewhere;

    private FaultyStore way;
    private BucketHouse house;
    private BucketHouse other;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(folder);
        new Random(1).nextBytes(BYTES);
        new Random(2).nextBytes(LARGE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        way = new FaultyStore(server.port());
        String location = "s3://cells/faulty-" + TESTS.incrementAndGet();
        house = new BucketHouse(way.port(), location, near);
        other = new BucketHouse(way.port(), location, elsewhere);
    }

    @AfterEach
    void close() {
        house.close();
        other.close();
        way.close();
    }

    @Test
    void cutDownloadGoesOnWhereItStopped() throws IOException {
        ContentKey key = keep(BYTES);
        way.next("GET", Fault.CUT_ANSWER, Fault.CUT_ANSWER);
        assertThat(found(key)).isEqualTo(BYTES);
        assertThat(asked("GET"))
                .hasSize(3)
                .satisfies(all -> assertThat(all.get(1)).contains("bytes=50000-"))
                .satisfies(all -> assertThat(all.get(2)).contains("bytes=75000-"));
    }

    @Test
    void downloadThatIsCutAgainAndAgainIsGivenUp() throws IOException {
        ContentKey key = keep(BYTES);
        way.always("GET", Fault.CUT_ANSWER);
        assertThatThrownBy(() -> other.store.find(key)).isInstanceOf(StoreUnavailable.class);
        assertThat(filesIn(elsewhere)).isEmpty();
        way.heal();
        assertThat(found(key)).isEqualTo(BYTES);
    }

    @Test
    void uploadsAreTriedAgain() throws IOException {
        way.next("PUT", Fault.BUSY, Fault.CUT_REQUEST);
        assertThat(found(keep(BYTES))).isEqualTo(BYTES);
        way.next("PUT", Fault.CUT_REQUEST, Fault.BUSY);
        way.next("POST", Fault.BUSY);
        assertThat(found(keep(LARGE))).isEqualTo(LARGE);
    }

    @Test
    void uploadThatIsNotTakenIsToldAndLeavesNothing() throws IOException {
        way.always("PUT", Fault.BUSY);
        assertThatThrownBy(() -> keep(BYTES))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("the bucket does not answer");
        assertThatThrownBy(() -> keep(LARGE)).isInstanceOf(StoreUnavailable.class);
        way.heal();
        assertThat(house.store.list()).isEmpty();
        assertThat(filesIn(near)).isEmpty();
        assertThat(house.store.deleteUnfinished(Instant.now().plusSeconds(60)))
                .as("parts that were left")
                .isZero();
    }

    @Test
    void silentServerIsGivenUp() throws IOException {
        ContentKey key = keep(BYTES);
        way.always("GET", Fault.SILENT);
        assertThatThrownBy(() -> other.store.find(key)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void serverThatIsSilentForAWhileEndsNoStart() {
        StoreSettings settings =
                new StoreSettings("s3://cells/start", near.resolve("start"), DataSize.ofMegabytes(1), null);
        way.next("PUT", Fault.SILENT, Fault.SILENT);
        try (BucketStores stores = BucketStores.of(settings, S3Server.settings(way.port()), BucketHouse.BOUNDS)) {
            assertThat(stores.faultAtStart()).isEmpty();
        }
    }

    @Test
    void denialIsToldAtOnce() throws IOException {
        way.always("PUT", Fault.DENIED);
        assertThatThrownBy(() -> keep(BYTES))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("denies");
        assertThat(asked("PUT")).hasSize(1);
        assertThat(house.probe.fault()).hasValue("the bucket denies this service what it needs");
    }

    /** A job whose files are there is to wait for them, and not to begin anew. */
    @ParameterizedTest
    @CsvSource({
        "EXPIRED, the bucket cannot be used: the service's credentials for the store have expired",
        "SKEWED, the bucket cannot be used: the service's clock differs too much from the store's",
        "GONE, the bucket is not there"
    })
    void whatRefusesAllIsNamedAndNothingIsTakenForLost(Fault fault, String why) throws IOException {
        ContentKey key = keep(BYTES);
        for (String method : List.of("GET", "PUT", "HEAD")) {
            way.always(method, fault);
        }
        assertThatThrownBy(() -> other.store.find(key))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> keep(LARGE)).isInstanceOf(StoreUnavailable.class);
        assertThat(house.probe.fault()).hasValue(why);
        way.heal();
        assertThat(found(key)).isEqualTo(BYTES);
    }

    @Test
    void serverThatKnowsNoConditionsIsAskedWithoutThem() throws IOException {
        way.next("PUT", Fault.NOT_IMPLEMENTED);
        assertThat(found(keep(BYTES))).isEqualTo(BYTES);
        assertThat(asked("PUT")).hasSize(2).satisfies(all -> {
            assertThat(all.get(0)).endsWith("*");
            assertThat(all.get(1)).endsWith("null");
        });
        keep(LARGE);
        assertThat(asked("POST")).allMatch(request -> request.endsWith("null"));
    }

    @Test
    void manyWhoWantTheSameFetchItOnce() throws Exception {
        ContentKey key = keep(LARGE);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> all = IntStream.range(0, 4)
                    .mapToObj(number -> threads.submit(() -> found(key)))
                    .toList();
            for (Future<byte[]> each : all) {
                assertThat(each.get()).isEqualTo(LARGE);
            }
            assertThat(asked("GET")).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> asked(String method) {
        return way.requests().stream()
                .filter(request -> request.startsWith(method + " "))
                .toList();
    }

    private ContentKey keep(byte[] bytes) throws IOException {
        ContentKey key = ContentKey.shared(Sha256.of(bytes));
        try (PartialFile file = house.store.create()) {
            file.append(ByteBuffer.wrap(bytes));
            house.store.keep(key, file.finish());
        }
        return key;
    }

    /** As a machine finds it that did not keep it. */
    private byte[] found(ContentKey key) throws IOException {
        try (HeldFile file = other.store.find(key).orElseThrow()) {
            return Files.readAllBytes(file.path());
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
