package dev.descent.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client does not get on: sends no whole request, next to nothing of a body that is asked of it, or takes
 * nothing of its answer. An answer that takes long to come, such as a stream of events, is no fault of the client's. Stands next to
 * the codec, on the channel's event loop.
 */
final class ConnectionWatch extends ChannelDuplexHandler {
    /** Of a body, in the time that there is: slower than any line, and faster than who holds a connection for its own sake. */
    private static final int FEWEST_BYTES = 1024;

    private static final int LOOKS = 5;

    private final long patience;
    private final Supplier<HttpResponse> stalled;
    private @Nullable ScheduledFuture<?> looking;
    private long progressed = System.nanoTime();
    private int bytes;
    private boolean bodyOpen;
    private boolean reading;
    private boolean interim;
    private boolean begun;
    private int answersDue;
    private @Nullable Output seen;

    /** How far the output is. */
    private record Output(int message, long pending, long written) {}

    /**
     * @param patience in nanoseconds
     * @param stalled makes the answer to a request whose body does not come
     */
    ConnectionWatch(long patience, Supplier<HttpResponse> stalled) {
        this.patience = patience;
        this.stalled = stalled;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long pause = patience / LOOKS;
        looking = context.executor().scheduleWithFixedDelay(() -> look(context), pause, pause, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        Objects.requireNonNull(looking).cancel(false);
    }

    @Override
    public void read(ChannelHandlerContext context) {
        reading = true;
        context.read();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            answersDue++;
            bodyOpen = true;
            progress();
        }
        if (message instanceof HttpContent content) {
            bodyOpen = !(message instanceof LastHttpContent);
            bytes += content.content().readableBytes();
            if (bytes >= FEWEST_BYTES || !bodyOpen) {
                progress();
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response) {
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            begun = !interim;
        }
        if (message instanceof LastHttpContent && !interim) {
            answersDue = Math.max(0, answersDue - 1);
            begun = false;
            progress();
        }
        super.write(context, message, promise);
    }

    private void look(ChannelHandlerContext context) {
        boolean answering = answersDue > 0;
        if (answering && (bodyOpen ? !reading : takes(context.channel()))) {
            progress();
        } else if (System.nanoTime() - progressed > patience) {
            end(context, answering && bodyOpen && !begun);
        }
    }

    /** Whether nothing is left for the client to take, or it took something since the last look. */
    private boolean takes(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        if (buffer == null || buffer.totalPendingWriteBytes() == 0) {
            return true;
        }
        Output now = new Output(
                System.identityHashCode(buffer.current()), buffer.totalPendingWriteBytes(), buffer.currentProgress());
        boolean moved = !now.equals(seen);
        seen = now;
        return moved;
    }

    private void progress() {
        progressed = System.nanoTime();
        bytes = 0;
    }

    private void end(ChannelHandlerContext context, boolean answerable) {
        if (answerable) {
            ChannelFuture unused = context.writeAndFlush(stalled.get()).addListener(ChannelFutureListener.CLOSE);
        } else {
            ChannelFuture unused = context.close();
        }
    }
}
