package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.RemoteUri;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The S3-compatible store. Retries are the transfer's alone. */
final class S3Store implements AutoCloseable {
    /** Stores other than AWS mostly have no regions, but requests must be signed for one. */
    private static final Region ANY = Region.US_EAST_1;

    private final S3Settings settings;
    private final RemoteSettings times;
    private final AtomicReference<@Nullable S3Client> client = new AtomicReference<>();

    S3Store(S3Settings settings, RemoteSettings times) {
        this.settings = settings;
        this.times = times;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where it must not be read */
    S3Source find(String uri) {
        S3Uri parsed = S3Uri.parse(uri);
        if (!settings.isReadable(parsed.bucket())) {
            throw RemoteUri.refused("cannot be fetched: this service may not read it");
        }
        return new S3Source(this::client, parsed);
    }

    /** Made at the first use and outside of any lock, since looking for a region may ask the network. */
    private S3Client client() {
        S3Client known = client.get();
        if (known != null) {
            return known;
        }
        S3Client made = client(settings, times);
        S3Client earlier = client.compareAndExchange(null, made);
        if (earlier == null) {
            return made;
        }
        made.close();
        return earlier;
    }

    @Override
    public void close() {
        S3Client made = client.getAndSet(null);
        if (made != null) {
            made.close();
        }
    }

    static S3Client client(S3Settings settings, RemoteSettings times) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(times.connectTimeout())
                        .socketTimeout(times.idleTimeout()))
                .forcePathStyle(settings.pathStyle())
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
        URI endpoint = settings.endpointUri();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (settings.region() != null) {
            builder.region(Region.of(settings.region()));
        } else if (endpoint != null) {
            builder.region(ANY);
        }
        if (settings.accessKey() != null && settings.secretKey() != null) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        }
        return builder.build();
    }
}
