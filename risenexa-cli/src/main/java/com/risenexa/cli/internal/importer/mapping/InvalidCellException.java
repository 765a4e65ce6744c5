package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.importer.input.RowError;
import org.jspecify.annotations.Nullable;

/** A cell that no event can be made of. */
final class InvalidCellException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String column;

    InvalidCellException(String code, String message, @Nullable String column) {
        super(message, null, false, false);
        this.code = code;
        this.column = column;
    }

    RowError fault() {
        return new RowError(code, String.valueOf(getMessage()), column);
    }
}
