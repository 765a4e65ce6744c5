package com.risenexa.sandbox.speed;

import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.http.Handler;
import com.risenexa.sandbox.internal.http.HttpServer;
import com.risenexa.sandbox.internal.http.ServerParts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;

/** What a sandbox is measured against: its own Netty pipeline, which reads each request whole, answers 202 at once, and
 * neither judges nor stores. */
final class StoreNothing {
    private StoreNothing() {}

    static int start() {
        Handler accept = (call, peer) -> peer.answer(Answer.ACCEPTED);
        HttpServer server = new HttpServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.listen(new ServerParts(Clock.systemUTC(), accept, accept), Duration.ZERO);
        return server.address().getPort();
    }
}
