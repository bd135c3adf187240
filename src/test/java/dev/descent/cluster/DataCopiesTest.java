package dev.descent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.content.ContentFolder;
import dev.descent.content.ContentKey;
import dev.descent.content.ContentStore;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.train.StopSignal;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies in a folder that gives links as a bucket does. */
class DataCopiesTest {
    private static final StopSignal NEVER = () -> null;
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path scratch;

    private boolean closed;

    @Test
    void eachFileIsCopiedUntilTheRunIsOver() throws IOException {
        Path rows = Files.writeString(scratch.resolve("rows.csv"), "a,y\n1,2\n");
        Path folder = Files.createDirectory(scratch.resolve("folder"));
        Files.writeString(folder.resolve("one"), "1");
        Files.writeString(folder.resolve("two"), "2");
        DataCopies copies = new DataCopies(bucket());
        Map<String, DataPlace> places =
                Map.of("", DataPlace.at(rows.toString()), "validation", DataPlace.at(folder.toString()));

        try (PlacedData copied = copies.of(placed(places), NEVER)) {
            Map<String, DataPlace> links = copied.data().places();
            assertThat(links.get("").files().keySet()).containsExactly("");
            assertThat(links.get("").files().get("")).startsWith("https://bucket/7/");
            assertThat(links.get("validation").files().keySet()).containsExactlyInAnyOrder("one", "two");
            assertThat(bucket().list()).hasSize(3).allMatch(copy -> copy.key().isOwned());
            assertThat(copied.data().spec()).isEqualTo(placed(places).data().spec());
            assertThat(closed).isFalse();
        }
        assertThat(bucket().list()).isEmpty();
        assertThat(closed).isTrue();
        assertThat(rows).exists();
    }

    @Test
    void copiesOfDataThatIsGoneAreGone() throws IOException {
        Path rows = Files.writeString(scratch.resolve("rows.csv"), "a,y\n1,2\n");
        Map<String, Path> files = Map.of("a", rows, "b", scratch.resolve("gone"));

        assertThatThrownBy(() -> new DataCopies(bucket()).of(placed(Map.of("", DataPlace.of(files))), NEVER))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(bucket().list()).isEmpty();
        assertThat(closed).isTrue();
    }

    /** Of a file that is copied in several pieces: the run is to stop after the first of them. */
    @Test
    void aRunThatIsToStopDoesNotWaitForItsCopies() throws IOException {
        Path large = Files.write(scratch.resolve("large"), new byte[1 << 19]);
        AtomicInteger asked = new AtomicInteger();
        StopSignal stop = () -> asked.incrementAndGet() == 1 ? null : StopSignal.Reason.PAUSED;

        assertThatThrownBy(() -> new DataCopies(bucket()).of(placed(Map.of("", DataPlace.at(large.toString()))), stop))
                .isInstanceOf(CopyStopped.class);
        assertThat(asked).hasValue(2);
        assertThat(bucket().list()).isEmpty();
        assertThat(closed).isTrue();
    }

    @Test
    void linksThatEndSoonerAreWarnedOf() {
        String link = "https://bucket/rows?X-Amz-Expires=604800&X-Amz-";
        PlacedData lasting = placed(Map.of("", DataPlace.at(link + "Credential=key")));
        PlacedData ending = placed(Map.of("", DataPlace.at(link + "Security-Token=session")));

        assertThat(DataCopies.warning(lasting.data())).isNull();
        assertThat(DataCopies.warning(ending.data())).contains("end with the session credentials");
    }

    @Test
    void copiesOfKilledWorkersAreLeftWhileTheirLinksAreValid() throws IOException {
        Path rows = Files.writeString(scratch.resolve("rows.csv"), "a,y\n1,2\n");
        DataCopies copies = new DataCopies(bucket());
        copies.of(placed(Map.of("", DataPlace.at(rows.toString()))), NEVER);
        Instant now = Instant.now();

        assertThat(copies.sweep(now.plus(WEEK).minusSeconds(60))).isZero();
        assertThat(bucket().list()).hasSize(1);
        assertThat(copies.sweep(now.plus(WEEK).plusSeconds(60))).isEqualTo(1);
        assertThat(bucket().list()).isEmpty();
    }

    private PlacedData placed(Map<String, DataPlace> places) {
        DatasetSpec spec = DatasetSpec.of("file:rows.csv", null, null);
        return new PlacedData(new LocalData(spec, true, places, 1L << 20, 1L << 20), () -> closed = true);
    }

    private ContentStore bucket() {
        ContentFolder folder = new ContentFolder(scratch.resolve("bucket"));
        return (ContentStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ContentStore.class},
                (proxy, method, arguments) -> method.getName().equals("link")
                        ? link((ContentKey) arguments[0], (Duration) arguments[2])
                        : method.invoke(folder, arguments));
    }

    private static Optional<URI> link(ContentKey key, Duration valid) {
        return Optional.of(URI.create("https://bucket/" + valid.toDays() + "/" + key.sha256()));
    }
}
