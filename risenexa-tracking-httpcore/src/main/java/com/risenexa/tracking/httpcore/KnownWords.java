package com.risenexa.tracking.httpcore;

import java.io.EOFException;
import java.net.ProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Tells failures of httpcore's by the JDK's own types, which are the ones that the client knows. */
final class KnownWords {
    private KnownWords() {}

    static Exception of(Exception failure) {
        if (failure instanceof ConnectionClosedException || failure instanceof TruncatedChunkException) {
            return caused(new EOFException(failure.getMessage()), failure);
        }
        // What cannot be read may repeat what was sent, and httpcore quotes it: its words stay in the cause.
        return isNoHttp(failure) ? caused(new ProtocolException("not HTTP"), failure) : failure;
    }

    private static boolean isNoHttp(Exception failure) {
        return failure instanceof HttpException
                || failure instanceof MalformedChunkCodingException
                || failure instanceof MessageConstraintException;
    }

    private static Exception caused(Exception known, Exception cause) {
        known.initCause(cause);
        return known;
    }
}
