package dev.descent.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketLocationTest {
    @Test
    void placeIsABucketAndWhatItsKeysBeginWith() {
        assertThat(BucketLocation.parse("s3://models/a/b/")).isEqualTo(new BucketLocation("models", "a/b/"));
        assertThat(BucketLocation.parse("s3://models")).isEqualTo(new BucketLocation("models", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"models", "s3://", "s3://M/x", "s3://models/..", "s3://models/a//b", "file:/x", "s3://models/a?b"
            })
    void whatIsNoPlaceIsRefused(String text) {
        assertThatThrownBy(() -> BucketLocation.parse(text)).hasMessageContaining("s3://bucket/prefix");
    }

    @Test
    void referencesMayNotNameWhatTheServiceKeeps() {
        S3Settings settings = new S3Settings(null, null, null, null, null, List.of(), "s3://models/descent");
        assertThat(settings.isReadable("models", "descent/datasets/00/x")).isFalse();
        assertThat(settings.isReadable("models", "descent//datasets/00/x")).isFalse();
        assertThat(settings.isReadable("models", "/descent/x")).isFalse();
        assertThat(settings.isReadable("models", "cells.csv")).isTrue();
        assertThat(settings.isReadable("others", "descent/x")).isTrue();
        S3Settings deeper = new S3Settings(null, null, null, null, null, List.of(), "s3://models/a/b");
        assertThat(deeper.isReadable("models", "a//b/x")).isFalse();
        assertThat(deeper.isReadable("models", "a/c/x")).isTrue();
        S3Settings whole = new S3Settings(null, null, null, null, null, List.of(), "s3://models");
        assertThat(whole.isReadable("models", "cells.csv")).isFalse();
    }
}
