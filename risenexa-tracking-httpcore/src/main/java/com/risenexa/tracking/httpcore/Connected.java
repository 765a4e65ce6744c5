package com.risenexa.tracking.httpcore;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.reactor.IOSession;

/** Told the end of one attempt to connect. */
record Connected(HttpExchange exchange, Reactor reactor) implements FutureCallback<IOSession> {

    @Override
    public void completed(IOSession session) {
        exchange.startOn(session, reactor);
    }

    @Override
    public void failed(Exception cause) {
        exchange.failed(cause);
    }

    /** By the deadline, when the exchange has ended already, or by a reactor that is shut down. */
    @Override
    public void cancelled() {
        exchange.failed(new RequestNotExecutedException());
    }
}
