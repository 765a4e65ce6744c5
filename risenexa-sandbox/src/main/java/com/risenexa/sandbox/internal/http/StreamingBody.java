package com.risenexa.sandbox.internal.http;

/** Producer of a streamed response body. Called on the connection's own thread, so it must not wait. */
public interface StreamingBody {
    /** The head is sent. */
    void open(BodyWriter sink);

    /** The other side keeps up again. */
    void writable();

    /** The connection is gone. */
    void closed();

    /** Consumer of a streamed response body. Thread-safe. */
    public interface BodyWriter {
        /** Whether the other side keeps up; if not, {@link StreamingBody#writable()} tells when it does again. */
        boolean isWritable();

        /** Sends some bytes, never none. What is written while the sink is not writable is kept in memory. */
        void write(byte[] bytes);

        /** The body is whole. */
        void end();

        /** The body will never be whole, and the other side notices. */
        void abort();
    }
}
