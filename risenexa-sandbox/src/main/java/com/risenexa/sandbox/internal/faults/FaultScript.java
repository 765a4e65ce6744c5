package com.risenexa.sandbox.internal.faults;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fault script, which gives the step for each attempt. Immutable; its text parses to an equal one. */
public sealed interface FaultScript {
    /**
     * The step for an attempt; null if the script is used up.
     *
     * @param passed how many attempts have stepped through it before
     * @param eventId the attempt's event
     * @param attempt its number among those of the event, from 1
     */
    @Nullable
    FaultStep step(int passed, String eventId, int attempt);

    /** How many attempts it decides; {@link FaultStep#FOREVER}. */
    int length();

    /** In canonical form. */
    String text();

    /**
     * Parses a script.
     *
     * @throws com.risenexa.sandbox.FaultScriptException if it does not parse
     */
    static FaultScript parse(String text) {
        return new ScriptParser(text).parse();
    }

    /** Steps, one after the other. */
    record Sequential(List<FaultStep> steps) implements FaultScript {
        @Override
        public @Nullable FaultStep step(int passed, String eventId, int attempt) {
            int left = passed;
            for (FaultStep step : steps) {
                if (step.count() == FaultStep.FOREVER || left < step.count()) {
                    return step;
                }
                left -= step.count();
            }
            return null;
        }

        @Override
        public int length() {
            long sum = steps.stream().mapToLong(FaultStep::count).sum();
            return (int) Math.min(sum, FaultStep.FOREVER);
        }

        @Override
        public String text() {
            return join(steps);
        }
    }

    /**
     * A random step for each attempt, which is the same in every run: a hash of seed, event id and attempt number
     * decides, so the order of arrival changes nothing.
     *
     * @param p probability of a fault, from 0 to 1
     * @param of the faults, each as likely as the others
     */
    record Random(BigDecimal p, long seed, List<FaultStep> of) implements FaultScript {
        @Override
        public FaultStep step(int passed, String eventId, int attempt) {
            ByteBuffer hash = hash(eventId, attempt);
            double chance = (hash.getLong() >>> 11) / 0x1p53;
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
            return "p=" + p.toPlainString() + ";seed=" + seed + ";of=" + join(of);
        }
    }

    private static String join(List<FaultStep> steps) {
        return steps.stream().map(FaultStep::scriptText).collect(Collectors.joining(","));
    }
}
