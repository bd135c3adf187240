package dev.descent.http;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Runs controllers that return plain values on threads of their own, since they may wait for the database: on Java 17 they would
 * otherwise hold up the event loop. Threads and queue are bounded; what does not fit is refused with 503.
 */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    private static final int THREADS = 32;
    private static final int WAITING = 512;

    @Bean(defaultCandidate = false)
    ControllerExecutor controllerExecutor() {
        return new ControllerExecutor(THREADS, WAITING);
    }

    @Bean
    WebFluxConfigurer controllers(@Qualifier("controllerExecutor") ControllerExecutor executor) {
        return new WebFluxConfigurer() {
            @Override
            public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
                configurer.setExecutor(executor);
            }

            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
                configurer.defaultCodecs().maxInMemorySize(StrictJson.MAX_DOCUMENT);
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverterFactory(new EnumNames());
            }
        };
    }

    @Bean
    WebFluxRegistrations knownParameters() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new KnownParameters();
            }
        };
    }
}
