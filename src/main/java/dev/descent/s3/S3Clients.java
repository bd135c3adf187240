package dev.descent.s3;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes clients of a store. Checksums are sent and compared where who asks says so, and not by the client's own choice. */
public final class S3Clients {
    /** Stores other than AWS mostly have no regions, but requests must be signed for one. */
    private static final Region ANY = Region.US_EAST_1;

    private S3Clients() {}

    /**
     * A client; looking for a region and for credentials may ask the network.
     *
     * @param connect how long connecting may take
     * @param idle how long the store may send nothing
     * @param override retries, and how long calls may take
     */
    public static S3Client client(
            S3Settings settings, Duration connect, Duration idle, ClientOverrideConfiguration override) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(
                        Apache5HttpClient.builder().connectionTimeout(connect).socketTimeout(idle))
                .forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override);
        set(builder::endpointOverride, settings.endpointUri());
        set(builder::region, region(settings));
        set(builder::credentialsProvider, credentials(settings));
        return builder.build();
    }

    /** @param endpoint that whoever gets the signed URLs reaches the store at; null for the settings' own */
    public static S3Presigner presigner(S3Settings settings, @Nullable URI endpoint) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .build());
        set(builder::endpointOverride, endpoint == null ? settings.endpointUri() : endpoint);
        set(builder::region, region(settings));
        set(builder::credentialsProvider, credentials(settings));
        return builder.build();
    }

    private static <T> void set(Consumer<T> setter, @Nullable T value) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static @Nullable Region region(S3Settings settings) {
        if (settings.region() != null) {
            return Region.of(settings.region());
        }
        return settings.endpointUri() == null ? null : ANY;
    }

    private static @Nullable AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.accessKey() == null || settings.secretKey() == null
                ? null
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }
}
