package dev.descent.http;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs controllers that return plain values on threads of their own, since they may wait for the database: on Java 17 they would
 * otherwise hold up the event loop. Threads and queue are bounded; what does not fit is refused with 503.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionSettings.class)
class HttpConfiguration {
    /** Of these 16 may wait for files from other machines, and 16 for data to be looked at. */
    private static final int THREADS = 48;

    private static final int WAITING = 512;
    private static final int IDLE_SECONDS = 60;

    @Bean
    static ControllerErrors controllerErrors() {
        return new ControllerErrors();
    }

    @Bean(defaultCandidate = false)
    ControllerExecutor controllerExecutor() {
        return new ControllerExecutor(THREADS, WAITING, IDLE_SECONDS);
    }

    /** For the parts of reactive handlers that wait for the database or the disk: as many threads, so that neither takes the other's. */
    @Bean(destroyMethod = "dispose")
    Scheduler blocking() {
        return Schedulers.newBoundedElastic(THREADS, WAITING, "blocking", IDLE_SECONDS, true);
    }

    @Bean
    WebFluxConfigurer controllers(@Qualifier("controllerExecutor") ControllerExecutor executor, JsonMapper json) {
        return new WebFluxConfigurer() {
            @Override
            public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
                configurer.setExecutor(executor);
            }

            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
                configurer.defaultCodecs().maxInMemorySize(StrictJson.MAX_DOCUMENT);
                configurer.defaultCodecs().jacksonJsonEncoder(new LineEncoder(json));
            }

            @Override
            public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
                builder.resolver(new AcceptedTypes());
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
