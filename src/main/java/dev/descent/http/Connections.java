package dev.descent.http;

import io.netty.channel.Channel;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/** Bounds the connections, watches each, and marks each answer. */
@Component
final class Connections implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private final ConnectionSettings settings;

    Connections(ConnectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.maxConnections(settings.connections())
                .doOnChannelInit((observer, channel, address) -> watch(channel)));
    }

    /** Next to the codec, so that what the codec itself refuses passes by, too. */
    private void watch(Channel channel) {
        channel.pipeline()
                .addAfter(
                        NettyPipeline.HttpCodec,
                        "descent.watch",
                        new ConnectionWatch(settings.idleTimeout().toNanos()))
                .addAfter(NettyPipeline.HttpCodec, "descent.headers", NoSniffing.INSTANCE);
    }
}
