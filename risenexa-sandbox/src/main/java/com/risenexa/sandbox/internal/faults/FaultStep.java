package com.risenexa.sandbox.internal.faults;

import java.time.Duration;
import java.util.Map;

/**
 * One step of a script.
 *
 * @param status of {@link FaultAction#STATUS}; 0 otherwise
 * @param count how many attempts it decides; {@link #FOREVER}
 * @param params in the order of the script; a duration has no name
 */
public record FaultStep(FaultAction action, int status, int count, Map<String, String> params) {
    public static final int FOREVER = Integer.MAX_VALUE;
    public static final FaultStep OK = new FaultStep(FaultAction.OK, 0, 1, Map.of());

    private static final Duration DELAY = Duration.ofSeconds(1);

    public Duration duration(Duration unset) {
        String text = params.get(FaultParams.DURATION);
        return text == null ? unset : FaultParams.duration(text);
    }

    /** The pause before the response; zero unless the step is a delay. */
    public Duration delay() {
        return action == FaultAction.DELAY ? duration(DELAY) : Duration.ZERO;
    }

    public long size(long unset) {
        String text = params.get("size");
        return text == null ? unset : FaultParams.size(text);
    }

    public String param(String name, String unset) {
        return params.getOrDefault(name, unset);
    }

    /** The step without its count, as it is shown with an attempt. */
    public String text() {
        return word() + paramText();
    }

    /** The step as it stands in a script. */
    String scriptText() {
        return word() + (count == FOREVER ? " forever" : count == 1 ? "" : "*" + count) + paramText();
    }

    private String word() {
        return action == FaultAction.STATUS ? String.valueOf(status) : action.word();
    }

    private String paramText() {
        StringBuilder text = new StringBuilder();
        params.forEach((name, value) ->
                text.append(text.isEmpty() ? ':' : ';').append(name.isEmpty() ? value : name + "=" + value));
        return text.toString();
    }
}
