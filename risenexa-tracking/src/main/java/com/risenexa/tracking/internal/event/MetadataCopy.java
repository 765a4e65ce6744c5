package com.risenexa.tracking.internal.event;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies metadata as they are at the moment of the call (CONTRACT R10): deeply, in JSON's own types, unmodifiable at every
 * level.
 */
public final class MetadataCopy {
    /** The largest body that is sent, of which metadata are a part. */
    public static final int MAX_BODY_BYTES = 1 << 20;

    private static final int MAX_LEVELS = 100;
    private static final int LONGEST_PATH = 80;

    /** Containers from the outermost in: few enough to be searched by identity. */
    private final List<Object> open = new ArrayList<>();

    /** Keys and indexes down to the value at hand; left as they are when a fault is thrown, so that it has its path. */
    private final List<Object> steps = new ArrayList<>();

    /** Bounds the work on a small graph that unfolds to a huge tree; the exact size is judged on the encoded body. */
    private int room = MAX_BODY_BYTES;

    private MetadataCopy() {}

    /** The copy, or {@link InvalidMetadata} if it cannot be sent. */
    public static Map<String, @Nullable Object> of(@Nullable Map<?, ? extends @Nullable Object> source) {
        if (source == null) {
            return Collections.emptyMap();
        }
        if (source instanceof InvalidMetadata refused) {
            // Another event's metadata: what was wrong there is wrong here.
            return refused;
        }
        MetadataCopy copy = new MetadataCopy();
        try {
            return copy.map(source);
        } catch (InvalidValue refused) {
            return new InvalidMetadata(copy.path(), String.valueOf(refused.getMessage()));
        } catch (RuntimeException e) {
            // The caller's own map may throw anything, not least ConcurrentModificationException.
            return new InvalidMetadata(
                    copy.path(), "could not be read: " + e.getClass().getName());
        }
    }

    /** Such as {@code metadata.plans[2].name}. */
    private String path() {
        StringBuilder path = new StringBuilder("metadata");
        for (Object step : steps) {
            path.append(step instanceof Integer index ? "[" + index + "]" : "." + step);
            if (path.length() > LONGEST_PATH) {
                path.setLength(Text.cutAt(path.toString(), LONGEST_PATH));
                return path.append('…').toString();
            }
        }
        return path.toString();
    }

    private @Nullable Object value(@Nullable Object value) {
        take(1);
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Collection<?> collection) {
            return list(collection);
        }
        if (value != null && value.getClass().isArray()) {
            return array(value);
        }
        Object scalar = MetadataScalar.of(value);
        if (scalar instanceof String text) {
            take(text.length());
        }
        return scalar;
    }

    private Map<String, @Nullable Object> map(Map<?, ? extends @Nullable Object> source) {
        enter(source);
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : source.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new InvalidValue("has a key that is not a String");
            }
            if (Text.hasUnpairedSurrogate(key)) {
                throw new InvalidValue("has a key with an unpaired surrogate");
            }
            take(key.length());
            steps.add(key);
            copy.put(key, value(entry.getValue()));
            steps.remove(steps.size() - 1);
        }
        leave();
        return Collections.unmodifiableMap(copy);
    }

    private List<@Nullable Object> list(Collection<?> source) {
        enter(source);
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object element : source) {
            copy.add(element(element, copy.size()));
        }
        leave();
        return Collections.unmodifiableList(copy);
    }

    private List<@Nullable Object> array(Object source) {
        enter(source);
        List<@Nullable Object> copy = new ArrayList<>();
        int length = Array.getLength(source);
        for (int i = 0; i < length; i++) {
            copy.add(element(Array.get(source, i), i));
        }
        leave();
        return Collections.unmodifiableList(copy);
    }

    private @Nullable Object element(@Nullable Object element, int index) {
        steps.add(index);
        Object copy = value(element);
        steps.remove(steps.size() - 1);
        return copy;
    }

    @SuppressWarnings("ReferenceEquality") // two equal containers, one in the other, are no cycle
    private void enter(Object container) {
        for (Object outer : open) {
            if (outer == container) {
                throw new InvalidValue("is cyclic: it holds itself");
            }
        }
        if (open.size() == MAX_LEVELS) {
            throw new InvalidValue("is deeper than " + MAX_LEVELS + " levels");
        }
        open.add(container);
    }

    private void leave() {
        open.remove(open.size() - 1);
    }

    private void take(int characters) {
        room -= characters;
        if (room < 0) {
            throw new InvalidValue("is too large: a body may have " + MAX_BODY_BYTES + " bytes");
        }
    }

    /** The error at {@link #path}. Without a stack trace: it is an answer, not a failure. */
    static final class InvalidValue extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidValue(String fault) {
            super(fault, null, false, false);
        }
    }
}
