package com.risenexa.sandbox.internal.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/** Writes a streamed body, and closes the connection after it. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class ChunkedBodyWriter implements BodyWriter {
    /** Small, so that a client that does not read is noticed soon: the system would buffer megabytes for it. */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    private final ChannelHandlerContext ctx;
    private final StreamingBody source;

    private ChunkedBodyWriter(ChannelHandlerContext ctx, StreamingBody source) {
        this.ctx = ctx;
        this.source = source;
    }

    /** Writes the head and opens the source. */
    static ChunkedBodyWriter start(ChannelHandlerContext ctx, HttpResponse head, StreamingBody source) {
        ctx.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
        ctx.writeAndFlush(head);
        ChunkedBodyWriter writer = new ChunkedBodyWriter(ctx, source);
        source.open(writer);
        return writer;
    }

    @Override
    public boolean isWritable() {
        return ctx.channel().isWritable();
    }

    @Override
    public void write(byte[] bytes) {
        ctx.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
    }

    @Override
    public void end() {
        ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void abort() {
        ctx.close();
    }

    void writabilityChanged() {
        if (isWritable()) {
            source.writable();
        }
    }

    void closed() {
        source.closed();
    }
}
