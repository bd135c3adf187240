package dev.descent.dataset.remote;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object in an S3-compatible store. */
final class S3Source implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(S3Source.class);
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final Supplier<S3Client> client;
    private final S3Uri uri;

    /** @param client looked for at the first use, since finding credentials may take a while */
    S3Source(Supplier<S3Client> client, S3Uri uri) {
        this.client = client;
        this.uri = uri;
    }

    @Override
    public String shown() {
        return uri.toString();
    }

    @Override
    public Optional<Reply> open(Ask ask, Abort abort) throws IOException {
        if (abort.isAborted()) {
            throw new IOException("aborted");
        }
        try {
            ResponseInputStream<GetObjectResponse> object = client.get().getObject(request(ask));
            abort.connected(object::abort);
            return Optional.of(reply(object, ask));
        } catch (S3Exception e) {
            return answered(e, ask);
        } catch (SdkClientException e) {
            LOG.warn("Cannot fetch {}: {}", shown(), e.toString());
            throw new IOException(e);
        }
    }

    private GetObjectRequest request(Ask ask) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(uri.bucket()).key(uri.key());
        if (ask.isForRest()) {
            request.range("bytes=" + ask.from() + "-").ifMatch(ask.version().etag());
        } else if (ask.isConditional()) {
            request.ifNoneMatch(ask.version().etag());
        }
        return request.build();
    }

    private static Reply reply(ResponseInputStream<GetObjectResponse> object, Ask ask) throws IOException {
        GetObjectResponse head = object.response();
        long start = 0;
        long total = head.contentLength() == null ? Reply.UNKNOWN : head.contentLength();
        if (head.sdkHttpResponse().statusCode() == 206) {
            ContentRange range = range(object, ask);
            start = range.start();
            total = range.total();
        }
        Instant changed = head.lastModified();
        Version version = new Version(head.eTag(), changed == null ? null : changed.toString());
        return new Reply(start, total, true, version, object, object::abort);
    }

    private static ContentRange range(ResponseInputStream<GetObjectResponse> object, Ask ask) throws CannotResume {
        try {
            return ContentRange.of(object.response().contentRange(), ask.from());
        } catch (CannotResume e) {
            object.abort();
            throw e;
        }
    }

    private static Optional<Reply> answered(S3Exception e, Ask ask) throws IOException {
        int status = e.statusCode();
        if (status == 304 && ask.isConditional()) {
            return Optional.empty();
        } else if ((status == 412 || status == 416) && ask.isForRest()) {
            throw new CannotResume("answered " + status);
        } else if (PASSING.contains(status)) {
            throw new TryLater("answered " + status, Duration.ZERO);
        }
        LOG.warn("The store answered {}: {}", status, e.getMessage());
        throw RemoteUri.refused(
                switch (status) {
                    case 404 -> "cannot be fetched: there is no such object";
                    case 401, 403 -> "cannot be fetched: this service may not read it";
                    default -> "cannot be fetched: the store answered " + status;
                });
    }
}
