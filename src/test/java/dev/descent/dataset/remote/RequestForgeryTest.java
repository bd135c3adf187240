package dev.descent.dataset.remote;

import static dev.descent.dataset.remote.ScriptedServer.answer;
import static dev.descent.dataset.remote.ScriptedServer.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reference cannot make the service speak to hosts that it may not speak to. Servers listen on 127.0.0.1; only its own name is allowed. */
class RequestForgeryTest {
    private static final String UNREACHABLE = "uri " + FileTransfer.UNREACHABLE;

    @TempDir
    Path folder;

    @AutoClose
    private final ScriptedServer inside = new ScriptedServer(file("\"one\"", "inside"));

    @AutoClose
    private FetchHouse house;

    /** Names of the test, whatever the system's resolver would say of them. */
    private final AtomicInteger lookups = new AtomicInteger();

    @BeforeEach
    void open() throws Exception {
        house = new FetchHouse(folder, this::lookup, SSLContext.getDefault());
    }

    private InetAddress[] lookup(String host) throws UnknownHostException {
        return switch (host) {
            case "inside.test" -> addresses("127.0.0.1");
            // inside for whoever asks first, nowhere for whoever asks again
            case "allowed.test" -> addresses(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.3");
            case "nowhere.test" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"inside.test", "127.0.0.2", "[::1]", "[::ffff:127.0.0.1]"})
    void hostWithAnAddressThatIsNotPublicIsNotConnectedTo(String host) {
        assertThat(house.fault("http://" + host + ":" + inside.port() + "/x")).isEqualTo(UNREACHABLE);
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void closedPortLooksLikeARefusedAddress() {
        int closed = inside.port();
        inside.close();

        assertThat(house.fault("http://127.0.0.1:" + closed + "/x")).isEqualTo(UNREACHABLE);
        assertThat(house.fault("http://nowhere.test/x")).isEqualTo(UNREACHABLE);
    }

    @Test
    void hostThatTheOperatorNamedIsFetchedFrom() throws IOException {
        assertThat(house.fetch("http://allowed.test:" + inside.port() + "/x")).isEqualTo("inside");
        assertThat(inside.requests().get(0).header("host")).isEqualTo("allowed.test:" + inside.port());
    }

    @Test
    void nameIsLookedUpOnceForAConnection() throws IOException {
        assertThat(house.fetch("http://allowed.test:" + inside.port() + "/x")).isEqualTo("inside");
        assertThat(lookups).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://inside.test:%d/x",
                "http://127.0.0.2:%d/",
                "http://[::1]:%d/",
                "file:///etc/passwd",
                "http://127.1/"
            })
    void redirectIsCheckedLikeTheFirstAddress(String location) {
        String to = String.format(location, inside.port());
        try (ScriptedServer door =
                new ScriptedServer(answer("HTTP/1.1 302 Found\nContent-Length: 0\nLocation: " + to, ""))) {
            assertThat(house.fault(door.uri("/x")))
                    .startsWith("uri ")
                    .doesNotContain("127.0.0.2", "passwd", "inside.test");
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void redirectsAreFollowedAFewTimes() throws IOException {
        String away = "HTTP/1.1 307 Temporary Redirect\nContent-Length: 0\nLocation: ";
        try (ScriptedServer door = new ScriptedServer(answer(away + inside.uri("/there"), ""));
                ScriptedServer circle = new ScriptedServer(answer(away + "/x", ""))) {
            assertThat(house.fetch(door.uri("/x"))).isEqualTo("inside");
            assertThat(house.fault(circle.uri("/x"))).isEqualTo("uri is redirected more than 5 times");
            assertThat(circle.requests()).hasSize(6);
        }
    }

    @Test
    void proxiesOfTheSystemAreNotUsed() throws IOException {
        try (ScriptedServer proxy = new ScriptedServer(file("\"two\"", "by the proxy"));
                SystemProxies unused = new SystemProxies(proxy.port())) {
            assertThat(house.fetch(inside.uri("/x"))).isEqualTo("inside");
            assertThat(proxy.requests()).isEmpty();
            assertThat(unused.names()).isNotEmpty();
        }
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }

    /** Every proxy that Java's own properties can name, for all hosts, until closed. */
    private record SystemProxies(List<String> names) implements AutoCloseable {
        SystemProxies(int port) {
            this(List.of("http.proxyHost", "https.proxyHost", "socksProxyHost", "http.nonProxyHosts"));
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(port));
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", String.valueOf(port));
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", String.valueOf(port));
            System.setProperty("http.nonProxyHosts", "");
            System.setProperty("socksNonProxyHosts", "");
        }

        @Override
        public void close() {
            names.forEach(System::clearProperty);
            List.of("http.proxyPort", "https.proxyPort", "socksProxyPort", "socksNonProxyHosts")
                    .forEach(System::clearProperty);
        }
    }
}
