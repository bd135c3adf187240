package dev.descent.s3;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a store that speaks S3 is reached, for {@code s3:} references and for what is kept there. What is empty is as the AWS SDK finds it: in {@code AWS_…} variables, profiles, the instance.
 *
 * @param endpoint of a store other than AWS, such as {@code http://minio:9000}; the operator's choice, so any address will do
 * @param region of the store
 * @param pathStyle whether the bucket stands in the path and not in the host; by default where there is an endpoint
 * @param accessKey with {@code secretKey}, who reads
 * @param buckets that references may name; all that the credentials may read, where there are none
 * @param reserved where the service keeps its own files, {@code s3://bucket/prefix}: references may not name what is there
 */
@ConfigurationProperties("descent.dataset.s3")
public record S3Settings(
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable Boolean pathStyle,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue List<String> buckets,
        @Nullable String reserved) {

    public S3Settings {
        endpoint = given(endpoint);
        region = given(region);
        accessKey = given(accessKey);
        secretKey = given(secretKey);
        reserved = given(reserved);
        pathStyle = pathStyle == null ? Boolean.valueOf(endpoint != null) : pathStyle;
        buckets = buckets.stream().filter(bucket -> !bucket.isBlank()).toList();
        if (endpoint != null && !endpoint.matches("https?://[^/?#@]+/?")) {
            throw new IllegalArgumentException(
                    "descent.dataset.s3.endpoint must be http(s)://host:port, was " + endpoint);
        }
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException("descent.dataset.s3 needs access-key and secret-key, or neither");
        }
    }

    @Nullable
    public URI endpointUri() {
        return endpoint == null ? null : URI.create(endpoint);
    }

    /** Whether references may name an object. */
    public boolean isReadable(String bucket, String key) {
        boolean isOurs = reserved != null && BucketLocation.parse(reserved).holds(bucket, key);
        return !isOurs && (buckets.isEmpty() || buckets.contains(bucket));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "S3Settings[endpoint=" + endpoint + ", region=" + region + ", buckets=" + buckets + "]";
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
