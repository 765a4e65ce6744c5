package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.spi.Deadlines;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads at most so much of an answer for at most so long, then drops the connection. */
final class CappedBody implements BodySubscriber<CappedBody.Content>, Deadlines.Bounded {
    private final int capacity;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    private final CompletableFuture<Content> content = new CompletableFuture<>();
    private final Deadlines deadlines;
    private final long deadline;
    private volatile Flow.@Nullable Subscription subscription;

    /** The bytes read; {@code whole} is false if there were more. */
    record Content(byte[] bytes, boolean whole) {}

    CappedBody(int capacity, Deadlines deadlines, long deadline) {
        this.capacity = capacity;
        this.deadlines = deadlines;
        this.deadline = deadline;
        deadlines.add(this);
    }

    @Override
    public CompletionStage<Content> getBody() {
        return content;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (content.isDone()) {
            newSubscription.cancel();
        } else {
            newSubscription.request(Long.MAX_VALUE);
        }
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
                end(false);
                drop();
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        deadlines.remove(this);
        content.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end(true);
    }

    private void end(boolean whole) {
        deadlines.remove(this);
        if (!content.isDone()) {
            content.complete(new Content(bytes.toByteArray(), whole));
        }
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void expire() {
        content.completeExceptionally(new TimeoutException());
        drop();
    }

    private void drop() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }
}
