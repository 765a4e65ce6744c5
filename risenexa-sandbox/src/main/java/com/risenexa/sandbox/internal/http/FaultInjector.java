package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.HttpConnectionHandler.Exchange;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Injects faults into the raw connection, below the HTTP codec. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection anyway
final class FaultInjector {
    private static final Duration REFUSE = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final long SHORTEST_PAUSE_MILLIS = 20;

    /** Not endless: forgotten connections would pile up. */
    private static final Duration SILENCE = FaultStep.LONGEST;

    private static final long HUGE = 64L * 1024 * 1024;
    private static final byte[] HUGE_BEGIN =
            "{\"status\":\"accepted\",\"padding\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HUGE_END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PADDING = new byte[64 * 1024];

    static {
        Arrays.fill(PADDING, (byte) 'x');
    }

    private static final byte[] CHUNK_WITHOUT_LENGTH = "zz\r\n{\"status\":".getBytes(StandardCharsets.US_ASCII);

    /** The begin of a TLS alert, which a client gets that speaks plain text to a TLS port. */
    private static final byte[] GARBAGE = {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x16, 0x00, (byte) 0xff, 0x0d, 0x0a};

    private final Clock clock;
    private final BiConsumer<Duration, Runnable> refuse;

    /**
     * Injects faults.
     *
     * @param refuse closes the listener for a while, and runs its second argument when it is closed
     */
    FaultInjector(Clock clock, BiConsumer<Duration, Runnable> refuse) {
        this.clock = clock;
        this.refuse = refuse;
    }

    /** Called on the connection's own thread. */
    void inject(FaultStep step, SandboxResponse response, Exchange exchange) {
        ChannelHandlerContext raw = exchange.raw();
        switch (step.action()) {
            case DELAY -> later(raw, step.delay().toMillis(), () -> exchange.write(response));
            case HANG -> hang(raw, exchange, step.duration(SILENCE));
            case DROP, LOST_ACK -> raw.close();
            case RESET -> reset(raw.channel());
            // The listener first: a client that sees this connection close may try another one at once.
            case REFUSE -> refuse.accept(step.duration(REFUSE), raw::close);
            case TRUNCATE -> last(raw, exchange, truncated(response, step.param("at", "body")));
            case STALL_BODY -> {
                raw.writeAndFlush(head(response, response.body().length));
                hang(raw, exchange, step.duration(SILENCE));
            }
            case SLOW -> slow(raw, exchange, whole(response), step.duration(SLOW));
            case GARBAGE -> last(raw, exchange, Unpooled.wrappedBuffer(GARBAGE));
            case BAD_CHUNK ->
                last(raw, exchange, Unpooled.wrappedBuffer(head(response, -1), copy(CHUNK_WITHOUT_LENGTH)));
            case HUGE -> huge(raw, exchange, response, step.size(HUGE));
            case OK, STATUS, HTML, REDIRECT -> exchange.write(response);
        }
    }

    private static void later(ChannelHandlerContext raw, long millis, Runnable task) {
        raw.executor().schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    private static void hang(ChannelHandlerContext raw, Exchange exchange, Duration duration) {
        exchange.ignoreInput();
        later(raw, duration.toMillis(), raw::close);
    }

    private static void reset(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    private static void last(ChannelHandlerContext raw, Exchange exchange, ByteBuf bytes) {
        exchange.ignoreInput();
        raw.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
    }

    private ByteBuf truncated(SandboxResponse response, String at) {
        ByteBuf whole = whole(response);
        int head = whole.readableBytes() - response.body().length;
        int length = switch (at) {
            case "status" -> "HTTP/1.1 20".length();
            case "headers" -> head / 2;
            default -> head + response.body().length / 2;
        };
        return whole.slice(whole.readerIndex(), length);
    }

    /** Writes a few bytes at a time, spread over a duration. */
    private static void slow(ChannelHandlerContext raw, Exchange exchange, ByteBuf bytes, Duration duration) {
        exchange.ignoreInput();
        long pieces = Math.max(1, Math.min(bytes.readableBytes(), duration.toMillis() / SHORTEST_PAUSE_MILLIS));
        int piece = (int) ((bytes.readableBytes() + pieces - 1) / pieces);
        drip(raw, bytes, piece, duration.toMillis() / pieces);
    }

    private static void drip(ChannelHandlerContext raw, ByteBuf bytes, int piece, long pauseMillis) {
        if (bytes.readableBytes() <= piece || !raw.channel().isActive()) {
            raw.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        raw.writeAndFlush(bytes.readRetainedSlice(piece));
        later(raw, pauseMillis, () -> drip(raw, bytes, piece, pauseMillis));
    }

    private void huge(ChannelHandlerContext raw, Exchange exchange, SandboxResponse response, long size) {
        exchange.ignoreInput();
        raw.write(head(response, HUGE_BEGIN.length + size + HUGE_END.length));
        raw.writeAndFlush(copy(HUGE_BEGIN)).addListener((ChannelFuture written) -> pad(raw, written, size));
    }

    /** One piece after the other, no faster than they are read. */
    private static void pad(ChannelHandlerContext raw, ChannelFuture written, long left) {
        if (!written.isSuccess()) {
            raw.close();
        } else if (left > 0) {
            int length = (int) Math.min(left, PADDING.length);
            raw.writeAndFlush(Unpooled.wrappedBuffer(PADDING, 0, length))
                    .addListener((ChannelFuture next) -> pad(raw, next, left - length));
        } else {
            raw.writeAndFlush(copy(HUGE_END)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private ByteBuf whole(SandboxResponse response) {
        return Unpooled.wrappedBuffer(head(response, response.body().length), copy(response.body()));
    }

    /** Status line and headers; with a length of -1 those of a chunked body. */
    private ByteBuf head(SandboxResponse response, long length) {
        HttpResponse head = response.head(clock.millis());
        head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (length < 0) {
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        EmbeddedChannel encoder = new EmbeddedChannel(new HttpResponseEncoder());
        encoder.writeOutbound(head);
        ByteBuf bytes = encoder.readOutbound();
        encoder.finishAndReleaseAll();
        return bytes;
    }

    private static ByteBuf copy(byte[] bytes) {
        return Unpooled.copiedBuffer(bytes);
    }
}
