package com.risenexa.cli.internal.output;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text between its words. */
final class WordWrap {
    private WordWrap() {}

    /** Lines no wider than that, but for a word that is. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
