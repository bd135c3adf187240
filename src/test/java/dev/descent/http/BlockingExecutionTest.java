package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@HttpServer
class BlockingExecutionTest {
    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("controllerExecutor")
    ControllerExecutor executor;

    @Autowired
    Controller controller;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void plainValuesAreMadeOnTheControllersThreads() {
        assertThat(get("/thread").join().body()).startsWith("http-");
    }

    @Test
    void aBodyThatArrivesOnTheEventLoopIsHandledOnTheControllersThreads() {
        HttpRequest request = HttpRequest.newBuilder(uri("/thread"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"a\": 1}"))
                .build();

        assertThat(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .join()
                        .body())
                .startsWith("http-");
    }

    @Test
    void streamsStayOnTheEventLoop() {
        assertThat(get("/loop").join().body()).matches(".*-http-(epoll|nio|kqueue)-\\d+");
    }

    @Test
    void whatFitsNeitherThreadsNorQueueIsRefusedAndTheRestIsServed() throws Exception {
        int capacity = executor.getMaximumPoolSize() + executor.getQueue().remainingCapacity();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < capacity + 40; i++) {
            answers.add(get("/held"));
        }
        CompletableFuture<?> firstRefusal = CompletableFuture.anyOf(answers.toArray(CompletableFuture<?>[]::new));
        assertThat(((HttpResponse<?>) firstRefusal.get(60, TimeUnit.SECONDS)).statusCode())
                .isEqualTo(503);
        controller.release();

        List<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();
        assertThat(statuses).containsOnly(200, 503);
        assertThat(statuses.stream().filter(status -> status == 200).count())
                .isGreaterThanOrEqualTo(executor.getMaximumPoolSize());
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        return client.sendAsync(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @RestController
    static class Controller {
        private final CountDownLatch held = new CountDownLatch(1);

        @GetMapping("/thread")
        String thread() {
            return Thread.currentThread().getName();
        }

        @PostMapping("/thread")
        String threadWithBody(@RequestBody JsonNode body) {
            return Thread.currentThread().getName();
        }

        @GetMapping("/loop")
        Mono<String> loop() {
            return Mono.fromSupplier(() -> Thread.currentThread().getName());
        }

        @GetMapping("/held")
        String held() throws InterruptedException {
            return String.valueOf(held.await(60, TimeUnit.SECONDS));
        }

        void release() {
            held.countDown();
        }
    }
}
