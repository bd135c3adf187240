package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.RawHttp;
import io.netty.channel.epoll.EpollChannelOption;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Clients that do not get on, and those that only take their time, with a short patience. */
@HttpServer
@TestPropertySource(properties = {"descent.http.idle-timeout=2s", "descent.http.connections=40"})
@ExtendWith(OutputCaptureExtension.class)
class ConnectionsTest {
    private static final String POST = "POST /size HTTP/1.1\nHost: localhost\nContent-Type: application/json\n";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"", "GET", "GET /ticks HTTP/1.1\nHost: loc", "POST /size HTTP/1.1\n"})
    void whoNeverAsksIsClosed(String beginning) throws IOException {
        try (Socket socket = RawHttp.connect(port)) {
            RawHttp.send(socket, beginning);

            assertThat(RawHttp.rest(socket)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\n\n{\"a\":", "Transfer-Encoding: chunked\n\n5\n{\"a\":\n"})
    void halfABodyIs408(String rest, CapturedOutput output) throws IOException {
        try (Socket socket = RawHttp.connect(port)) {
            RawHttp.send(socket, POST + rest);

            assertThat(RawHttp.rest(socket)).startsWith("HTTP/1.1 408").contains("request-stalled", "nosniff");
        }
        assertThat(output).doesNotContain("ERROR", "WARN");
    }

    @Test
    void dripIsNoProgress() throws IOException {
        try (Socket socket = RawHttp.connect(port)) {
            RawHttp.send(socket, POST + "Content-Length: 1000\n\n");
            socket.setSoTimeout(50);
            StringBuilder answer = new StringBuilder();
            for (int i = 0; i < 900 && answer.isEmpty(); i++) {
                answer.append(dripped(socket));
            }
            assertThat(answer.toString()).startsWith("HTTP/1.1 408");
        }
    }

    /** A pause of two seconds between pieces would be too long; in all, it takes longer than that. */
    @Test
    void bodyThatGetsOnMayTakeLong() throws IOException {
        try (Socket socket = RawHttp.connect(port)) {
            int pieces = 12;
            String piece = " ".repeat(2000);
            RawHttp.send(socket, POST + "Connection: close\nContent-Length: " + (pieces * piece.length() + 2) + "\n\n");
            socket.setSoTimeout(250);
            for (int i = 0; i < pieces; i++) {
                RawHttp.send(socket, piece);
                assertThat(received(socket)).isEmpty();
            }
            socket.setSoTimeout(60_000);
            RawHttp.send(socket, "{}");
            assertThat(RawHttp.rest(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void answerThatTakesItsTimeIsNotCut() throws IOException {
        assertThat(RawHttp.ask(port, "GET", "/ticks", "Host: localhost"))
                .startsWith("HTTP/1.1 200")
                .contains("data:first", "data:last");
    }

    @Test
    void whoTakesNothingOfAnAnswerIsClosed() throws Exception {
        try (Socket socket = RawHttp.connect(port)) {
            socket.setReceiveBufferSize(4096);
            RawHttp.send(socket, "GET /flood HTTP/1.1\nHost: localhost\n\n");

            assertThat(Controller.FLOODED.await(120, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoAcknowledgesNothingIsGivenUpByTheKernel() throws IOException {
        assertThat(RawHttp.ask(port, "GET", "/nowhere", "Host: localhost")).startsWith("HTTP/1.1 404");

        assertThat(Newest.patience).isEqualTo(2000);
    }

    @Test
    void moreConnectionsThanMayBeAreClosed() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                open.add(RawHttp.connect(port));
            }
            RawHttp.send(open.get(0), "GET /ticks HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            RawHttp.send(open.get(59), "GET /ticks HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            assertThat(RawHttp.rest(open.get(0))).startsWith("HTTP/1.1 200");
            assertThat(RawHttp.rest(open.get(59))).isEmpty();
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\n\n",
                "GET /nowhere HTTP/9.9\nHost: localhost\n\n",
                "GET /%s HTTP/1.1\nHost: localhost\n\n",
                "GET / HTTP/1.1\nHost: localhost\nA: %s\n\n",
                "GET /nowhere HTTP/1.1\nHost: localhost\nno colon\n\n",
                "POST /size HTTP/1.1\nHost: localhost\nContent-Length: x\n\n",
                "POST /size HTTP/1.1\nHost: localhost\nContent-Length: 1\nTransfer-Encoding: chunked\n\n"
            })
    void whatIsNoHttpIsRefusedWithoutALineInTheLog(String request, CapturedOutput output) throws IOException {
        String answer = RawHttp.ask(port, request.formatted("a".repeat(20_000)));

        assertThat(RawHttp.status(answer)).isBetween(400, 505);
        assertThat(answer).contains("nosniff");
        assertThat(output).doesNotContain("Exception");
    }

    /** Sends one byte, and returns what was answered by then. */
    private static String dripped(Socket socket) throws IOException {
        RawHttp.send(socket, " ");
        return received(socket);
    }

    private static String received(Socket socket) throws IOException {
        byte[] buffer = new byte[1000];
        try {
            int count = socket.getInputStream().read(buffer);
            return count < 0 ? "closed" : new String(buffer, 0, count, StandardCharsets.UTF_8);
        } catch (SocketTimeoutException nothing) {
            return "";
        }
    }

    /** Milliseconds that the newest connection may have bytes unacknowledged. */
    @Component
    static class Newest implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
        static volatile @Nullable Integer patience;

        @Override
        public void customize(NettyReactiveWebServerFactory factory) {
            factory.addServerCustomizers(server -> server.doOnConnection(connection ->
                    patience = connection.channel().config().getOption(EpollChannelOption.TCP_USER_TIMEOUT)));
        }
    }

    @RestController
    static class Controller {
        static final CountDownLatch FLOODED = new CountDownLatch(1);

        @PostMapping("/size")
        int size(@RequestBody JsonNode body) {
            return body.size();
        }

        /** Silent for longer than a client may be. */
        @GetMapping(path = "/ticks", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> ticks() {
            return Flux.just("first", "last").delayElements(Duration.ofMillis(3500));
        }

        @GetMapping(path = "/flood", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> flood() {
            return Flux.generate(sink -> sink.next("x".repeat(1000)))
                    .cast(String.class)
                    .doOnCancel(FLOODED::countDown);
        }
    }
}
