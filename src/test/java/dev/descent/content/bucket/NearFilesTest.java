package dev.descent.content.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.content.ContentCache;
import dev.descent.content.ContentFolder;
import dev.descent.s3.BucketLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class NearFilesTest {
    @TempDir
    Path folder;

    @Test
    void whoWaitsForAFetchThatRunsOutOfMemoryIsNotLeftWaiting() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(1);
        Bucket bucket =
                new Bucket(new OutOfMemory(both), BucketLocation.parse("s3://bucket/prefix"), BucketHouse.BOUNDS);
        NearFiles near = new NearFiles(new ContentCache(new ContentFolder(folder), 1_000));
        List<Throwable> told = new CopyOnWriteArrayList<>();
        List<Thread> readers =
                Stream.generate(() -> reader(near, bucket, told)).limit(2).toList();
        readers.forEach(Thread::start);
        await().until(() -> readers.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));

        both.countDown();

        await().until(() -> told.size() == 2);
        assertThat(told).allSatisfy(thrown -> assertThat(thrown).hasStackTraceContaining("OutOfMemoryError"));
    }

    private static Thread reader(NearFiles near, Bucket bucket, List<Throwable> told) {
        Thread reader = new Thread(() -> {
            try {
                near.get("a".repeat(64), new ObjectDownload(bucket, "key")).close();
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                told.add(e);
            }
        });
        reader.setDaemon(true);
        return reader;
    }

    /** Has no memory for an object's first bytes. */
    private record OutOfMemory(CountDownLatch begun) implements S3Client {
        @Override
        public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw new OutOfMemoryError("Java heap space");
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
