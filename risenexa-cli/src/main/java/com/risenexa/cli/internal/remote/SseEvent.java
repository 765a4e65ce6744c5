package com.risenexa.cli.internal.remote;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of the sandbox's stream.
 *
 * @param event its kind, such as {@code attempt}
 * @param id after which the stream may be resumed; null if it says only how things are now
 */
public record SseEvent(String event, @Nullable Long id, Map<String, @Nullable Object> data) {}
