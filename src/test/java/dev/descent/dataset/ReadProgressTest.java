package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.dataset.remote.FetchProgress;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.format.DatasetSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ReadProgressTest {
    @TempDir
    Path files;

    private Datasets datasets;

    @BeforeEach
    void writeTable() throws IOException {
        StringBuilder table = new StringBuilder("x,y\n");
        for (int i = 0; i < 30_000; i++) {
            table.append(i * 7919L % 10_007).append(i % 2 == 0 ? ",p\n" : ",q\n");
        }
        Files.createDirectories(files.resolve("d"));
        Files.writeString(files.resolve("t.csv"), table);
        Files.writeString(files.resolve("d/a.csv"), table);
        Files.writeString(files.resolve("d/b.csv"), table);
        datasets = Loading.below(files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.csv", "d"})
    void readerIsToldHowManyBytesOfBothReadingsAreThere(String name) throws IOException {
        long twice = 2 * Files.size(files.resolve("t.csv")) * (name.equals("d") ? 2 : 1);
        List<FetchProgress> told = new ArrayList<>();
        datasets.load(spec(name), true, watch(told::add));

        assertThat(told).hasSizeGreaterThan(2).allMatch(progress -> progress.uri()
                .equals("file:" + name));
        assertThat(told)
                .extracting(FetchProgress::bytes)
                .isSorted()
                .contains(twice)
                .allMatch(bytes -> bytes <= twice);
        assertThat(told).extracting(FetchProgress::total).containsOnly(twice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.zip", "2c26b46b"})
    void nobodyKnowsHowMuchPackedBytesUnpackTo(String name) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(files.resolve("t.zip")))) {
            zip.putNextEntry(new ZipEntry("t.csv"));
            Files.copy(files.resolve("t.csv"), zip);
        }
        // as uploads are kept: by a hash, which says nothing
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(files.resolve("2c26b46b")))) {
            Files.copy(files.resolve("t.csv"), packed);
        }
        List<FetchProgress> told = new ArrayList<>();
        datasets.load(spec(name), true, watch(told::add));

        assertThat(told).isNotEmpty().extracting(FetchProgress::total).containsOnlyNulls();
    }

    @Test
    void whoeverStopsWhileItIsReadIsHeardAtOnce() {
        List<FetchProgress> told = new ArrayList<>();
        IllegalStateException stop = new IllegalStateException("stop");

        assertThatThrownBy(() -> datasets.load(spec("t.csv"), true, watch(progress -> {
                    told.add(progress);
                    if (told.size() == 3) {
                        throw stop;
                    }
                })))
                .isSameAs(stop);
        assertThat(told).hasSize(3);
        assertThat(datasets.load(spec("t.csv"), true).data().training().size()).isEqualTo(24_000);
    }

    @Test
    void whoWaitsForAReaderThatStopsReadsItself() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch stop = new CountDownLatch(1);
        CompletableFuture<LoadedDataset> first = load(watch(progress -> {
            reading.countDown();
            await(stop);
            throw new IllegalStateException("stop");
        }));
        await(reading);
        CompletableFuture<LoadedDataset> second = load(FetchWatch.PATIENT);
        stop.countDown();

        assertThat(second.get(30, TimeUnit.SECONDS).data().training().size()).isEqualTo(24_000);
        assertThat(first).failsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void whoeverStopsWhileAnotherReadsIsHeardAndTheOtherReadsOn() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        CompletableFuture<LoadedDataset> first = load(watch(progress -> {
            reading.countDown();
            await(heard);
        }));
        await(reading);
        IllegalStateException stop = new IllegalStateException("stop");
        CompletableFuture<LoadedDataset> second = load(new FetchWatch() {
            @Override
            public void waiting(FetchProgress progress) {}

            @Override
            public void stillWanted() {
                throw stop;
            }
        });

        assertThat(second).failsWithin(30, TimeUnit.SECONDS).withThrowableThat().withCause(stop);
        assertThat(first).isNotDone();
        heard.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).data().training().size()).isEqualTo(24_000);
    }

    @Test
    void moreBytesThanAClientWaitsForAreLeftToTheWorker() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(files.resolve("large.csv").toFile(), "rw")) {
            large.setLength(300L << 20);
        }

        Datasets ofMore = Loading.below(files, DataSize.ofGigabytes(1));
        assertThat(ofMore.loadAtHand(spec("large.csv"), true)).isEmpty();
        assertThat(ofMore.loadAtHand(spec("t.csv"), true)).isPresent();
    }

    /** On a thread of its own: the common pool may have no more than one. */
    private CompletableFuture<LoadedDataset> load(FetchWatch watch) {
        return CompletableFuture.supplyAsync(
                () -> datasets.load(spec("t.csv"), true, watch), task -> new Thread(task).start());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FetchWatch watch(FetchWatch reading) {
        return new FetchWatch() {
            @Override
            public void waiting(FetchProgress progress) {}

            @Override
            public void reading(FetchProgress progress) {
                reading.waiting(progress);
            }
        };
    }

    private static DatasetSpec spec(String name) {
        return Loading.spec(("{'uri':'file:" + name + "','format':{'type':'csv','target':'y'}}").replace('\'', '"'));
    }
}
