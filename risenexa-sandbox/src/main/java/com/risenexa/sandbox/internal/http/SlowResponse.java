package com.risenexa.sandbox.internal.http;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends an answer in small pieces, spread over a time, and closes. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class SlowResponse {
    private static final long SHORTEST_PAUSE_MILLIS = 20;

    private final ChannelHandlerContext ctx;
    private final byte[] bytes;
    private final int piece;
    private final long pauseMillis;
    private int sent;

    private SlowResponse(ChannelHandlerContext ctx, byte[] bytes, Duration duration) {
        this.ctx = ctx;
        this.bytes = bytes;
        long pieces = Math.max(1, Math.min(bytes.length, duration.toMillis() / SHORTEST_PAUSE_MILLIS));
        this.piece = (int) ((bytes.length + pieces - 1) / pieces);
        this.pauseMillis = duration.toMillis() / pieces;
    }

    static void start(FaultTarget line, byte[] bytes, Duration duration) {
        line.turnDeaf();
        new SlowResponse(line.ctx(), bytes, duration).next();
    }

    private void next() {
        if (!ctx.channel().isActive()) {
            return;
        }
        int length = Math.min(piece, bytes.length - sent);
        var written = ctx.writeAndFlush(ctx.alloc().buffer(length).writeBytes(bytes, sent, length));
        sent += length;
        if (sent == bytes.length) {
            written.addListener(ChannelFutureListener.CLOSE);
        } else {
            ctx.executor().schedule(this::next, pauseMillis, TimeUnit.MILLISECONDS);
        }
    }
}
