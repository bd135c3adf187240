package dev.descent.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way to an S3 server, on which requests meet what a test says. */
public final class FaultyStore implements AutoCloseable {
    /** What a request meets. */
    public enum Fault {
        /** 503 Slow Down. */
        BUSY,
        /** 403 Access Denied. */
        DENIED,
        /** 400, as AWS answers credentials of a session that is over. */
        EXPIRED,
        /** 403, to a request of another hour. */
        SKEWED,
        /** 404, to whatever is in a bucket that has gone. */
        GONE,
        /** 501, as of a server that knows no conditions. */
        NOT_IMPLEMENTED,
        /** The connection ends within the answer's body. */
        CUT_ANSWER,
        /** The connection ends within the request's body. */
        CUT_REQUEST,
        /** No answer. */
        SILENT
    }

    private static final Set<String> NOT_PASSED =
            Set.of("host", "content-length", "connection", "expect", "transfer-encoding", "date");

    private final HttpServer server;
    private final int target;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Deque<Fault>> next = new ConcurrentHashMap<>();
    private final Map<String, Fault> always = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** @param target the server's port */
    public FaultyStore(int target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What the next requests of a method meet, one after the other. */
    public void next(String method, Fault... faults) {
        next.computeIfAbsent(method, key -> new ConcurrentLinkedDeque<>()).addAll(Arrays.asList(faults));
    }

    /** What all requests of a method meet from now on. */
    public void always(String method, Fault fault) {
        always.put(method, fault);
    }

    /** No more faults. */
    public void heal() {
        next.clear();
        always.clear();
    }

    /** Methods, places and conditions of what was asked. */
    public List<String> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        requests.add(method + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Range") + " "
                + exchange.getRequestHeaders().getFirst("If-None-Match"));
        Deque<Fault> queue = next.get(method);
        Fault fault = queue == null ? null : queue.poll();
        fault = fault == null ? always.get(method) : fault;
        try (exchange) {
            if (fault == null) {
                pass(exchange, false);
            } else {
                meet(exchange, fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void meet(HttpExchange exchange, Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case BUSY -> answer(exchange, 503, "SlowDown");
            case DENIED -> answer(exchange, 403, "AccessDenied");
            case EXPIRED -> answer(exchange, 400, "ExpiredToken");
            case SKEWED -> answer(exchange, 403, "RequestTimeTooSkewed");
            case GONE -> answer(exchange, 404, "NoSuchBucket");
            case NOT_IMPLEMENTED -> answer(exchange, 501, "NotImplemented");
            case CUT_ANSWER -> pass(exchange, true);
            case CUT_REQUEST -> exchange.getRequestBody().readNBytes(10);
            case SILENT -> closed.await();
        }
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body =
                ("<Error><Code>" + code + "</Code><Message>made up</Message></Error>").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }

    private void pass(HttpExchange exchange, boolean cut) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(copy(exchange), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            answer.headers().firstValue("content-length").ifPresent(length -> exchange.getResponseHeaders()
                    .set("Content-Length", length));
        }
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, cut ? body.length / 2 : body.length);
            out.flush();
        }
    }

    private HttpRequest copy(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
