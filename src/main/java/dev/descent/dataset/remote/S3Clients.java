package dev.descent.dataset.remote;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Clients of S3-compatible stores. Retries are the transfer's alone. */
final class S3Clients {
    /** Stores other than AWS mostly have no regions, but requests must be signed for one. */
    private static final Region ANY = Region.US_EAST_1;

    private S3Clients() {}

    static S3Client create(S3Settings settings, RemoteSettings times) {
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
