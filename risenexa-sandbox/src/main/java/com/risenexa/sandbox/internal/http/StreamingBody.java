package com.risenexa.sandbox.internal.http;

/** Gives the body of an answer bit by bit. Called on the connection's own thread, so it must not wait. */
public interface StreamingBody {
    /** The head is sent. */
    void open(BodyWriter sink);

    /** The other side keeps up again. */
    void writable();

    /** The connection is gone. */
    void closed();
}
