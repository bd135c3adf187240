package dev.descent.event.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Descent;
import dev.descent.database.TestDatabase;
import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.event.TestClient;
import dev.descent.event.TestJob;
import dev.descent.event.log.LogNotifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What a client that takes nothing, and a service that stops, do to streams. */
@Timeout(300)
class SlowClientIT {
    private static final int EVENTS = 120;

    private ConfigurableApplicationContext service = start("5s");
    private TestJob job =
            new TestJob(service.getBean(TestDatabase.class).dataSource(), service.getBean(LogNotifier.class));

    @BeforeEach
    void logMoreThanSocketsHold() {
        double[] values = IntStream.range(0, 20_000).mapToDouble(Math::sqrt).toArray();
        for (int i = 0; i < EVENTS; i++) {
            job.metrics(values);
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void clientThatTakesNothingIsClosedAndResumesById() throws IOException {
        try (Socket stalled = request()) {
            EventStreams streams = service.getBean(EventStreams.class);
            await().until(() -> streams.size() == 1);
            await().until(() -> streams.size() == 0);
            long last = lastId(new String(stalled.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(last).isLessThan(EVENTS);
            job.end();
            String address = "http://localhost:" + port() + "/v1/jobs/" + job.id() + "/events";
            try (TestClient again = TestClient.open(address, String.valueOf(last))) {
                List<String> ids = again.all().stream()
                        .map(TestClient.Event::id)
                        .filter(id -> !id.isEmpty())
                        .toList();
                assertThat(ids).first().isEqualTo(String.valueOf(last + 1));
                assertThat(ids).hasSize((int) (EVENTS + 2 - last)).last().isEqualTo(String.valueOf(EVENTS + 2));
            }
        }
    }

    @Test
    void openAndStalledStreamsDoNotHoldTheStop() throws IOException {
        service.close();
        service = start("10m");
        job = new TestJob(service.getBean(TestDatabase.class).dataSource(), service.getBean(LogNotifier.class));
        logMoreThanSocketsHold();
        TestClient live = TestClient.open(
                "http://localhost:" + port() + "/v1/jobs/" + job.id() + "/events", String.valueOf(EVENTS + 1));
        try (Socket stalled = request()) {
            await().until(() -> service.getBean(EventStreams.class).size() == 2);
            CompletableFuture<List<TestClient.Event>> rest = CompletableFuture.supplyAsync(live::all);
            service.close();
            assertThat(rest.join()).noneMatch(event -> event.kind().equals("end"));
            assertThat(stalled.isConnected()).isTrue();
        }
    }

    private Socket request() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", port()));
        String request = "GET /v1/jobs/" + job.id() + "/events HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Of the last event that came whole. */
    private static long lastId(String received) {
        String whole = received.substring(0, received.lastIndexOf("\n\n"));
        Matcher ids = Pattern.compile("(?m)^id: (\\d+)$").matcher(whole);
        long last = 0;
        while (ids.find()) {
            last = Long.parseLong(ids.group(1));
        }
        return last;
    }

    /** What holds a step of its stop, holds it for longer than a test may take. */
    private static ConfigurableApplicationContext start(String stall) {
        return new SpringApplicationBuilder(Descent.class, TestDatabaseConfiguration.class)
                .run(
                        "--server.port=0",
                        "--descent.roles=api",
                        "--descent.event.stall=" + stall,
                        "--spring.lifecycle.timeout-per-shutdown-phase=10m");
    }
}
