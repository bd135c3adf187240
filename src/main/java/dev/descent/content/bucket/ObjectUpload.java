package dev.descent.content.bucket;

import dev.descent.content.FinishedFile;
import dev.descent.ml.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Brings a file into a bucket, under a key that is its own. The store compares each piece with the SHA-256 that comes with it; of what goes
 * in parts, the whole is compared here with the file's before it is put together.
 *
 * @param isNew whether it must not be there yet
 */
record ObjectUpload(Bucket bucket, String key, FinishedFile file, boolean isNew) {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectUpload.class);
    private static final String TYPE = "application/octet-stream";

    /** After which nobody counts on the file any more: see the claims on uploads. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @throws Bucket.Unmet where it is there already though it must not be, or the store cannot tell */
    void run() throws IOException {
        if (file.bytes() <= bucket.bounds().partBytes()) {
            whole();
        } else {
            inParts();
        }
    }

    private void whole() throws IOException {
        String checksum = base64(HexFormat.of().parseHex(file.sha256()));
        bucket.ask(client -> client.putObject(
                put -> put.bucket(bucket.name())
                        .key(key)
                        .checksumSHA256(checksum)
                        .ifNoneMatch(condition()),
                RequestBody.fromFile(file.path())));
    }

    private void inParts() throws IOException {
        String upload = bucket.ask(client -> client.createMultipartUpload(
                        create -> create.bucket(bucket.name()).key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256)))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(upload);
            bucket.ask(client -> client.completeMultipartUpload(complete -> complete.bucket(bucket.name())
                    .key(key)
                    .uploadId(upload)
                    .ifNoneMatch(condition())
                    .multipartUpload(all -> all.parts(parts))));
        } catch (IOException | RuntimeException e) {
            abort(upload);
            throw e;
        }
    }

    private List<CompletedPart> parts(String upload) throws IOException {
        long until = System.nanoTime() + LONGEST.toNanos();
        MessageDigest all = Sha256.digest();
        List<CompletedPart> parts = new ArrayList<>();
        byte[] buffer = new byte[bucket.bounds().partOf(file.bytes())];
        try (InputStream in = Files.newInputStream(file.path())) {
            for (int length = fill(in, buffer); length > 0; length = fill(in, buffer)) {
                if (System.nanoTime() > until) {
                    throw new IOException("the bucket took longer than " + LONGEST + " for a file");
                }
                all.update(buffer, 0, length);
                parts.add(part(upload, parts.size() + 1, buffer, length));
            }
        }
        if (!Sha256.hex(all).equals(file.sha256())) {
            throw new IOException("a file changed on its way into the bucket");
        }
        return parts;
    }

    private static int fill(InputStream in, byte[] buffer) throws IOException {
        return in.readNBytes(buffer, 0, buffer.length);
    }

    private CompletedPart part(String upload, int number, byte[] buffer, int length) throws IOException {
        MessageDigest digest = Sha256.digest();
        digest.update(buffer, 0, length);
        String checksum = base64(digest.digest());
        RequestBody body =
                RequestBody.fromContentProvider(() -> new ByteArrayInputStream(buffer, 0, length), length, TYPE);
        String etag = bucket.ask(client -> client.uploadPart(
                        part -> part.bucket(bucket.name())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .checksumSHA256(checksum),
                        body))
                .eTag();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(etag)
                .checksumSHA256(checksum)
                .build();
    }

    private @Nullable String condition() {
        return isNew ? "*" : null;
    }

    /** What cannot be given up now is swept later. */
    private void abort(String upload) {
        try {
            bucket.ask(client -> client.abortMultipartUpload(
                    abort -> abort.bucket(bucket.name()).key(key).uploadId(upload)));
        } catch (IOException e) {
            LOG.debug("An upload in parts is left: {}", e.toString());
        }
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
