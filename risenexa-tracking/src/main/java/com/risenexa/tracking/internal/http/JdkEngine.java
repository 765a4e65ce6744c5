package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.spi.Deadlines;
import com.risenexa.tracking.spi.Engine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The engine on {@code java.net.http}: blocking, on the thread that calls it, which was measured to be the steadiest way
 * to use that client on Java 17 and 25.
 */
public final class JdkEngine implements Engine {
    /** {@code HttpRequest.timeout} ends with the headers: this bounds the body. */
    private final Deadlines bodyDeadlines = Deadlines.alone("risenexa-deadline");

    private final LazyHttpClient client;

    public JdkEngine(LazyHttpClient client) {
        this.client = client;
    }

    @Override
    public void exchange(Request request, Duration timeout, Callback callback) {
        Answer answer;
        try {
            answer = send(request, timeout);
        } catch (HttpTimeoutException e) {
            callback.failed(timedOut(e));
            return;
        } catch (ProxyFailure e) {
            callback.failed(e);
            return;
        } catch (IOException e) {
            ProxyFailure proxy =
                    e.getCause() instanceof TimeoutException ? null : ProxyFailure.in(e, client.get(), request.uri());
            answer = proxy != null && proxy.answer() != null ? null : HiddenAnswer.in(e);
            if (answer == null) {
                callback.failed(proxy != null ? proxy : e.getCause() instanceof TimeoutException cause ? cause : e);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
            return;
        } catch (RuntimeException e) {
            // What a caller's own HttpClient, proxy selector or authenticator throws is a failure of this attempt.
            callback.failed(e);
            return;
        }
        callback.answered(answer);
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public @Nullable String obstacle(URI uri) {
        return null;
    }

    /** Lets go of the connections. Who sends later connects anew; the thread of the deadlines ends by itself. */
    @Override
    public void close() {
        client.forget();
    }

    private Answer send(Request request, Duration timeout) throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        HttpClient http = client.get();
        HttpResponse<CappedBody.Content> response =
                http.send(toJdk(request, timeout), info -> new CappedBody(MAX_ANSWER_BYTES, bodyDeadlines, end));
        CappedBody.Content body = response.body();
        if (body == null) {
            // The answer to CONNECT, for whose body nobody is asked.
            throw ProxyFailure.loginRequired(http, request.uri());
        }
        HttpHeaders headers = response.headers();
        return new Answer(
                response.statusCode(),
                headers.firstValue("Retry-After").orElse(null),
                headers.firstValue("Date").orElse(null),
                body.bytes(),
                body.whole());
    }

    private static HttpRequest toJdk(Request request, Duration timeout) {
        URI uri = request.uri();
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        if ("http".equals(uri.getScheme())) {
            // On clear text the JDK would add an upgrade to HTTP/2 to every request.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    private static TimeoutException timedOut(HttpTimeoutException e) {
        TimeoutException timeout = new TimeoutException();
        timeout.initCause(e);
        return timeout;
    }
}
