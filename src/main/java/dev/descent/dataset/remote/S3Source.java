package dev.descent.dataset.remote;

import dev.descent.dataset.remote.RemoteSource.CannotResume;
import dev.descent.dataset.remote.RemoteSource.TryLater;
import dev.descent.dataset.remote.address.RemoteUri;
import dev.descent.s3.S3Refusal;
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
final class S3Source implements RemoteSource {
    private static final Logger LOG = LoggerFactory.getLogger(S3Source.class);
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final Supplier<S3Client> client;
    private final S3Uri uri;

    /** @param client looked for at the first use, since finding credentials may take a while */
    S3Source(Supplier<S3Client> client, S3Uri uri) {
        this.client = client;
        this.uri = uri;
    }

    S3Uri uri() {
        return uri;
    }

    @Override
    public String shown() {
        return uri.toString();
    }

    @Override
    public Optional<FetchResponse> open(FetchRequest asked, Cancellation cancellation) throws IOException {
        if (cancellation.isCancelled()) {
            throw new IOException("cancelled");
        }
        try {
            ResponseInputStream<GetObjectResponse> object = client.get().getObject(request(asked));
            cancellation.connected(object::abort);
            return Optional.of(response(object, asked));
        } catch (S3Exception e) {
            return answered(e, asked);
        } catch (SdkClientException e) {
            LOG.warn("Cannot fetch {}: {}", shown(), e.toString());
            throw new IOException(e);
        }
    }

    private GetObjectRequest request(FetchRequest asked) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(uri.bucket()).key(uri.key());
        if (asked.isForRest()) {
            request.range(asked.range()).ifMatch(asked.version().etag());
        } else if (asked.isConditional()) {
            request.ifNoneMatch(asked.version().etag());
        }
        return request.build();
    }

    private static FetchResponse response(ResponseInputStream<GetObjectResponse> object, FetchRequest asked)
            throws IOException {
        GetObjectResponse head = object.response();
        boolean rest = head.sdkHttpResponse().statusCode() == 206;
        long all = head.contentLength() == null ? FetchResponse.UNKNOWN : head.contentLength();
        long total = rest ? total(object, asked) : all;
        Instant changed = head.lastModified();
        Version version = new Version(head.eTag(), changed == null ? null : changed.toString());
        return new FetchResponse(rest ? asked.from() : 0, total, true, version, object, object::abort);
    }

    private static long total(ResponseInputStream<GetObjectResponse> object, FetchRequest asked) throws CannotResume {
        try {
            return asked.total(object.response().contentRange());
        } catch (CannotResume e) {
            object.abort();
            throw e;
        }
    }

    /** Whether the same may go better a moment later. */
    static boolean passes(S3Exception e) {
        return PASSING.contains(e.statusCode());
    }

    private static Optional<FetchResponse> answered(S3Exception e, FetchRequest asked) throws IOException {
        int status = e.statusCode();
        if (status == 304 && asked.isConditional()) {
            return Optional.empty();
        } else if ((status == 412 || status == 416) && asked.isForRest()) {
            throw new CannotResume("answered " + status);
        } else if (passes(e)) {
            throw new TryLater("answered " + status, Duration.ZERO);
        }
        LOG.warn("The store answered {}: {}", status, e.getMessage());
        throw RemoteUri.refused("cannot be fetched: " + S3Refusal.of(e).orElseGet(() -> said(status)));
    }

    private static String said(int status) {
        return switch (status) {
            case 404 -> "there is no such object";
            case 401, 403 -> "this service may not read it";
            default -> "the store answered " + status;
        };
    }
}
