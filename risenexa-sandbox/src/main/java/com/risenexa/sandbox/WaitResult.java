package com.risenexa.sandbox;

/**
 * The result of a wait.
 *
 * @param reached whether what was awaited arrived
 * @param count how many did arrive; not counted further than one over what was awaited
 */
public record WaitResult(boolean reached, long count) {}
