package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

@HttpServer
class CompressionTest {
    @LocalServerPort
    int port;

    @Test
    void jsonIsCompressed() throws Exception {
        assertThat(encoding("/numbers")).containsExactly("gzip");
    }

    @Test
    void streamsOfEventsAreNot() throws Exception {
        assertThat(encoding("/stream")).isEmpty();
    }

    @Test
    void whatHasADigestIsSentAsStored() throws Exception {
        assertThat(encoding("/digest")).isEmpty();
    }

    private List<String> encoding(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().allValues("Content-Encoding");
    }

    @RestController
    static class Controller {
        @GetMapping("/numbers")
        List<Integer> numbers() {
            return Collections.nCopies(1000, 7);
        }

        @GetMapping("/digest")
        ResponseEntity<List<Integer>> digest() {
            return ResponseEntity.ok().header("Content-Digest", "sha-256=:x:").body(Collections.nCopies(1000, 7));
        }

        @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<Integer> stream() {
            return Flux.range(0, 1000);
        }
    }
}
