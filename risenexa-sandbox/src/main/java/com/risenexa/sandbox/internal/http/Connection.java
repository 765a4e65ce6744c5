package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.fault.Step;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One connection: takes one request after the other, and reads no further while one is being answered. */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    private final ServerParts parts;
    private final ReadDeadline deadline;

    /** What was decoded while a request was being answered; no more than one read brings. */
    private final Queue<HttpObject> waiting = new ArrayDeque<>();

    private @Nullable Intake intake;
    private boolean answering;

    Connection(ServerParts parts, ReadDeadline deadline) {
        this.parts = parts;
        this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (answering) {
            waiting.add((HttpObject) message);
        } else {
            take(ctx, (HttpObject) message);
        }
    }

    private void take(ChannelHandlerContext ctx, HttpObject message) {
        try {
            if (message.decoderResult().isFailure()) {
                refuse(ctx, Unreadable.answer(message.decoderResult().cause()));
                return;
            }
            if (message instanceof HttpRequest request) {
                begin(ctx, request);
            }
            if (message instanceof HttpContent content && intake != null) {
                gather(ctx, intake, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        intake = new Intake(request);
        if (HttpUtil.is100ContinueExpected(request) && !intake.tooLarge()) {
            ctx.writeAndFlush(ctx.alloc().buffer(32).writeBytes(Unreadable.CONTINUE));
        }
    }

    private void gather(ChannelHandlerContext ctx, Intake taken, HttpContent content) {
        taken.add(content.content());
        if (content instanceof LastHttpContent || taken.endless()) {
            intake = null;
            stopReading(ctx);
            HttpRequest request = taken.request;
            boolean keepAlive = HttpUtil.isKeepAlive(request) && !taken.tooLarge();
            Call call = new Call(
                    request.method().name(),
                    request.uri(),
                    request.headers(),
                    taken.body(),
                    parts.clock().millis(),
                    System.nanoTime());
            Exchange exchange = new Exchange(ctx, keepAlive);
            if (taken.tooLarge()) {
                parts.tooLarge().handle(call, exchange);
            } else {
                parts.handler().handle(call, exchange);
            }
        }
    }

    private void refuse(ChannelHandlerContext ctx, Answer answer) {
        stopReading(ctx);
        new Exchange(ctx, false).answer(answer);
    }

    private void stopReading(ChannelHandlerContext ctx) {
        answering = true;
        deadline.answering();
        ctx.channel().config().setAutoRead(false);
    }

    private void next(ChannelHandlerContext ctx) {
        answering = false;
        deadline.idle();
        while (!answering && !waiting.isEmpty()) {
            take(ctx, waiting.remove());
        }
        if (!answering) {
            ctx.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        while (!waiting.isEmpty()) {
            ReferenceCountUtil.release(waiting.remove());
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "a request could not be handled", cause);
        }
        ctx.close();
    }

    /** The answer to the request that is being answered. */
    private final class Exchange implements Peer {
        private final ChannelHandlerContext ctx;
        private final boolean keepAlive;

        Exchange(ChannelHandlerContext ctx, boolean keepAlive) {
            this.ctx = ctx;
            this.keepAlive = keepAlive;
        }

        @Override
        public void answer(Answer answer) {
            if (ctx.executor().inEventLoop()) {
                write(answer);
            } else {
                ctx.executor().execute(() -> write(answer));
            }
        }

        @Override
        public void spoil(Step step, Answer answer) {
            ctx.executor().execute(() -> parts.mischief().spoil(step, answer, ctx, () -> write(answer)));
        }

        private void write(Answer answer) {
            var bytes = Wire.whole(ctx.alloc(), answer, parts.clock().millis(), keepAlive);
            if (keepAlive) {
                ctx.writeAndFlush(bytes);
                next(ctx);
            } else {
                ctx.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
            }
        }
    }
}
