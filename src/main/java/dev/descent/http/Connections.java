package dev.descent.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Bounds the connections, watches each, and marks each answer. */
@Component
final class Connections implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private final ConnectionSettings settings;
    private final ProblemText text;

    Connections(ConnectionSettings settings, ProblemText text) {
        this.settings = settings;
        this.text = text;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        int most = OpenFiles.ofThisProcess().connections(settings.connections());
        factory.addServerCustomizers(server -> leavingTheVanished(server.maxConnections(most))
                .doOnChannelInit((observer, channel, address) -> watch(channel)));
    }

    /** What a client that is gone never acknowledges is the kernel's, for a quarter of an hour, and looks taken from here. */
    private HttpServer leavingTheVanished(HttpServer server) {
        return LoopResources.DEFAULT_NATIVE && Epoll.isAvailable()
                ? server.childOption(
                        EpollChannelOption.TCP_USER_TIMEOUT,
                        Math.toIntExact(settings.idleTimeout().toMillis()))
                : server;
    }

    /** Next to the codec, so that what the codec itself refuses passes by, too; HTTP/2, where an operator enables it, has another. */
    private void watch(Channel channel) {
        if (channel.pipeline().get(NettyPipeline.HttpCodec) == null) {
            return;
        }
        channel.pipeline()
                .addAfter(
                        NettyPipeline.HttpCodec,
                        "descent.watch",
                        new ConnectionWatch(settings.idleTimeout().toNanos(), this::stalled))
                .addAfter(NettyPipeline.HttpCodec, "descent.headers", NoSniffing.INSTANCE);
    }

    private HttpResponse stalled() {
        Problem problem = Problem.of(
                HttpStatus.REQUEST_TIMEOUT,
                "request-stalled",
                "Next to nothing of the body came in " + settings.idleTimeout().toSeconds() + " seconds.");
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT, Unpooled.wrappedBuffer(text.of(problem)));
        response.headers()
                .set("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set("Content-Length", response.content().readableBytes())
                .set("Cache-Control", "no-store")
                .set("Connection", "close");
        return response;
    }
}
