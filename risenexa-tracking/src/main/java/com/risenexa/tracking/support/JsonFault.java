package com.risenexa.tracking.support;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Describes a JSON syntax error for users, without the parts of Jackson's messages meant for programmers. */
public final class JsonFault {
    private static final Pattern PLACE = Pattern.compile("\\[Source: [^\\]]*; (line: \\d+, column: \\d+)]");

    /** Settings of the parser, such as {@code from `StreamReadConstraints.getMaxNestingDepth()`}. */
    private static final Pattern SETTING = Pattern.compile("(?:, from|:? enable)? ?`[^`]*`(?: to allow)?");

    private JsonFault() {}

    /** The reason, with line and column where Jackson knows them; the message of any other failure as it is. */
    public static String reason(IOException failure) {
        if (!(failure instanceof JsonProcessingException malformed)) {
            return String.valueOf(failure.getMessage());
        }
        String place = PLACE.matcher(malformed.getOriginalMessage()).replaceAll("$1");
        String reason = SETTING.matcher(place).replaceAll("");
        JsonLocation at = malformed.getLocation();
        return at == null ? reason : reason + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
