package com.risenexa.sandbox.internal.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check of an assertion.
 *
 * @param expected in words
 * @param actual in words; null if it is as expected
 * @param isFinal whether waiting cannot change it
 */
public record AssertionResult(String expected, @Nullable String actual, boolean isFinal) {
    /** It is as expected. */
    public static AssertionResult good(String expected) {
        return new AssertionResult(expected, null, false);
    }

    /** It is not yet as expected. */
    public static AssertionResult notYet(String expected, String actual) {
        return new AssertionResult(expected, actual, false);
    }

    /** It is not as expected and will not be. */
    public static AssertionResult never(String expected, String actual) {
        return new AssertionResult(expected, actual, true);
    }

    /** A number that only grows; {@code what} stands behind it, such as {@code "attempts of usr_1"}. */
    public static AssertionResult growing(long expected, long actual, String what) {
        String wanted = expected + " " + what;
        String found = actual + " " + what;
        if (actual == expected) {
            return good(wanted);
        }
        return actual > expected ? never(wanted, found) : notYet(wanted, found);
    }

    /** Something that may still become equal. */
    public static AssertionResult equal(String what, @Nullable Object expected, @Nullable Object actual) {
        String wanted = what + " " + expected;
        return Objects.equals(expected, actual) ? good(wanted) : notYet(wanted, what + " " + actual);
    }

    public boolean isGood() {
        return actual == null;
    }
}
