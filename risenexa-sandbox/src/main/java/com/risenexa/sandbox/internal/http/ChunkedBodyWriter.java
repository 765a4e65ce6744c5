package com.risenexa.sandbox.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;

/**
 * Sends a response body piece by piece, with chunked encoding, so that a truncated one can be recognized. Closes the
 * connection after it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class ChunkedBodyWriter implements BodyWriter {
    /** Whoever does not read is noticed soon; the system would keep megabytes for it. */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ChannelHandlerContext ctx;
    private final boolean chunked;
    private final StreamingBody source;

    private ChunkedBodyWriter(ChannelHandlerContext ctx, boolean chunked, StreamingBody source) {
        this.ctx = ctx;
        this.chunked = chunked;
        this.source = source;
    }

    /**
     * Sends the head, and lets the source begin.
     *
     * @param chunked false for a client of HTTP/1.0, which knows no chunks: the body ends with the connection
     */
    static ChunkedBodyWriter start(
            ChannelHandlerContext ctx, SandboxResponse head, long nowMillis, boolean chunked, StreamingBody source) {
        String framing = chunked ? "transfer-encoding: chunked" : "";
        ctx.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
        ByteBuf bytes = ctx.alloc().buffer(512);
        ResponseEncoder.latin1(bytes, ResponseEncoder.head(head, nowMillis, false, framing));
        ctx.writeAndFlush(bytes);
        ChunkedBodyWriter stream = new ChunkedBodyWriter(ctx, chunked, source);
        source.open(stream);
        return stream;
    }

    @Override
    public boolean isWritable() {
        return ctx.channel().isWritable();
    }

    @Override
    public void write(byte[] bytes) {
        if (!chunked) {
            ctx.writeAndFlush(Unpooled.wrappedBuffer(bytes));
            return;
        }
        byte[] length = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        ctx.writeAndFlush(Unpooled.wrappedBuffer(length, bytes, LINE_END));
    }

    @Override
    public void end() {
        ByteBuf last = chunked ? Unpooled.wrappedBuffer(LAST_CHUNK) : Unpooled.EMPTY_BUFFER;
        ctx.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
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
