package com.risenexa.sandbox.internal.http;

import io.netty.channel.ChannelHandlerContext;

/** A connection whose response a fault changes. Used on the connection's own thread. */
interface FaultTarget {
    ChannelHandlerContext ctx();

    /** Sends the answer as if nothing were wrong. */
    void sendWhole();

    /**
     * Takes no further request, and throws away what still comes. What comes is read all the same: only so is it noticed
     * that the other side has left.
     */
    void turnDeaf();
}
