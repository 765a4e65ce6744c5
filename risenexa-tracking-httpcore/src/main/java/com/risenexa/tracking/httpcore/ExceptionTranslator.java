package com.risenexa.tracking.httpcore;

import java.io.EOFException;
import java.net.ProtocolException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Translates exceptions of httpcore to the JDK's own types, which the client knows. */
final class ExceptionTranslator {
    private ExceptionTranslator() {}

    /** As the engine's callback wants it: with an {@code Error} as an {@link ExecutionException}. */
    static Exception exception(Throwable failure) {
        if (failure instanceof Error || failure.getCause() instanceof Error) {
            return new ExecutionException(failure instanceof Error ? failure : failure.getCause());
        }
        Throwable shown =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return shown instanceof Exception exception ? exception : new ExecutionException(shown);
    }

    static Exception translate(Exception thrown) {
        Exception failure = exception(thrown);
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
