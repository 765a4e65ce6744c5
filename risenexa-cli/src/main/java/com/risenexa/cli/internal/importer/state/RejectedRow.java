package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.RowError;

/** A row that was refused, by us or by the server. */
public record RejectedRow(Row row, RowError fault) {}
