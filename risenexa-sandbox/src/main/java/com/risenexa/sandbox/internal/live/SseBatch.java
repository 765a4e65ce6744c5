package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.internal.store.StreamQuery.Page;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of the stream as bytes, made once for all who read it. Used on one thread. */
final class SseBatch {
    private final List<SseMessage> frames = new ArrayList<>();
    private final Map<@Nullable String, byte[]> whole = new HashMap<>();
    private final long first;

    SseBatch(Page page) {
        for (SandboxAttempt attempt : page.attempts()) {
            frames.add(SseMessages.attempt(attempt));
        }
        page.resets().forEach((seq, startup) -> frames.add(SseMessages.reset(seq, startup)));
        frames.sort(Comparator.comparingLong(SseMessage::seq));
        first = frames.isEmpty() ? page.last() : frames.get(0).seq();
        page.counters().forEach((startup, counters) -> frames.add(SseMessages.counter(page.last(), startup, counters)));
    }

    /**
     * What a reader has not seen of it; perhaps nothing.
     *
     * @param startup only what concerns this one; null for all
     * @param after what the reader has seen
     */
    byte[] bytes(@Nullable String startup, long after) {
        return after < first ? whole.computeIfAbsent(startup, key -> join(key, after)) : join(startup, after);
    }

    private byte[] join(@Nullable String startup, long after) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(frames.size() * 320);
        for (SseMessage frame : frames) {
            if (frame.seq() > after && (startup == null || startup.equals(frame.startup()))) {
                joined.writeBytes(frame.bytes());
            }
        }
        return joined.toByteArray();
    }
}
