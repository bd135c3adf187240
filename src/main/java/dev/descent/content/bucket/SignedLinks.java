package dev.descent.content.bucket;

import dev.descent.content.LinkedFile;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.ContentDisposition;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs URLs of objects: who has one needs no other right to that object, until it expires. */
record SignedLinks(S3Presigner presigner) implements AutoCloseable {
    URI to(String bucket, String key, LinkedFile as, Duration valid) {
        String disposition =
                ContentDisposition.attachment().filename(as.name()).build().toString();
        return URI.create(presigner
                .presignGetObject(link -> link.signatureDuration(valid).getObjectRequest(get -> get.bucket(bucket)
                        .key(key)
                        .responseContentType(as.mediaType())
                        .responseContentDisposition(disposition)))
                .url()
                .toString());
    }

    @Override
    public void close() {
        presigner.close();
    }
}
