package dev.descent.content.bucket;

import dev.descent.content.ContentKey;
import dev.descent.content.StoredContent;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of one kind of content, by their keys in the bucket. */
record AreaKeys(Bucket bucket, String area) {

    String of(ContentKey key) {
        return place() + key.group() + "/" + key.sha256();
    }

    private String place() {
        return bucket.location().prefix() + area + "/";
    }

    /** @param below groups whose names begin so */
    List<StoredContent> list(String below) throws IOException {
        return bucket.ask(client ->
                client
                        .listObjectsV2Paginator(
                                list -> list.bucket(bucket.name()).prefix(place() + below))
                        .contents()
                        .stream()
                        .flatMap(object -> content(object).stream())
                        .toList());
    }

    /** Empty for what is no content of this service. */
    private Optional<StoredContent> content(S3Object object) {
        String[] names = object.key().substring(place().length()).split("/", -1);
        return names.length != 2
                ? Optional.empty()
                : ContentKey.parse(names[0], names[1])
                        .map(key ->
                                new StoredContent(key, object.size(), object.lastModified(), object.lastModified()));
    }

    void delete(ContentKey key) throws IOException {
        bucket.ask(client ->
                client.deleteObject(delete -> delete.bucket(bucket.name()).key(of(key))));
    }

    /** Gives up uploads in parts that nobody goes on with; returns how many there were. */
    int abortUploads(Instant begunBefore) throws IOException {
        List<MultipartUpload> left = bucket.ask(client ->
                client
                        .listMultipartUploadsPaginator(
                                list -> list.bucket(bucket.name()).prefix(place()))
                        .uploads()
                        .stream()
                        .filter(upload -> upload.initiated().isBefore(begunBefore))
                        .toList());
        for (MultipartUpload upload : left) {
            abort(upload);
        }
        return left.size();
    }

    private void abort(MultipartUpload upload) throws IOException {
        try {
            bucket.ask(client -> client.abortMultipartUpload(
                    abort -> abort.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
        } catch (NoSuchFileException gone) {
            // another replica sweeps as well
            return;
        }
    }
}
