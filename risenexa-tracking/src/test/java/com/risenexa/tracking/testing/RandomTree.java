package com.risenexa.tracking.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random values of JSON's own types, as a reader would make them. */
public final class RandomTree {
    private static final int DEEPEST = 5;

    private RandomTree() {}

    public static Map<String, @Nullable Object> map(RandomGenerator random, int level) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            map.put(text(random), value(random, level + 1));
        }
        return map;
    }

    private static @Nullable Object value(RandomGenerator random, int level) {
        return switch (random.nextInt(level < DEEPEST ? 10 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            // Those of an int are an Integer when they come back.
            case 3 -> random.nextLong() | 1L << 40;
            case 4 -> decimal(random);
            case 5 -> new BigInteger("1" + Long.toUnsignedString(random.nextLong()) + "0000000000");
            case 6 -> new BigDecimal("0." + (random.nextLong() >>> 1) + (random.nextLong() >>> 1) + "1");
            case 7 -> text(random);
            case 8 -> list(random, level);
            default -> map(random, level);
        };
    }

    private static List<@Nullable Object> list(RandomGenerator random, int level) {
        List<@Nullable Object> list = new ArrayList<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            list.add(value(random, level + 1));
        }
        return list;
    }

    /** Of every size there is. */
    private static double decimal(RandomGenerator random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : 0.5;
    }

    /** Letters of every kind but half ones, control characters too. */
    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        while (text.length() < length) {
            int letter = random.nextInt(random.nextBoolean() ? 0x80 : 0x11_0000);
            if (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE) {
                text.appendCodePoint(letter);
            }
        }
        return text.toString();
    }
}
