package com.risenexa.tracking.spring.internal.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds <code>${VARIABLE}</code> in a setting: Spring leaves it there if nothing has set the variable. */
public final class UnresolvedPlaceholder {
    private static final String BEGIN = "${";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^:{}]*)");

    private UnresolvedPlaceholder() {}

    /** What is wrong with the value, without the value, which may be a key; null if there is no variable left in it. */
    static @Nullable String find(String property, @Nullable String value) {
        if (value == null || !value.contains(BEGIN)) {
            return null;
        }
        Matcher variable = VARIABLE.matcher(value);
        String name = variable.find() ? variable.group(1) : "";
        return property + " is missing: its value asks for ${" + name + "}, and nothing sets " + name;
    }

    /** Ends the start over a setting of the outbox, which would be used at once. */
    public static void reject(String property, @Nullable String value) {
        String problem = find(property, value);
        if (problem != null) {
            throw new InvalidTrackingConfigurationException(problem, "Set the variable, or " + property + " itself.");
        }
    }
}
