package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class AcceptedTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, text/event-stream;q=0.1   | application/json text/event-stream",
                "application/json;q=0.5, text/event-stream   | text/event-stream application/json",
                "*/*, text/event-stream                      | text/event-stream application/json */*",
                "*/*, text/event-stream;q=0.9                | application/json */* text/event-stream",
                "application/json;q=0.1, text/event-stream;q=0 | application/json",
                "text/event-stream;q=0                       | application/json */*"
            })
    void typesComeByWeightAndThoseOfNoneNotAtAll(String accept, String types) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/").header("Accept", accept));

        assertThat(new AcceptedTypes()
                        .resolveMediaTypes(exchange).stream()
                                .map(MediaType::removeQualityValue)
                                .map(MediaType::toString)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(types);
    }
}
