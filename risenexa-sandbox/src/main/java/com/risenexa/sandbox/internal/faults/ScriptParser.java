package com.risenexa.sandbox.internal.faults;

import com.risenexa.sandbox.FaultScriptException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Parses a fault script; an error names its position and what was expected. */
final class ScriptParser {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_WORD = 40;
    private static final int MAX_COUNT = 1_000_000;
    private static final String ACTION = "a status from 200 to 599, or one of ok, delay, hang, drop, reset, refuse, "
            + "lost-ack, truncate, stall-body, slow, garbage, bad-chunk, html, redirect, huge";

    private final String text;
    private int at;

    ScriptParser(String text) {
        this.text = text;
    }

    FaultScript parse() {
        if (text.length() > MAX_LENGTH) {
            throw new FaultScriptException(text.substring(0, 40) + "...", MAX_LENGTH, "at most 4096 characters");
        }
        skipSpaces();
        FaultScript script = text.startsWith("p=", at) ? random() : sequential();
        if (at < text.length()) {
            throw expected("a comma or the end");
        }
        return script;
    }

    private FaultScript sequential() {
        List<FaultStep> steps = new ArrayList<>();
        do {
            if (!steps.isEmpty() && steps.get(steps.size() - 1).count() == FaultStep.FOREVER) {
                at--;
                throw expected("the end: nothing comes after forever");
            }
            steps.add(step(true));
        } while (skip(','));
        return new FaultScript.Sequential(List.copyOf(steps));
    }

    private FaultStep step(boolean counted) {
        skipSpaces();
        int from = at;
        String word = take(c -> (c >= 'a' && c <= 'z') || isDigit(c) || c == '-');
        FaultStep step = plain(word);
        if (step == null) {
            at = from;
            throw expected(ACTION + suggestion());
        }
        int count = counted ? count() : 1;
        Map<String, String> params = skip(':') ? params(step.action(), counted) : Map.of();
        skipSpaces();
        return new FaultStep(step.action(), step.status(), count, params);
    }

    private String suggestion() {
        int from = at;
        // A long text is not a misspelt action.
        String word = take(c -> ",*:; ".indexOf(c) < 0);
        at = from;
        FaultAction similar = word.length() > MAX_WORD ? null : FaultAction.similar(word);
        return similar == null ? "" : "; did you mean " + similar.word() + "?";
    }

    private static @Nullable FaultStep plain(String word) {
        if (word.matches("[2-5]\\d\\d")) {
            return new FaultStep(FaultAction.STATUS, Integer.parseInt(word), 1, Map.of());
        }
        FaultAction action = FaultAction.named(word);
        return action == null ? null : new FaultStep(action, 0, 1, Map.of());
    }

    private int count() {
        if (skip('*')) {
            int from = at;
            String digits = take(ScriptParser::isDigit);
            if (digits.isEmpty()
                    || digits.length() > 7
                    || Integer.parseInt(digits) < 1
                    || Integer.parseInt(digits) > MAX_COUNT) {
                at = from;
                throw expected("a count from 1 to " + MAX_COUNT);
            }
            return Integer.parseInt(digits);
        }
        int from = at;
        skipSpaces();
        if (at > from && text.startsWith("forever", at)) {
            at += "forever".length();
            return FaultStep.FOREVER;
        }
        return 1;
    }

    private Map<String, String> params(FaultAction action, boolean many) {
        Map<String, String> params = new LinkedHashMap<>();
        do {
            param(action.params(), params);
        } while (many && skip(';'));
        return Collections.unmodifiableMap(params);
    }

    private void param(Set<String> allowed, Map<String, String> params) {
        skipSpaces();
        int from = at;
        String value = take(c -> c != ',' && c != ';' && c != ' ');
        int equals = value.indexOf('=');
        String name = equals < 0 ? FaultStep.DURATION : value.substring(0, equals);
        if (!allowed.contains(name) || params.containsKey(name)) {
            at = from;
            throw expected(choice(allowed, params.keySet()));
        }
        String wanted = FaultStep.expected(name, value.substring(equals + 1));
        if (wanted != null) {
            at = from + equals + 1;
            throw expected(wanted);
        }
        params.put(name, value.substring(equals + 1));
    }

    private static String choice(Set<String> allowed, Set<String> taken) {
        List<String> left = new ArrayList<>(allowed);
        left.removeAll(taken);
        left.replaceAll(name -> name.isEmpty() ? "a duration such as 2s, of at most 10 minutes" : name + "=");
        left.sort(null);
        return left.isEmpty() ? "no further parameter" : String.join(" or ", left);
    }

    private FaultScript random() {
        BigDecimal p = null;
        long seed = 1;
        List<FaultStep> of = List.of(new FaultStep(FaultAction.STATUS, 503, 1, Map.of()));
        do {
            if (word("p=")) {
                p = probability();
            } else if (word("seed=")) {
                seed = seed();
            } else if (word("of=")) {
                of = actions();
            } else {
                throw expected("p=, seed= or of=");
            }
        } while (skip(';'));
        return new FaultScript.Random(Objects.requireNonNull(p, "it begins with p="), seed, of);
    }

    private BigDecimal probability() {
        int from = at;
        String number = take(c -> isDigit(c) || c == '.');
        if (number.matches("0(\\.\\d{1,12})?|1(\\.0{1,12})?|\\.\\d{1,12}")) {
            return new BigDecimal(number);
        }
        at = from;
        throw expected("a number from 0 to 1 with at most 12 decimals");
    }

    private long seed() {
        int from = at;
        String digits = take(c -> isDigit(c) || c == '-');
        if (digits.matches("-?\\d{1,18}")) {
            return Long.parseLong(digits);
        }
        at = from;
        throw expected("a whole number of at most 18 digits");
    }

    private List<FaultStep> actions() {
        List<FaultStep> steps = new ArrayList<>();
        do {
            steps.add(step(false));
        } while (skip(','));
        return List.copyOf(steps);
    }

    private boolean word(String word) {
        skipSpaces();
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private boolean skip(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private String take(IntPredicate characters) {
        int from = at;
        while (at < text.length() && characters.test(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private FaultScriptException expected(String what) {
        return new FaultScriptException(text, at, what);
    }
}
