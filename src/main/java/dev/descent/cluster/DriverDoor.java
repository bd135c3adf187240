package dev.descent.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one run's driver reaches the process that has its lease: a port of its own on the loopback, open as long as the run, for whoever
 * brings its token.
 */
final class DriverDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DriverDoor.class);
    /** Of what one driver does at once: messages, a checkpoint, a file that is fetched. */
    private static final int THREADS = 4;

    private static final String RUN = "/internal/run/";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String token = token();
    private final DriverRoutes routes;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "driver-door");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong heard = new AtomicLong(System.nanoTime());
    private volatile boolean known;

    DriverDoor(DriverRoutes routes) throws IOException {
        this.routes = routes;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(RUN, this::handle);
        server.start();
    }

    private static String token() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    String secret() {
        return token;
    }

    String address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + bound.getPort()
                + RUN.substring(0, RUN.length() - 1);
    }

    /** Whether the driver has come at all. */
    boolean wasHeard() {
        return known;
    }

    /** Whether the driver has said nothing for so long. */
    boolean isSilentFor(Duration limit) {
        return busy.get() == 0 && System.nanoTime() - heard.get() > limit.toNanos();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            DriverRequest request = new DriverRequest(exchange);
            if (isDriver(exchange)) {
                answer(exchange.getRequestURI().getPath().substring(RUN.length()), request);
            } else {
                request.refuse(401, "this is not the run's driver");
            }
        }
    }

    private void answer(String route, DriverRequest request) throws IOException {
        known = true;
        busy.incrementAndGet();
        try {
            routes.answer(route, request);
        } catch (RunOver over) {
            request.refuse(409, String.valueOf(over.getMessage()));
        } catch (IOException e) {
            LOG.warn("A driver's {} {} fails: {}", request.method(), route, e.toString());
            request.refuse(507, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("A driver's {} {} is of no use", request.method(), route, e);
            request.refuse(400, "this is no message of a driver");
        } finally {
            heard.set(System.nanoTime());
            busy.decrementAndGet();
        }
    }

    private boolean isDriver(HttpExchange exchange) {
        String brought = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        return brought != null && MessageDigest.isEqual(wanted, brought.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
