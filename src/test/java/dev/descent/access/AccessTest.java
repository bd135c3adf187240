package dev.descent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class AccessTest {
    private final ApiKeyFilter filter = new ApiKeyFilter("correct horse");

    @ParameterizedTest
    @ValueSource(strings = {"Bearer correct horse", "bearer correct horse", "Bearer  correct horse "})
    void keyLetsPass(String authorization) {
        assertThat(passes("/v1/jobs", authorization)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Bearer",
                "correct horse",
                "Basic correct horse",
                "Bearer correct horse2",
                ""
            })
    void anythingElseIsRefused(String authorization) {
        assertThat(passes("/v1/jobs", authorization)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/jobs",
                "/%76%31/jobs",
                "/v1;a=b/jobs",
                "//v1/jobs",
                "/v1",
                "/actuator",
                "/openapi.yaml/../v1/jobs",
                "/page/../v1/jobs",
                "/index.html",
                "/webjars/uplot/1.6.30/package.json",
                "/nowhere"
            })
    void noWayOfWritingAPathGetsAroundTheKey(String path) {
        assertThat(passes(path, "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/page/main.js",
                "/page/uplot/uPlot.esm.js",
                "/openapi.yaml",
                "/actuator/health",
                "/actuator/health/liveness"
            })
    void pageContractAndHealthAreOpen(String path) {
        assertThat(passes(path, "")).isTrue();
    }

    @Test
    void refusalSaysHowToAsk() {
        assertThat(new NotAuthorized().headers().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .startsWith("Bearer");
    }

    @Test
    void serviceStartsOnTheLoopbackWithoutAKey() {
        starting("127.0.0.1", "").run(context -> assertThat(context).hasBean("apiKey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void serviceDoesNotStartForOthersWithoutAKey(String address) {
        starting(address, "")
                .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(OpenToStrangers.class));
        starting(address, "  ").run(context -> assertThat(context).hasFailed());
        starting(address, "k").run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void everyAddressIsMeantWhereNoneIsNamed() {
        assertThatThrownBy(() -> new AccessSettings("", List.of(), List.of()).checkFor(null))
                .hasMessageContaining("every address");
        new AccessSettings("", List.of(), List.of()).checkFor(InetAddress.getLoopbackAddress());
    }

    private static ReactiveWebApplicationContextRunner starting(String address, String key) {
        return new ReactiveWebApplicationContextRunner()
                .withUserConfiguration(AccessConfiguration.class, Server.class)
                .withPropertyValues("server.address=" + address, "descent.http.api-key=" + key);
    }

    private boolean passes(String path, String authorization) {
        MockServerHttpRequest.BaseBuilder<?> request =
                MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://host" + path));
        if (!authorization.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        return Boolean.TRUE.equals(filter.filter(MockServerWebExchange.from(request), exchange -> Mono.empty())
                .thenReturn(true)
                .onErrorResume(NotAuthorized.class, refused -> Mono.just(false))
                .block());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ServerProperties.class)
    static class Server {}
}
