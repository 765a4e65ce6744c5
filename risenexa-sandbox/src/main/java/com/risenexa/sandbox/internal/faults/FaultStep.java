package com.risenexa.sandbox.internal.faults;

import com.risenexa.tracking.support.OptionTexts;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /** The name of the parameter that stands without one: {@code delay:2s}. */
    static final String DURATION = "";

    /** What any step may wait: beyond it a fault that was forgotten would shut the sandbox, its API too. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final long LARGEST = 1024L * 1024 * 1024;
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KB|MB)?");
    private static final Pattern RETRY_AFTER = Pattern.compile("(?:date\\+)?\\d{1,9}");
    private static final Pattern STATUS = Pattern.compile("[2-5]\\d\\d");
    private static final Pattern TARGET = Pattern.compile("[!-~&&[^,;]]+");
    private static final Pattern PLACE = Pattern.compile("status|headers|body");

    public Duration duration(Duration unset) {
        String text = params.get(DURATION);
        return text == null ? unset : duration(text);
    }

    /** The pause before the response; zero unless the step is a delay. */
    public Duration delay() {
        return action == FaultAction.DELAY ? duration(DELAY) : Duration.ZERO;
    }

    public long size(long unset) {
        String text = params.get("size");
        return text == null ? unset : size(text);
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

    /** What is wrong with a value, as what was expected; null if nothing. */
    static @Nullable String expected(String name, String value) {
        return switch (name) {
            case DURATION -> expected(isDuration(value), "a duration such as 700ms, 2s or 1m, of at most 10 minutes");
            case "size" -> expected(isSize(value), "a size such as 500, 64KB or 300MB, of at most 1024MB");
            case "retry-after" ->
                expected(RETRY_AFTER, value, "seconds, or date+seconds, with a number of at most 999999999");
            case "status" -> expected(STATUS, value, "a status from 200 to 599");
            case "to" -> expected(TARGET, value, "a URL without a comma, a semicolon or a space");
            default -> expected(PLACE, value, "status, headers or body");
        };
    }

    private static @Nullable String expected(Pattern pattern, String value, String words) {
        return expected(pattern.matcher(value).matches(), words);
    }

    private static @Nullable String expected(boolean fits, String words) {
        return fits ? null : words;
    }

    private static boolean isDuration(String value) {
        return TIME.matcher(value).matches() && duration(value).compareTo(LONGEST) <= 0;
    }

    private static boolean isSize(String value) {
        return SIZE.matcher(value).matches() && size(value) <= LARGEST;
    }

    /** A duration such as {@code 700ms}, {@code 2s}, {@code 1m}; a bare number is milliseconds. */
    public static Duration duration(String text) {
        // The grammar is narrower than an option's text; what the units mean is the same.
        Duration duration = TIME.matcher(text).matches() ? OptionTexts.duration(text) : null;
        if (duration == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not a duration: expected such as 700ms, 2s or 1m");
        }
        return duration;
    }

    /** A number of bytes such as {@code 500}, {@code 64KB}, {@code 300MB}. */
    static long size(String text) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a size");
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "" : matcher.group(2);
        return number * ("MB".equals(unit) ? 1024 * 1024 : "KB".equals(unit) ? 1024 : 1);
    }
}
