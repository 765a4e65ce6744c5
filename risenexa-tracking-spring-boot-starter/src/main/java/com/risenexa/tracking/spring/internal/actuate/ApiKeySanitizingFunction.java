package com.risenexa.tracking.spring.internal.actuate;

import java.util.List;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the keys in {@code /actuator/env} and {@code configprops}, also where {@code show-values=always}: wherever a value
 * contains one, such as {@code sun.java.command} with its arguments, or {@code SPRING_APPLICATION_JSON}.
 */
public final class ApiKeySanitizingFunction implements SanitizingFunction {
    private final List<String> keys;

    public ApiKeySanitizingFunction(List<String> keys) {
        this.keys = List.copyOf(keys);
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        String value = String.valueOf(data.getValue());
        return keys.stream().anyMatch(value::contains) ? data.withSanitizedValue() : data;
    }
}
