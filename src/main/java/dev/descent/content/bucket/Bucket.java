package dev.descent.content.bucket;

import dev.descent.content.StoreUnavailable;
import dev.descent.s3.BucketLocation;
import dev.descent.s3.S3Clients;
import dev.descent.s3.S3Refusal;
import dev.descent.s3.S3Settings;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket as the service asks it: with tries that end, and failures that are told apart.
 *
 * @param location below which the keys are
 */
record Bucket(S3Client client, BucketLocation location, BucketBounds bounds) implements AutoCloseable {
    static final String SILENT = "the bucket does not answer";
    static final String DENIED = "the bucket denies this service what it needs";
    static final String MISSING = "the bucket is not there";

    private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);

    static Bucket of(S3Settings settings, BucketLocation location, BucketBounds bounds) {
        ClientOverrideConfiguration override = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(bounds.tries())
                        .build())
                .apiCallTimeout(bounds.call())
                .build();
        return new Bucket(S3Clients.client(settings, bounds.connect(), bounds.idle(), override), location, bounds);
    }

    String name() {
        return location.bucket();
    }

    /**
     * Asks.
     *
     * @throws NoSuchFileException where there is no such object
     * @throws StoreUnavailable where it does not answer as it should
     */
    <T> T ask(Function<S3Client, T> question) throws IOException {
        try {
            return question.apply(client);
        } catch (NoSuchBucketException e) {
            throw unavailable(MISSING, e);
        } catch (S3Exception e) {
            throw answered(e);
        } catch (SdkException e) {
            throw unavailable(SILENT, e);
        }
    }

    private IOException answered(S3Exception e) {
        Optional<String> why = S3Refusal.of(e);
        if (why.isPresent()) {
            return unavailable("the bucket cannot be used: " + why.get(), e);
        }
        return switch (e.statusCode()) {
            case 404 -> new NoSuchFileException(location.toString(), null, e.getMessage());
            case 401, 403 -> unavailable(DENIED, e);
            case 409, 412, 501 -> new Unmet(e);
            default -> unavailable(SILENT, e);
        };
    }

    private StoreUnavailable unavailable(String reason, SdkException e) {
        LOG.warn("{}: {}: {}", location, reason, e.toString());
        return new StoreUnavailable(reason, e);
    }

    /** A condition on a call did not hold, or the store knows no conditions. */
    static final class Unmet extends IOException {
        private static final long serialVersionUID = 1;
        private final int status;

        Unmet(S3Exception cause) {
            super(cause);
            this.status = cause.statusCode();
        }

        /** Whether the object is there already. */
        boolean isThere() {
            return status == 412;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
