package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.http.HttpServer.RequestHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Sets up the Netty pipeline of a connection; closes connections beyond the limit. */
@Sharable
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails ends the connection anyway
final class HttpChannelInitializer extends ChannelInitializer<Channel> {
    private static final byte[] FULL =
            "HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    static final String CODEC = "codec";

    private final ChannelGroup connections;
    private final Clock clock;
    private final RequestHandler handler;
    private final FaultInjector faults;

    HttpChannelInitializer(ChannelGroup connections, Clock clock, RequestHandler handler, FaultInjector faults) {
        this.connections = connections;
        this.clock = clock;
        this.handler = handler;
        this.faults = faults;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (connections.size() >= HttpServer.MAX_CONNECTIONS) {
            channel.writeAndFlush(channel.alloc().buffer(FULL.length).writeBytes(FULL))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        connections.add(channel);
        if (!channel.parent().isOpen()) {
            channel.close(); // accepted while the listener closed: it gets no event
            return;
        }
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(HttpServer.MAX_LINE_BYTES)
                .setMaxHeaderSize(HttpServer.MAX_HEADER_BYTES);
        RequestTimeoutHandler timeout = new RequestTimeoutHandler();
        channel.pipeline()
                .addLast(timeout)
                .addLast(CODEC, new HttpServerCodec(config))
                .addLast(new BodyAggregator())
                .addLast(new HttpConnectionHandler(clock, handler, faults, timeout));
    }
}
