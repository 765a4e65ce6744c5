package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.internal.http.BodyWriter;
import com.risenexa.sandbox.internal.http.StreamingBody;
import org.jspecify.annotations.Nullable;

/** A reader of the stream. Its state is used on the stream's thread only. */
final class SseSubscriber implements StreamingBody {
    /** The states. */
    enum State {
        /** What it begins with is being read. */
        JOINING,
        /** It gets each page as it comes. */
        LIVE,
        /** It did not take a page: it must be asked when it is writable. */
        BEHIND,
        /** It reads pages of its own until it has seen what the others have. */
        CATCHING_UP,
        GONE
    }

    /** Only this startup's; null for all. */
    final @Nullable String startup;

    /** It said what it has seen, so nothing may be left out. */
    boolean owedAll;

    State state = State.JOINING;
    long seen;
    long faultsSeen = -1;

    private final SseBroadcaster stream;
    private @Nullable BodyWriter sink;

    SseSubscriber(SseBroadcaster stream, @Nullable String startup, long lastEventId) {
        this.stream = stream;
        this.startup = startup;
        this.seen = lastEventId;
        this.owedAll = lastEventId >= 0;
    }

    boolean isWritable() {
        return sink != null && sink.isWritable();
    }

    void write(byte[] bytes) {
        if (sink != null && bytes.length > 0) {
            sink.write(bytes);
        }
    }

    void abort() {
        if (sink != null) {
            sink.abort();
        }
    }

    @Override
    public void open(BodyWriter opened) {
        stream.run(() -> {
            sink = opened;
            stream.join(this);
        });
    }

    @Override
    public void writable() {
        stream.run(() -> stream.writable(this));
    }

    @Override
    public void closed() {
        stream.run(() -> stream.leave(this));
    }
}
