package com.risenexa.sandbox.speed;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** As little as a Netty server can do: finds the end of each request, answers 202, and looks at nothing. */
final class AcceptAll {
    private static final byte[] ANSWER =
            ("HTTP/1.1 202 Accepted\r\ndate: Wed, 01 Apr 2026 12:00:00 GMT\r\ncontent-type: application/json\r\n"
                            + "content-length: 21\r\n\r\n{\"status\":\"accepted\"}")
                    .getBytes(StandardCharsets.US_ASCII);

    private AcceptAll() {}

    /** Listens on a free port of 127.0.0.1, with as many threads as the sandbox has. */
    static int start() {
        int threads = Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors() / 2));
        Channel channel = new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline().addLast(new HttpRequestDecoder(), new Yes());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the connection anyway
    private static final class Yes extends SimpleChannelInboundHandler<HttpObject> {
        private static final ByteBuf BYTES =
                Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(ANSWER));

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the void promise tells nobody
        protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
            if (message instanceof LastHttpContent) {
                ctx.writeAndFlush(BYTES.duplicate(), ctx.voidPromise());
            }
        }
    }
}
