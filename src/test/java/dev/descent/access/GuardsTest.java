package dev.descent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.descent.http.RequestGuard;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.server.HttpServerRequest;

class GuardsTest {
    private static final HostNames NAMES =
            new HostNames(List.of("descent.example.org", "Other.example:8443", " "), "127.0.0.5");

    private final RequestGuard withoutKey = new HostGuard(NAMES, false);
    private final RequestGuard withKey = new HostGuard(NAMES, true);
    private final RequestGuard origin = new OriginGuard(NAMES);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "127.0.0.1",
                "127.0.0.1:80",
                "127.0.0.5:8080",
                "[::1]",
                "[::1]:8080",
                "descent.example.org",
                "descent.example.org:443",
                "other.example:8443"
            })
    void ownNamesAreServed(String host) {
        assertThat(withoutKey.objection(request("GET", "/", "Host", host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "evil-localhost",
                "localhost.",
                "127.0.0.1.evil.example",
                "127.1",
                "2130706433",
                "[::]",
                "0.0.0.0",
                "other.example"
            })
    void otherNamesAreServedWithAKeyOnly(String host) {
        assertThat(withoutKey.objection(request("GET", "/", "Host", host))).hasMessageContaining("DESCENT_HOST_NAMES");
        assertThat(withKey.objection(request("GET", "/", "Host", host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost:", "localhost:x", "a@localhost", "localhost, evil.example", "localhost/x", "[::1"
            })
    void hostThatIsNoneIsRefusedWithAKeyToo(String host) {
        assertThat(withKey.objection(request("GET", "/", "Host", host))).hasMessageContaining("one header Host");
        assertThat(withoutKey.objection(request("GET", "/", "Host", host))).hasMessageContaining("one header Host");
    }

    @Test
    void noHostAndTwoAreRefused() {
        assertThat(withKey.objection(request("GET", "/"))).isNotNull();
        assertThat(withKey.objection(request("GET", "/", "Host", "localhost", "Host", "localhost")))
                .isNotNull();
    }

    @Test
    void targetMayNameTheHostAndNoOther() {
        assertThat(withoutKey.objection(request("GET", "http://localhost:8080/v1/jobs", "Host", "localhost:8080")))
                .isNull();
        for (String other : List.of("http://evil.example/v1/jobs", "http://[::1/", "http://%zz/", "http:///", "x")) {
            assertThat(withKey.objection(request("GET", other, "Host", "localhost:8080")))
                    .as(other)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, same-origin",
        "https://localhost:8080, same-origin",
        "https://descent.example.org, same-origin",
        "https://other.example:8443, ",
        ", none",
        ", same-origin",
        ", "
    })
    void ownPagesAndProgramsMayChangeThings(String from, String site) {
        assertThat(origin.objection(call("POST", from, site))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, cross-site",
        "http://evil.example, ",
        "http://localhost:3000, same-site",
        "http://localhost:3000, ",
        "http://localhost, ",
        "null, ",
        "'', ",
        "localhost:8080, ",
        "https://descent.example.org:444, ",
        "https://descent.example.org.evil.example, ",
        ", cross-site",
        ", same-site",
        "http://localhost:8080, Cross-Site"
    })
    void otherPagesMayNot(String from, String site) {
        for (String method : List.of("POST", "DELETE", "PUT", "PATCH", "TRACE")) {
            assertThat(origin.objection(call(method, from, site))).as(method).hasMessageContaining("other origins");
        }
        assertThat(origin.objection(call("GET", from, site))).isNull();
        assertThat(origin.objection(call("HEAD", from, site))).isNull();
    }

    @Test
    void nameThatIsNoneEndsTheStart() {
        assertThatThrownBy(() -> new HostNames(List.of("https://descent.example.org"), "localhost"))
                .hasMessageContaining("descent.http.host-names");
    }

    private static HttpServerRequest call(String method, String from, String site) {
        HttpServerRequest request = request(method, "/v1/jobs", "Host", "localhost:8080");
        if (from != null) {
            request.requestHeaders().add("Origin", from);
        }
        if (site != null) {
            request.requestHeaders().add("Sec-Fetch-Site", site);
        }
        return request;
    }

    private static HttpServerRequest request(String method, String target, String... headers) {
        HttpHeaders all = new DefaultHttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        HttpServerRequest request = mock(HttpServerRequest.class);
        when(request.method()).thenReturn(HttpMethod.valueOf(method));
        when(request.uri()).thenReturn(target);
        when(request.requestHeaders()).thenReturn(all);
        return request;
    }
}
