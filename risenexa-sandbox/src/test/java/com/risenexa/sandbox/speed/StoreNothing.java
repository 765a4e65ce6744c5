package com.risenexa.sandbox.speed;

import com.risenexa.sandbox.internal.http.HttpServer;
import com.risenexa.sandbox.internal.http.HttpServer.RequestHandler;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;

/** What a sandbox is measured against: its own Netty pipeline, which reads each request whole, answers 202 at once, and
 * neither judges nor stores. */
final class StoreNothing {
    private StoreNothing() {}

    static int start() {
        RequestHandler accept = (call, isTooLarge, peer) -> peer.answer(SandboxResponse.ACCEPTED);
        HttpServer server = new HttpServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.listen(Clock.systemUTC(), accept, Duration.ZERO);
        return server.address().getPort();
    }
}
