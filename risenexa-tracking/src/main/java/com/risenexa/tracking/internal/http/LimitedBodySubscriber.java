package com.risenexa.tracking.internal.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads at most so much of a response, then drops the connection. */
final class LimitedBodySubscriber implements BodySubscriber<LimitedBodySubscriber.Content> {
    private final int capacity;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    private final CompletableFuture<Content> content = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /** The bytes read; {@code complete} is false if there were more. */
    record Content(byte[] bytes, boolean complete) {}

    LimitedBodySubscriber(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public CompletionStage<Content> getBody() {
        return content;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int room = capacity - bytes.size();
            byte[] chunk = new byte[Math.min(room, buffer.remaining())];
            boolean tooMuch = buffer.remaining() > room;
            buffer.get(chunk);
            bytes.writeBytes(chunk);
            if (tooMuch) {
                content.complete(new Content(bytes.toByteArray(), false));
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        content.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        content.complete(new Content(bytes.toByteArray(), true));
    }
}
