package dev.descent.access;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/** Asks for the API key where one is set, and for one to be set where other machines can call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    @Bean
    WebFilter apiKey(AccessSettings settings, ServerProperties server) {
        settings.checkFor(server.getAddress());
        return settings.hasKey() ? new ApiKeyFilter(settings.apiKey()) : (exchange, chain) -> chain.filter(exchange);
    }
}
