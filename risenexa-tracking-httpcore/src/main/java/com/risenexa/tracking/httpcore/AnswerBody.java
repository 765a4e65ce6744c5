package com.risenexa.tracking.httpcore;

import com.risenexa.tracking.spi.Engine;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The first bytes of an answer's body, as many as are kept. */
final class AnswerBody {
    private static final int USUAL = 64;

    private byte[] bytes = new byte[USUAL];
    private int length;

    /** Keeps what there is room for; false if that was not all. */
    boolean add(ByteBuffer some) {
        int kept = Math.min(some.remaining(), Engine.MAX_ANSWER_BYTES - length);
        if (length + kept > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + kept, 2 * bytes.length));
        }
        some.get(bytes, length, kept);
        length += kept;
        return !some.hasRemaining();
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
