package com.risenexa.sandbox.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends an answer of any size, no faster than it is read, and closes. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class HugeResponse {
    private static final String BEGIN = "{\"status\":\"accepted\",\"padding\":\"";
    private static final String END = "\"}";
    private static final byte[] PADDING = new byte[64 * 1024];

    static {
        Arrays.fill(PADDING, (byte) 'x');
    }

    private final ChannelHandlerContext ctx;
    private long left;

    private HugeResponse(ChannelHandlerContext ctx, long size) {
        this.ctx = ctx;
        this.left = size;
    }

    static void start(FaultTarget line, long nowMillis, long size) {
        line.turnDeaf();
        String framing = "content-length: " + (BEGIN.length() + size + END.length());
        String head = ResponseEncoder.head(SandboxResponse.ACCEPTED, nowMillis, false, framing);
        ByteBuf begin = Unpooled.copiedBuffer(head + BEGIN, StandardCharsets.ISO_8859_1);
        new HugeResponse(line.ctx(), size).send(begin);
    }

    private void send(ByteBuf bytes) {
        ctx.writeAndFlush(bytes).addListener((ChannelFuture written) -> {
            if (written.isSuccess()) {
                next();
            } else {
                ctx.close();
            }
        });
    }

    private void next() {
        if (left > 0) {
            int length = (int) Math.min(left, PADDING.length);
            left -= length;
            send(Unpooled.wrappedBuffer(PADDING, 0, length));
        } else {
            ByteBuf end = Unpooled.copiedBuffer(END, StandardCharsets.ISO_8859_1);
            ctx.writeAndFlush(end).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
