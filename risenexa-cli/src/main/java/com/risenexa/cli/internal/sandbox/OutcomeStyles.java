package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.output.Style;

/** What became of an attempt or an event, in its colour. */
final class OutcomeStyles {
    private OutcomeStyles() {}

    static Style style(String outcome) {
        return switch (outcome) {
            case "counted" -> Style.GOOD;
            case "duplicate" -> Style.LINK;
            case "rejected", "conflict" -> Style.BAD;
            default -> Style.WARN;
        };
    }
}
