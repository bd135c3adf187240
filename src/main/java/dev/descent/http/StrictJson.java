package dev.descent.http;

import java.time.Instant;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as the API reads and writes it: snake_case, and nothing accepted that a client may not have meant. NaN and infinities are
 * written as strings and, not being JSON, never read.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {
    /** Bytes of a JSON body. */
    static final int MAX_DOCUMENT = 4 << 20;

    /** Each may become an object of some fifty bytes. */
    private static final int MAX_TOKENS = 1_000_000;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 1 << 17;
    private static final int MAX_NAME = 1 << 10;
    private static final int MAX_NUMBER = 100;

    @Bean
    JsonFactoryBuilderCustomizer boundedReading() {
        return factory -> factory.streamReadConstraints(StreamReadConstraints.builder()
                        .maxTokenCount(MAX_TOKENS)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
    }

    @Bean
    JsonMapperBuilderCustomizer strictBinding() {
        return mapper -> mapper.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .addModule(new SimpleModule("times").addSerializer(Instant.class, new Timestamps.Serializer()));
    }
}
