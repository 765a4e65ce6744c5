package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.HttpServer.RequestHandler;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody.BodyWriter;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One connection: answers one request after the other, and reads no further while others wait. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class HttpConnectionHandler extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    private final Clock clock;
    private final RequestHandler handler;
    private final FaultInjector faults;
    private final RequestTimeoutHandler timeout;

    /** Pipelined requests; no more than one read brings. */
    private final Queue<FullHttpRequest> waiting = new ArrayDeque<>();

    private @Nullable ChunkedBodyWriter stream;
    private boolean isAnswering;
    private @Nullable CloseWhenIdle closing;

    /** Whether what comes is discarded. It is read all the same: otherwise a closed connection is not noticed. */
    private boolean isInputIgnored;

    HttpConnectionHandler(Clock clock, RequestHandler handler, FaultInjector faults, RequestTimeoutHandler timeout) {
        this.clock = clock;
        this.handler = handler;
        this.faults = faults;
        this.timeout = timeout;
    }

    /** The event that has a connection close as soon as its request is answered. */
    enum CloseWhenIdle {
        LISTENER_CLOSES,
        /** Ends half-read requests, and endless responses: streams and faults that hang. */
        SERVER_CLOSES
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (isInputIgnored || !(message instanceof FullHttpRequest request)) {
            ReferenceCountUtil.release(message);
        } else if (isAnswering) {
            waiting.add(request);
            ctx.channel().config().setAutoRead(false);
        } else {
            handle(ctx, request);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof CloseWhenIdle when) {
            closing = when;
            boolean isEnded = when == CloseWhenIdle.SERVER_CLOSES
                    ? !isAnswering || isInputIgnored
                    : !isAnswering && !timeout.isReading();
            if (isEnded) {
                ctx.close();
            }
        }
    }

    private void handle(ChannelHandlerContext ctx, FullHttpRequest request) {
        isAnswering = true;
        timeout.answering();
        try {
            Throwable failure = request.decoderResult().cause();
            boolean isTooLarge = failure instanceof TooLongHttpContentException;
            Exchange exchange = new Exchange(ctx, request, failure == null && HttpUtil.isKeepAlive(request));
            if (failure != null && !isTooLarge) {
                exchange.answer(SandboxResponse.protocolError(failure));
                return;
            }
            Instant now = clock.instant();
            SandboxRequest call = new SandboxRequest(
                    request.method().name(),
                    request.uri(),
                    request.headers(),
                    ByteBufUtil.getBytes(request.content()),
                    now.getEpochSecond() * 1_000_000 + now.getNano() / 1000,
                    System.nanoTime());
            handler.handle(call, isTooLarge, exchange);
        } finally {
            request.release();
        }
    }

    /** The next one as a task of its own: thousands of pipelined requests would overflow the stack. */
    private void next(ChannelHandlerContext ctx) {
        FullHttpRequest request = waiting.poll();
        if (request != null) {
            ctx.executor().execute(() -> handle(ctx, request));
        } else {
            isAnswering = false;
            timeout.idle();
            ctx.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        while (!waiting.isEmpty()) {
            waiting.remove().release();
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

    /** The response to one request. */
    final class Exchange implements ResponseChannel {
        private final ChannelHandlerContext ctx;
        private final boolean keepAlive;
        private final boolean isHttp11;
        private final boolean isHead;

        private Exchange(ChannelHandlerContext ctx, FullHttpRequest request, boolean keepAlive) {
            this.ctx = ctx;
            this.keepAlive = keepAlive;
            this.isHttp11 = request.protocolVersion().isKeepAliveDefault();
            this.isHead = request.method().equals(HttpMethod.HEAD);
        }

        @Override
        public void answer(SandboxResponse response) {
            if (ctx.executor().inEventLoop()) {
                write(response);
            } else {
                ctx.executor().execute(() -> write(response));
            }
        }

        @Override
        public void inject(FaultStep step, SandboxResponse response) {
            ctx.executor().execute(() -> faults.inject(step, response, this));
        }

        @Override
        public void stream(SandboxResponse response, StreamingBody source) {
            ctx.executor().execute(() -> {
                if (isHead || !ctx.channel().isActive()) {
                    source.closed();
                }
                HttpResponse head = response.head(clock.millis());
                head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
                if (isHead) {
                    ctx.writeAndFlush(head).addListener(ChannelFutureListener.CLOSE);
                } else if (ctx.channel().isActive()) {
                    ignoreInput();
                    // A client of HTTP/1.0 knows no chunks: the body ends with the connection.
                    HttpUtil.setTransferEncodingChunked(head, isHttp11);
                    stream = ChunkedBodyWriter.start(ctx, head, source);
                }
            });
        }

        /** The connection below the HTTP codec. */
        ChannelHandlerContext raw() {
            return ctx.pipeline().context(HttpChannelInitializer.CODEC);
        }

        /** Takes no further request. */
        void ignoreInput() {
            isInputIgnored = true;
            ctx.channel().config().setAutoRead(true);
            if (closing == CloseWhenIdle.SERVER_CLOSES) {
                ctx.close();
            }
        }

        void write(SandboxResponse response) {
            HttpResponse encoded = response.whole(clock.millis());
            boolean staysOpen = keepAlive && closing == null;
            if (!staysOpen) {
                encoded.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            ChannelFuture written = ctx.writeAndFlush(encoded);
            if (staysOpen) {
                next(ctx);
            } else {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    /** Writes a streamed body, and closes the connection after it. */
    @SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
    private static final class ChunkedBodyWriter implements BodyWriter {
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
}
