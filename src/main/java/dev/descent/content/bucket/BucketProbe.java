package dev.descent.content.bucket;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/** Looks whether content can be kept in a bucket. */
record BucketProbe(Bucket bucket) {

    /**
     * Why not, or empty. Writes, reads and lists one small object, and deletes one that is not there: what any content needs. All replicas
     * use the same, at the same time too.
     */
    Optional<String> fault() {
        String key = bucket.location().prefix() + "probe";
        try {
            bucket.ask(
                    client -> client.putObject(put -> put.bucket(bucket.name()).key(key), RequestBody.fromString(key)));
            bucket.ask(client ->
                    client.getObjectAsBytes(get -> get.bucket(bucket.name()).key(key)));
            bucket.ask(client -> client.listObjectsV2(
                    list -> list.bucket(bucket.name()).prefix(key).maxKeys(1)));
            bucket.ask(client ->
                    client.deleteObject(delete -> delete.bucket(bucket.name()).key(key + "/none")));
            return Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.of(Bucket.MISSING);
        } catch (FileSystemException unavailable) {
            return Optional.of(unavailable.getReason());
        } catch (IOException e) {
            return Optional.of(Bucket.SILENT);
        }
    }
}
