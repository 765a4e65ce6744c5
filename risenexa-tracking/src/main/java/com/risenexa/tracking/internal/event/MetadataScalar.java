package com.risenexa.tracking.internal.event;

import com.risenexa.tracking.internal.event.MetadataCopy.InvalidValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One metadata value that holds no others, in JSON's own types (CONTRACT R10). */
final class MetadataScalar {
    private static final Set<Class<?>> FIXED =
            Set.of(Integer.class, Long.class, Short.class, Byte.class, BigInteger.class, BigDecimal.class);

    private MetadataScalar() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            return string(text);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof UUID) {
            return value.toString();
        }
        if (isJavaTime(value)) {
            // The zone's name in brackets is no ISO 8601.
            return value instanceof ZonedDateTime moment
                    ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment)
                    : value.toString();
        }
        throw new InvalidValue("is a " + value.getClass().getName()
                + "; expected null, String, Boolean, a finite Number, Map, Collection, array, Enum, UUID or java.time");
    }

    private static String string(String text) {
        if (Text.hasUnpairedSurrogate(text)) {
            throw new InvalidValue("has an unpaired surrogate");
        }
        return text;
    }

    private static Number number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new InvalidValue("is " + number + "; a finite number is expected");
            }
            return number;
        }
        if (FIXED.contains(number.getClass())) {
            return number;
        }
        // Others, and subclasses of the open ones, could change or lie after the copy: what they print is copied.
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new InvalidValue("is a " + number.getClass().getName() + " whose text is not a finite number");
        }
    }

    private static boolean isJavaTime(Object value) {
        return value.getClass().getPackageName().equals("java.time")
                && (value instanceof TemporalAccessor || value instanceof TemporalAmount);
    }
}
