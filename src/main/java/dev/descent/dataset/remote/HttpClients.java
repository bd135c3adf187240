package dev.descent.dataset.remote;

import java.net.Proxy;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** HTTP clients that connect to what was checked and to nothing else, and do nothing by themselves. */
final class HttpClients {
    private static final int MOST_CONNECTIONS = 64;
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_HEADERS = 200;

    private HttpClients() {}

    /**
     * @param addresses which decides what is connected to
     * @param tls that knows whom to trust
     */
    static CloseableHttpClient create(DnsResolver addresses, SSLContext tls, RemoteSettings settings) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(addresses, tls, settings))
                .setDefaultRequestConfig(requests(settings))
                // a planner that knows no proxy, whatever the environment says: a proxy would look names up by itself
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                // each transfer its own connection: a kept one may be gone, and saves nothing on large files
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Descent")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            DnsResolver addresses, SSLContext tls, RemoteSettings settings) {
        PoolingHttpClientConnectionManager manager = new PoolingHttpClientConnectionManager(
                operator(addresses, tls),
                PoolConcurrencyPolicy.LAX,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                ManagedHttpClientConnectionFactory.builder().http1Config(http()).build());
        manager.setMaxTotal(MOST_CONNECTIONS);
        manager.setDefaultMaxPerRoute(MOST_CONNECTIONS);
        Timeout idle = Timeout.of(settings.idleTimeout());
        manager.setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(idle).build());
        manager.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(idle)
                .build());
        manager.setDefaultTlsConfig(TlsConfig.custom()
                .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                .build());
        return manager;
    }

    /** Sockets that pass by a SOCKS proxy of the system's properties, too. */
    private static HttpClientConnectionOperator operator(DnsResolver addresses, SSLContext tls) {
        TlsSocketStrategy strategy =
                ClientTlsStrategyBuilder.create().setSslContext(tls).buildClassic();
        return new DefaultHttpClientConnectionOperator(
                proxy -> new Socket(Proxy.NO_PROXY),
                DefaultSchemePortResolver.INSTANCE,
                addresses,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register("https", strategy)
                        .build());
    }

    private static Http1Config http() {
        return Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxEmptyLineCount(2)
                .build();
    }

    private static RequestConfig requests(RemoteSettings settings) {
        return RequestConfig.custom()
                .setResponseTimeout(Timeout.of(settings.idleTimeout()))
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .build();
    }
}
