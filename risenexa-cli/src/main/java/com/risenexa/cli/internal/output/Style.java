package com.risenexa.cli.internal.output;

/** The meanings of colours. */
public enum Style {
    PLAIN(""),
    GOOD("32"),
    BAD("31"),
    WARN("33"),
    DIM("2"),
    STRONG("1"),
    LINK("36");

    static final String END = "\u001b[0m";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String start() {
        return "\u001b[" + code + "m";
    }
}
