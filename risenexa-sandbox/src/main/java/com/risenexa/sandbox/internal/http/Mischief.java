package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.fault.Step;
import io.netty.channel.ChannelHandlerContext;

/** Does to a connection what a fault's step says. */
@FunctionalInterface
public interface Mischief {
    /**
     * Called on the connection's own thread.
     *
     * @param whole sends the answer as if nothing were wrong
     */
    void spoil(Step step, Answer answer, ChannelHandlerContext ctx, Runnable whole);
}
