package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.RemoteUri;
import dev.descent.s3.S3Clients;
import dev.descent.s3.S3Settings;
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;

/** The S3-compatible store. Retries are the transfer's alone. */
final class S3Store implements AutoCloseable {
    private final S3Settings settings;
    private final OnFirstUse<S3Client> client;

    S3Store(S3Settings settings, RemoteSettings times) {
        this.settings = settings;
        this.client = new OnFirstUse<>(() -> client(settings, times), S3Client::close);
    }

    /** @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where it must not be read */
    S3Source find(String uri) {
        S3Uri parsed = S3Uri.parse(uri);
        if (!settings.isReadable(parsed.bucket(), parsed.key())) {
            throw RemoteUri.refused("cannot be fetched: this service may not read it");
        }
        return new S3Source(client, parsed);
    }

    /** The objects that a key with stars stands for, sorted; those that must not be read are none of them. */
    List<String> list(String uri, FetchWatch watch) {
        S3Uri pattern = find(uri).uri();
        return new S3Listing(client, pattern, watch)
                .keys().stream()
                        .filter(key -> settings.isReadable(pattern.bucket(), key))
                        .map(key -> new S3Uri(pattern.bucket(), key).toString())
                        .toList();
    }

    @Override
    public void close() {
        client.close();
    }

    static S3Client client(S3Settings settings, RemoteSettings times) {
        ClientOverrideConfiguration once = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build();
        return S3Clients.client(settings, times.connectTimeout(), times.idleTimeout(), once);
    }
}
