package com.risenexa.tracking.internal.event;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Random UUIDs (version 4) as {@link UUID#randomUUID} draws them, at a fraction of its price when many are wanted: their
 * bytes are fetched many at a time. As in the JDK's own generator no byte is kept for longer than 100 ms, so that two
 * copies of a machine's or a process's image do not draw the same ids. Thread-safe, without a lock.
 */
final class RandomIds {
    private static final int MOST = 256;
    private static final int BYTES = 16;
    private static final long LONGEST_MILLIS = 100;

    private final SecureRandom random = new SecureRandom();
    private final LongSupplier millis;
    private volatile Block block;

    RandomIds(LongSupplier millis) {
        this.millis = millis;
        this.block = new Block(0, millis.getAsLong());
    }

    UUID next() {
        while (true) {
            Block current = block;
            int taken = current.taken.getAndIncrement();
            boolean fresh = Math.abs(millis.getAsLong() - current.drawnAt) <= LONGEST_MILLIS;
            if (fresh && taken < current.count) {
                return current.id(taken);
            }
            // Racing threads each draw a block, and one of them stays; ids of the others are nobody's.
            // Little is fetched where little is wanted.
            block = new Block(fresh ? Math.min(MOST, 4 * current.count + 1) : 1, millis.getAsLong());
        }
    }

    /** When the bytes at hand were drawn. */
    long drawnAt() {
        return block.drawnAt;
    }

    /** Bytes for some ids, each handed out once. */
    private final class Block {
        private final byte[] bytes;
        private final int count;
        private final long drawnAt;
        private final AtomicInteger taken = new AtomicInteger();

        Block(int count, long drawnAt) {
            this.bytes = new byte[count * BYTES];
            this.count = count;
            this.drawnAt = drawnAt;
            random.nextBytes(bytes);
        }

        UUID id(int index) {
            long high = (number(index * BYTES) & ~0xF000L) | 0x4000L;
            long low = (number(index * BYTES + Long.BYTES) & ~(0b11L << 62)) | (0b10L << 62);
            return new UUID(high, low);
        }

        private long number(int from) {
            long number = 0;
            for (int i = from; i < from + Long.BYTES; i++) {
                number = (number << Byte.SIZE) | (bytes[i] & 0xFF);
            }
            return number;
        }
    }
}
