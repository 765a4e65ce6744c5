package com.risenexa.sandbox.internal.http;

/** Producer of a streamed response body. Called on the connection's own thread, so it must not wait. */
public interface StreamingBody {
    /** The head is sent. */
    void open(BodyWriter sink);

    /** The other side keeps up again. */
    void writable();

    /** The connection is gone. */
    void closed();
}
