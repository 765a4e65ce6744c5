package com.risenexa.sandbox.internal.http;

import java.time.Clock;

/**
 * What every connection of a server shares.
 *
 * @param tooLarge asked instead of {@code handler} when the body is over the limit and was thrown away
 */
public record ServerContext(Clock clock, RequestHandler handler, RequestHandler tooLarge) {}
