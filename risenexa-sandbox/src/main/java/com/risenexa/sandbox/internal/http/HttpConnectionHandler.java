package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.faults.FaultStep;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One connection: takes one request after the other, and reads no further while one is being answered. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class HttpConnectionHandler extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    private final ServerContext parts;
    private final FaultInjector mischief;
    private final RequestTimeoutHandler deadline;

    /** What was decoded while a request was being answered; no more than one read brings. */
    private final Queue<HttpObject> waiting = new ArrayDeque<>();

    private @Nullable BodyAggregator intake;
    private @Nullable ChunkedBodyWriter stream;
    private boolean answering;
    private boolean takingWaiting;
    private boolean leaving;
    private boolean deaf;
    private boolean serverCloses;

    HttpConnectionHandler(ServerContext parts, FaultInjector mischief, RequestTimeoutHandler deadline) {
        this.parts = parts;
        this.mischief = mischief;
        this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (deaf) {
            ReferenceCountUtil.release(message);
        } else if (answering) {
            waiting.add((HttpObject) message);
            // Not at each request: that would cost two calls of the system.
            ctx.channel().config().setAutoRead(false);
        } else {
            take(ctx, (HttpObject) message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof CloseWhenIdle leave) {
            leaving = true;
            serverCloses = leave == CloseWhenIdle.SERVER_CLOSES;
            boolean isIdle = !answering && intake == null;
            // Neither half a request nor an answer without an end is waited for.
            if (isIdle || (serverCloses && (!answering || deaf))) {
                ctx.close();
            }
        }
    }

    private void take(ChannelHandlerContext ctx, HttpObject message) {
        try {
            if (message.decoderResult().isFailure()) {
                refuse(ctx, ProtocolErrors.answer(message.decoderResult().cause()));
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
        BodyAggregator begun = new BodyAggregator(request);
        intake = begun;
        if (!HttpUtil.is100ContinueExpected(request)) {
            return;
        }
        if (begun.tooLarge()) {
            dispatch(ctx, begun);
        } else {
            ctx.writeAndFlush(ctx.alloc().buffer(32).writeBytes(ProtocolErrors.CONTINUE));
        }
    }

    private void gather(ChannelHandlerContext ctx, BodyAggregator taken, HttpContent content) {
        taken.add(content.content());
        if (content instanceof LastHttpContent || taken.endless()) {
            dispatch(ctx, taken);
        }
    }

    private void dispatch(ChannelHandlerContext ctx, BodyAggregator taken) {
        intake = null;
        beginAnswer();
        HttpRequest request = taken.request;
        boolean keepAlive = HttpUtil.isKeepAlive(request) && !taken.tooLarge();
        SandboxRequest call = new SandboxRequest(
                request.method().name(),
                request.uri(),
                request.headers(),
                taken.body(),
                micros(parts.clock().instant()),
                System.nanoTime());
        boolean knowsChunks = request.protocolVersion().isKeepAliveDefault();
        Exchange exchange =
                new Exchange(ctx, keepAlive, knowsChunks, request.method().equals(HttpMethod.HEAD));
        if (taken.tooLarge()) {
            parts.tooLarge().handle(call, exchange);
        } else {
            parts.handler().handle(call, exchange);
        }
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }

    private void refuse(ChannelHandlerContext ctx, SandboxResponse answer) {
        beginAnswer();
        new Exchange(ctx, false, true, false).answer(answer);
    }

    private void beginAnswer() {
        answering = true;
        deadline.answering();
    }

    /** Called again by an answer that is there at once: then the loop goes on, for a stack has an end. */
    private void next(ChannelHandlerContext ctx) {
        answering = false;
        deadline.idle();
        if (takingWaiting) {
            return;
        }
        takingWaiting = true;
        try {
            while (!answering && !waiting.isEmpty()) {
                take(ctx, waiting.remove());
            }
        } finally {
            takingWaiting = false;
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
        if (stream != null) {
            stream.closed();
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (stream != null) {
            stream.writabilityChanged();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "a request could not be handled", cause);
        }
        ctx.close();
    }

    /** The answer to the request that is being answered. */
    private final class Exchange implements ResponseChannel, FaultTarget {
        private final ChannelHandlerContext ctx;
        private final boolean keepAlive;
        private final boolean knowsChunks;
        private final boolean toHead;
        private SandboxResponse spoiled = SandboxResponse.ACCEPTED;

        Exchange(ChannelHandlerContext ctx, boolean keepAlive, boolean knowsChunks, boolean toHead) {
            this.ctx = ctx;
            this.keepAlive = keepAlive;
            this.knowsChunks = knowsChunks;
            this.toHead = toHead;
        }

        @Override
        public void answer(SandboxResponse answer) {
            if (ctx.executor().inEventLoop()) {
                write(answer);
            } else {
                ctx.executor().execute(() -> write(answer));
            }
        }

        @Override
        public void stream(SandboxResponse head, StreamingBody source) {
            ctx.executor().execute(() -> {
                if (toHead) {
                    source.closed();
                    sendHead(head);
                    return;
                }
                turnDeaf();
                if (!ctx.channel().isActive()) {
                    source.closed();
                    return;
                }
                stream = ChunkedBodyWriter.start(ctx, head, parts.clock().millis(), knowsChunks, source);
            });
        }

        /** HEAD asked for what comes bit by bit: how long it would be nobody knows. */
        private void sendHead(SandboxResponse head) {
            ByteBuf bytes = ctx.alloc().buffer(512);
            ResponseEncoder.latin1(
                    bytes, ResponseEncoder.head(head, parts.clock().millis(), false, ""));
            ctx.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void spoil(FaultStep step, SandboxResponse answer) {
            ctx.executor().execute(() -> {
                spoiled = answer;
                mischief.spoil(step, answer, this);
            });
        }

        @Override
        public ChannelHandlerContext ctx() {
            return ctx;
        }

        @Override
        public void sendWhole() {
            write(spoiled);
        }

        @Override
        public void turnDeaf() {
            deaf = true;
            ctx.channel().config().setAutoRead(true);
            if (serverCloses) {
                ctx.close();
            }
        }

        private void write(SandboxResponse answer) {
            boolean stays = keepAlive && !leaving;
            var bytes = ResponseEncoder.whole(ctx.alloc(), answer, parts.clock().millis(), stays, toHead);
            if (stays) {
                ctx.writeAndFlush(bytes);
                next(ctx);
            } else {
                ctx.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
            }
        }
    }
}
