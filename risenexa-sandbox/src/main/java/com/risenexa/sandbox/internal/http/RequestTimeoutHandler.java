package com.risenexa.sandbox.internal.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose request does not come whole in time; one that drips a byte now and then too. A connection
 * between two requests may idle longer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class RequestTimeoutHandler extends ChannelInboundHandlerAdapter {
    private enum Phase {
        CONNECTED,
        IDLE,
        READING,
        ANSWERING
    }

    private Phase phase = Phase.CONNECTED;
    private Ticker ticker = Ticker.systemTicker();
    private long since;

    /** The connection's own time is there from here on; this handler is added before the connection is active. */
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ticker = ctx.executor().ticker();
        enter(Phase.CONNECTED);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        lookIn(ctx, HttpServer.READ_TIMEOUT_SECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (phase == Phase.CONNECTED) {
            phase = Phase.READING;
        } else if (phase == Phase.IDLE) {
            enter(Phase.READING);
        }
        ctx.fireChannelRead(message);
    }

    /** Whether a part of a request has come. */
    boolean isReading() {
        return phase == Phase.READING;
    }

    void answering() {
        enter(Phase.ANSWERING);
    }

    void idle() {
        enter(Phase.IDLE);
    }

    private void enter(Phase next) {
        phase = next;
        since = ticker.nanoTime();
    }

    /** One timer for all phases, set again when it was too early: a timer per request would cost more. */
    private void lookIn(ChannelHandlerContext ctx, long seconds) {
        ctx.executor().schedule(() -> look(ctx), seconds, TimeUnit.SECONDS);
    }

    private void look(ChannelHandlerContext ctx) {
        if (!ctx.channel().isActive()) {
            return;
        }
        long passed = TimeUnit.NANOSECONDS.toSeconds(ticker.nanoTime() - since);
        long allowed = phase == Phase.IDLE ? HttpServer.IDLE_TIMEOUT_SECONDS : HttpServer.READ_TIMEOUT_SECONDS;
        if (phase == Phase.ANSWERING || passed < allowed) {
            // Never later than a read may take: a request can begin right after this look.
            long left = phase == Phase.ANSWERING ? allowed : allowed - passed;
            lookIn(ctx, Math.min(left, HttpServer.READ_TIMEOUT_SECONDS));
        } else {
            ctx.close();
        }
    }
}
