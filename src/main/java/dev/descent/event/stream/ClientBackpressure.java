package dev.descent.event.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The client's end of a stream: says when it takes more, so that only Netty's few kilobytes wait for a slow client, and closes one that
 * takes nothing. Reactor's own demand does not do: it runs many buffers ahead of the socket.
 */
final class ClientBackpressure extends ChannelInboundHandlerAdapter {
    private static final String NAME = "descent-outlet";
    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(2);

    private final Connection connection;
    private final Channel channel;
    /** Touched on the channel's event loop only. */
    private @Nullable MonoSink<Void> waiting;

    private ClientBackpressure(Connection connection) {
        this.connection = connection;
        this.channel = connection.channel();
    }

    static ClientBackpressure of(ServerHttpResponse response) {
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        ClientBackpressure[] made = new ClientBackpressure[1];
        netty.withConnection(connection -> made[0] = new ClientBackpressure(connection));
        made[0].connection.addHandlerLast(NAME, made[0]);
        return made[0];
    }

    /** Completes when what was written before has mostly gone out; closes the connection where that takes longer than {@code most}. */
    Mono<Void> ready(Duration most) {
        return Mono.<Void>create(sink -> channel.eventLoop().execute(() -> await(sink)))
                .timeout(most)
                .onErrorResume(TimeoutException.class, slow -> Mono.fromRunnable(connection::dispose));
    }

    /** The response is at its end, the connection may serve another. */
    void release() {
        connection.removeHandler(NAME);
    }

    /** The service stops: what is not out in two seconds stays. */
    void leave() {
        Mono.delay(TIME_TO_LEAVE).subscribe(over -> connection.dispose());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        wakeIfReady();
        super.channelWritabilityChanged(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        wakeIfReady();
        super.channelInactive(context);
    }

    private void await(MonoSink<Void> sink) {
        waiting = sink;
        wakeIfReady();
    }

    private void wakeIfReady() {
        MonoSink<Void> sink = waiting;
        if (sink != null && (channel.isWritable() || !channel.isActive())) {
            waiting = null;
            sink.success();
        }
    }
}
