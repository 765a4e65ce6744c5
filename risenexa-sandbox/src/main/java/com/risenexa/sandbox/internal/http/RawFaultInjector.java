package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.faults.FaultParams;
import com.risenexa.sandbox.internal.faults.FaultStep;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Injects faults into the raw connection. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class RawFaultInjector implements FaultInjector {
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final Duration REFUSE = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(2);

    /** Without an end, connections that were forgotten would pile up. */
    private static final Duration SILENCE = FaultParams.LONGEST;

    private static final long HUGE = 64L * 1024 * 1024;

    /** The begin of a TLS alert: what a client sees that speaks clear text to a TLS port. */
    private static final byte[] GARBAGE = {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x16, 0x00, (byte) 0xff, 0x0d, 0x0a};

    private final Clock clock;
    private final BiConsumer<Duration, Runnable> refuse;

    RawFaultInjector(Clock clock, BiConsumer<Duration, Runnable> refuse) {
        this.clock = clock;
        this.refuse = refuse;
    }

    @Override
    public void spoil(FaultStep step, SandboxResponse answer, FaultTarget line) {
        ChannelHandlerContext ctx = line.ctx();
        switch (step.action()) {
            case DELAY -> later(ctx, step.duration(DELAY), line::sendWhole);
            case HANG -> silence(line, step.duration(SILENCE));
            case DROP, LOST_ACK -> ctx.close();
            case RESET -> reset(ctx.channel());
            case REFUSE -> refuse(ctx, step.duration(REFUSE));
            case TRUNCATE -> truncate(line, answer, step.param("at", "body"));
            case STALL_BODY -> stall(line, answer, step.duration(SILENCE));
            case SLOW -> SlowResponse.start(line, whole(answer), step.duration(SLOW));
            case GARBAGE -> last(line, ctx.alloc().buffer(GARBAGE.length).writeBytes(GARBAGE));
            case BAD_CHUNK -> last(line, text(ctx, head(answer, "transfer-encoding: chunked") + "zz\r\n{\"status\":"));
            case HUGE -> HugeResponse.start(line, clock.millis(), step.size(HUGE));
            case OK, STATUS, HTML, REDIRECT -> line.sendWhole();
        }
    }

    /** The listener first: whoever sees this connection close may try another one at once. */
    private void refuse(ChannelHandlerContext ctx, Duration duration) {
        refuse.accept(duration, ctx::close);
    }

    private static void reset(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    private void truncate(FaultTarget line, SandboxResponse answer, String place) {
        String head = head(answer, "content-length: " + answer.body().length);
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        String part = switch (place) {
            case "status" -> head.substring(0, "HTTP/1.1 20".length());
            case "headers" -> head.substring(0, head.length() / 2);
            default -> head + body.substring(0, body.length() / 2);
        };
        last(line, text(line.ctx(), part));
    }

    private void stall(FaultTarget line, SandboxResponse answer, Duration duration) {
        ChannelHandlerContext ctx = line.ctx();
        ctx.writeAndFlush(text(ctx, head(answer, "content-length: " + answer.body().length)));
        silence(line, duration);
    }

    private static void silence(FaultTarget line, Duration duration) {
        line.turnDeaf();
        later(line.ctx(), duration, line.ctx()::close);
    }

    private static void last(FaultTarget line, ByteBuf bytes) {
        line.turnDeaf();
        line.ctx().writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
    }

    private byte[] whole(SandboxResponse answer) {
        String head = head(answer, "content-length: " + answer.body().length);
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String head(SandboxResponse answer, String framing) {
        return ResponseEncoder.head(answer, clock.millis(), false, framing);
    }

    private static ByteBuf text(ChannelHandlerContext ctx, String text) {
        ByteBuf bytes = ctx.alloc().buffer(text.length());
        ResponseEncoder.latin1(bytes, text);
        return bytes;
    }

    private static void later(ChannelHandlerContext ctx, Duration delay, Runnable task) {
        ctx.executor().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
