package dev.descent.content.bucket;

import dev.descent.content.FinishedFile;
import dev.descent.content.PartialFile;
import dev.descent.content.StoreUnavailable;
import dev.descent.ml.base.Backoff;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Brings an object onto this machine; where its transfer is cut, it goes on from there. */
record ObjectDownload(Bucket bucket, String key) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** However slowly it comes. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** The file's bytes came, but are not those that were kept. */
    static final class Changed extends IOException {
        private static final long serialVersionUID = 1;

        Changed() {
            super("its bytes in the bucket have changed");
        }
    }

    /**
     * The whole.
     *
     * @param file filled and finished
     * @throws java.nio.file.NoSuchFileException where there is none
     * @throws Changed where its hash is another
     */
    FinishedFile into(PartialFile file, String sha256) throws IOException {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        long until = System.nanoTime() + LONGEST.toNanos();
        for (int tries = 1; !receive(file, until, tries == bucket.bounds().tries()); tries++) {
            pause(backoff.next());
        }
        FinishedFile finished = file.finish();
        if (!finished.sha256().equals(sha256)) {
            throw new Changed();
        }
        return finished;
    }

    /** Some of it, as {@link dev.descent.content.ContentStore#read} says. */
    byte[] range(long first, int length) throws IOException {
        try (ResponseInputStream<GetObjectResponse> object = open("bytes=" + first + "-" + (first + length - 1))) {
            byte[] bytes = object.readNBytes(length);
            if (bytes.length == length) {
                return bytes;
            }
            throw new StoreUnavailable(Bucket.SILENT, new IOException("came to " + bytes.length + " of " + length));
        } catch (SdkException e) {
            throw new StoreUnavailable(Bucket.SILENT, e);
        }
    }

    /** Whether all of it came. */
    private boolean receive(PartialFile file, long until, boolean last) throws IOException {
        ResponseInputStream<GetObjectResponse> object = open(file.bytes() == 0 ? null : "bytes=" + file.bytes() + "-");
        long expected = file.bytes() + object.response().contentLength();
        try (InputStream in = new Transfer(object, until)) {
            file.append(in);
        } catch (Cut cut) {
            if (last) {
                throw new StoreUnavailable(Bucket.SILENT, cut);
            }
            return false;
        } finally {
            object.abort();
        }
        return file.bytes() == expected;
    }

    private ResponseInputStream<GetObjectResponse> open(@Nullable String range) throws IOException {
        return bucket.ask(client ->
                client.getObject(get -> get.bucket(bucket.name()).key(key).range(range)));
    }

    private static void pause(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted between two tries");
        }
    }

    /** Tells a transfer that breaks from a disk that does not take what came. */
    private static final class Transfer extends FilterInputStream {
        private final long until;

        Transfer(InputStream in, long until) {
            super(in);
            this.until = until;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                if (System.nanoTime() > until) {
                    throw new IOException("it took longer than " + LONGEST);
                }
                return super.read(into, from, length);
            } catch (IOException | SdkException e) {
                throw new Cut(e);
            }
        }

        /** The connection is given up instead: closing would read what is left. */
        @Override
        public void close() {}
    }

    private static final class Cut extends IOException {
        private static final long serialVersionUID = 1;

        Cut(Exception cause) {
            super(cause);
        }
    }
}
