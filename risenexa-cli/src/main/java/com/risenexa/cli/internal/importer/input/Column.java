package com.risenexa.cli.internal.importer.input;

/**
 * A column of a CSV file, or a key of JSON objects.
 *
 * @param index counted from 0; without a meaning for JSON
 */
public record Column(String name, int index) {}
