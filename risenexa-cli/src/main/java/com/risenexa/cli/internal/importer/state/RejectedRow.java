package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.RowFault;

/** A row that was refused, by us or by the server. */
public record RejectedRow(Row row, RowFault fault) {}
