package com.risenexa.sandbox.internal.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose request does not come whole in time; one that drips a byte now and then too. A connection
 * between two requests may idle longer.
 */
final class ReadDeadline extends ChannelInboundHandlerAdapter {
    private enum Phase {
        IDLE,
        READING,
        ANSWERING
    }

    private Phase phase = Phase.READING;
    private long since = System.nanoTime();

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        check(ctx, Limits.READ_TIMEOUT_SECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (phase == Phase.IDLE) {
            enter(Phase.READING);
        }
        ctx.fireChannelRead(message);
    }

    void answering() {
        enter(Phase.ANSWERING);
    }

    void idle() {
        enter(Phase.IDLE);
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }

    /** One timer for all phases, set again when it was too early: a timer per request would cost more. */
    private void check(ChannelHandlerContext ctx, long seconds) {
        ctx.executor().schedule(() -> look(ctx), seconds, TimeUnit.SECONDS);
    }

    private void look(ChannelHandlerContext ctx) {
        if (!ctx.channel().isActive()) {
            return;
        }
        long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
        long allowed = phase == Phase.READING ? Limits.READ_TIMEOUT_SECONDS : Limits.IDLE_TIMEOUT_SECONDS;
        if (phase != Phase.ANSWERING && passed >= allowed) {
            ctx.close();
        } else {
            check(ctx, phase == Phase.ANSWERING ? allowed : Math.max(1, Math.min(allowed - passed, Limits.READ_TIMEOUT_SECONDS)));
        }
    }
}
