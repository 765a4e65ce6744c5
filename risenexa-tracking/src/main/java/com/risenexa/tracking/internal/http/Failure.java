package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.internal.event.Text;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** Names the cause of a missing answer (CONTRACT R8). */
final class Failure {
    private static final int LONGEST = 200;

    /** Causes may go round in a circle. */
    private static final int DEEPEST = 10;

    private Failure() {}

    static String describe(Exception failure, Duration timeout) {
        if (failure instanceof ProxyFailure proxy) {
            String answer = proxy.answer();
            return answer != null || !(proxy.getCause() instanceof Exception cause)
                    ? String.valueOf(answer)
                    : describe(cause, timeout) + proxy.suffix();
        }
        if (failure instanceof TimeoutException) {
            return "timed out after " + Math.max(1, timeout.toMillis()) + " ms";
        }
        if (failure instanceof InterruptedException) {
            return "interrupted";
        }
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return "host not found";
        }
        if (has(failure, SSLException.class)) {
            return "TLS failed" + detail(failure);
        }
        if (failure instanceof ConnectException) {
            return isRefusal(failure) ? "connection refused" : "could not connect" + detail(failure);
        }
        if (has(failure, SocketException.class) || has(failure, EOFException.class)) {
            return "connection lost" + detail(failure);
        }
        return has(failure, ProtocolException.class) ? "no answer: it is not HTTP" : "no answer" + detail(failure);
    }

    /** Whether it would show the API key, as when a server put it into its status line (CONTRACT R22). */
    static boolean mentions(Exception failure, Secret apiKey) {
        return any(failure, t -> apiKey.isIn(String.valueOf(t.getMessage())));
    }

    /** The JDK's client says nothing; others say more or less politely that it was refused. */
    private static boolean isRefusal(Exception failure) {
        String message = failure.getMessage();
        return message == null || message.toLowerCase(Locale.ROOT).contains("refused");
    }

    private static boolean has(Exception failure, Class<?> type) {
        return any(failure, type::isInstance);
    }

    private static boolean any(Exception failure, Predicate<Throwable> question) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < DEEPEST; t = t.getCause()) {
            if (question.test(t)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    /**
     * What the engine says, unless it quotes: an answer that cannot be read may repeat what was sent, and this goes into
     * the log (CONTRACT R31).
     */
    private static String detail(Exception failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank() || message.indexOf('"') >= 0) {
            return " (" + failure.getClass().getSimpleName() + ")";
        }
        String line = message.replaceAll("\\p{Cntrl}+", " ");
        return ": " + (line.length() > LONGEST ? line.substring(0, Text.cutAt(line, LONGEST)) : line);
    }
}
