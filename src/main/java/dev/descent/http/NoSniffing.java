package dev.descent.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;

/** Tells browsers to take every answer for what it says it is, whoever made it. */
@Sharable
final class NoSniffing extends ChannelOutboundHandlerAdapter {
    static final NoSniffing INSTANCE = new NoSniffing();

    private NoSniffing() {}

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response) {
            response.headers().set("X-Content-Type-Options", "nosniff");
        }
        super.write(context, message, promise);
    }
}
