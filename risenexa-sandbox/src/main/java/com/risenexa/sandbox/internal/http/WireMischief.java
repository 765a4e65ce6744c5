package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.fault.Step;
import io.netty.channel.ChannelHandlerContext;

public final class WireMischief implements Mischief {
    private final HttpServer server;

    public WireMischief(HttpServer server) {
        this.server = server;
    }

    @Override
    public void spoil(Step step, Answer answer, ChannelHandlerContext ctx, Runnable whole) {
        ctx.close();
    }
}
