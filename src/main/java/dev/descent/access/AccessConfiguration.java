package dev.descent.access;

import dev.descent.http.RequestGuard;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

/** Asks for the API key where one is set, for one to be set where other machines can call, and keeps pages of other sites out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    @Bean
    WebFilter apiKey(AccessSettings settings, ServerProperties server) {
        settings.checkFor(server.getAddress());
        return settings.hasKey() ? new ApiKeyFilter(settings.apiKey()) : (exchange, chain) -> chain.filter(exchange);
    }

    @Bean
    @Order(1)
    RequestGuard host(AccessSettings settings, ServerProperties server) {
        return new HostGuard(names(settings, server), settings.hasKey());
    }

    /** A key does not make it needless: a browser may hold one for a page of this service. */
    @Bean
    @Order(2)
    RequestGuard origin(AccessSettings settings, ServerProperties server) {
        return new OriginGuard(names(settings, server));
    }

    @Bean
    WebFilter otherOrigins(AccessSettings settings) {
        return new OtherOrigins(settings.allowedOrigins());
    }

    private static HostNames names(AccessSettings settings, ServerProperties server) {
        InetAddress address = server.getAddress();
        String text = address == null ? "localhost" : NetUtil.toAddressString(address);
        return new HostNames(settings.hostNames(), text.indexOf(':') < 0 ? text : "[" + text + "]");
    }
}
