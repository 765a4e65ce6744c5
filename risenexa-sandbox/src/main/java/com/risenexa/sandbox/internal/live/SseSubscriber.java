package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody.BodyWriter;
import org.jspecify.annotations.Nullable;

/** A reader of the stream with its cursor. Its state is used on the broadcaster's thread only. */
final class SseSubscriber implements StreamingBody {
    /** Only this startup's messages; null for all. */
    final @Nullable String startup;

    /** Whether it resumed and has not caught up yet: then it never lags. */
    boolean isResuming;

    /** The cursor: the last sequence number that was sent. */
    long seen;

    /** Whether a read of the database is under way for it. */
    volatile boolean isReading;

    /** Whether something was committed during that read. */
    boolean readAgain;

    boolean isGone;
    long faultsSeen = -1;

    private final SseBroadcaster broadcaster;
    private @Nullable BodyWriter writer;

    SseSubscriber(SseBroadcaster broadcaster, @Nullable String startup, long lastEventId) {
        this.broadcaster = broadcaster;
        this.startup = startup;
        this.seen = lastEventId;
        this.isResuming = lastEventId >= 0;
    }

    boolean isWritable() {
        return writer != null && writer.isWritable();
    }

    boolean concerns(@Nullable String other) {
        return startup == null || other == null || startup.equals(other);
    }

    void write(byte[] bytes) {
        if (writer != null && bytes.length > 0) {
            writer.write(bytes);
        }
    }

    void abort() {
        if (writer != null) {
            writer.abort();
        }
    }

    @Override
    public void open(BodyWriter opened) {
        broadcaster.run(() -> {
            writer = opened;
            broadcaster.join(this);
        });
    }

    @Override
    public void writable() {
        broadcaster.wake();
    }

    @Override
    public void closed() {
        broadcaster.run(() -> broadcaster.leave(this));
    }
}
