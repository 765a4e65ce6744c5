package com.risenexa.cli.internal.imports.state;

import com.risenexa.cli.internal.imports.input.Row;
import com.risenexa.cli.internal.imports.input.RowFault;

/** A row that was refused, by us or by the server. */
public record RejectedRow(Row row, RowFault fault) {}
