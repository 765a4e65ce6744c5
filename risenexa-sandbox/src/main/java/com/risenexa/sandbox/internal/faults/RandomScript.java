package com.risenexa.sandbox.internal.faults;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Chance that is the same in every run: decided by a hash of seed, event id and attempt number, so the order in which
 * threads arrive changes nothing.
 *
 * @param p from 0 to 1
 * @param of one of these happens, each as likely as the others
 */
record RandomScript(BigDecimal p, long seed, List<FaultStep> of) implements FaultScript {
    private static final double TWO_TO_53 = 0x1p53;

    @Override
    public FaultStep step(int walked, String eventId, int attempt) {
        ByteBuffer hash = hash(eventId, attempt);
        double chance = (hash.getLong() >>> 11) / TWO_TO_53;
        return chance < p.doubleValue()
                ? of.get((int) Long.remainderUnsigned(hash.getLong(), of.size()))
                : FaultStep.OK;
    }

    private ByteBuffer hash(String eventId, int attempt) {
        try {
            byte[] input = (seed + ":" + eventId + ":" + attempt).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(input));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int length() {
        return FaultStep.FOREVER;
    }

    @Override
    public String text() {
        String actions = of.stream().map(FaultStep::scriptText).collect(Collectors.joining(","));
        return "p=" + p.toPlainString() + ";seed=" + seed + ";of=" + actions;
    }
}
