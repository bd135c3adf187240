package dev.descent.dataset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.ml.spec.InvalidSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3UriTest {

    @Test
    void keysAreTakenAsTheyAre() {
        assertThat(S3Uri.parse("s3://bucket/a b/%2e%2e/c..csv")).isEqualTo(new S3Uri("bucket", "a b/%2e%2e/c..csv"));
        assertThat(S3Uri.parse("s3://bucket/" + "k".repeat(1024)).key()).hasSize(1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://bucket",
                "s3://bucket/",
                "s3://Bucket/a",
                "s3://b/a",
                "s3://bucket/../a",
                "s3://bucket/a/.",
                "s3://bucket/a\nb"
            })
    void whatNamesNoObjectIsRefused(String uri) {
        assertThatExceptionOfType(InvalidSpec.class).isThrownBy(() -> S3Uri.parse(uri));
    }

    @Test
    void longerKeysThanAStoreHasAreRefused() {
        assertThatExceptionOfType(InvalidSpec.class).isThrownBy(() -> S3Uri.parse("s3://bucket/" + "k".repeat(1025)));
    }
}
