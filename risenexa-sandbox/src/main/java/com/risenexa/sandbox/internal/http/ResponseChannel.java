package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.faults.FaultStep;

/** Sends the response to one request. Called exactly once, from any thread. */
public interface ResponseChannel {
    /** Sends an answer. */
    void answer(SandboxResponse answer);

    /** Sends an answer whose body comes bit by bit; that of {@code head} is not looked at. */
    void stream(SandboxResponse head, StreamingBody source);

    /** Sends an answer through a fault's step, which may be {@link FaultStep#OK}. */
    void inject(FaultStep step, SandboxResponse answer);

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
}
