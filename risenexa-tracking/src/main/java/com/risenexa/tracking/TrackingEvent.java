package com.risenexa.tracking;

import com.risenexa.tracking.internal.event.EventId;
import com.risenexa.tracking.internal.event.MetadataCopy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one user. Immutable and thread-safe.
 *
 * <p>Accepts anything and throws nothing; an invalid event is rejected when it is tracked (CONTRACT R10). Its id is made
 * here, once, and stays the same in every retry and in every later call with the same event (R6): to send an event again
 * after an {@link Undelivered} result, track the same object.
 *
 * <p>Every {@code with} method returns a new event and keeps the id, even a random one. Only {@link #withAction} to
 * another action draws a new random id: taking back is another event than adding. Two events are equal only if they are
 * the same object.
 */
public final class TrackingEvent {
    private final @Nullable EventType type;
    private final @Nullable String userId;
    private final EventId id;
    private final @Nullable Instant occurredAt;
    private final Map<String, @Nullable Object> metadata;
    private final @Nullable Action action;

    private TrackingEvent(
            @Nullable EventType type,
            @Nullable String userId,
            EventId id,
            @Nullable Instant occurredAt,
            Map<String, @Nullable Object> metadata,
            @Nullable Action action) {
        this.type = type;
        this.userId = userId;
        this.id = id;
        this.occurredAt = occurredAt;
        this.metadata = metadata;
        this.action = action;
    }

    /**
     * A user registered.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return a new event with a random id
     */
    public static TrackingEvent registration(@Nullable String userId) {
        return of(EventType.USER_REGISTERED, userId);
    }

    /**
     * A user became a paying one.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return a new event with a random id
     */
    public static TrackingEvent conversion(@Nullable String userId) {
        return of(EventType.USER_CONVERTED, userId);
    }

    /**
     * An event of any type; the server decides (R4), and today rejects all but the two that {@link EventType} names.
     *
     * @param type what happened: one of the two, or {@code new EventType("…")}
     * @param userId the user's id in your system, not an e-mail address
     * @return a new event with a random id
     */
    public static TrackingEvent of(@Nullable EventType type, @Nullable String userId) {
        return new TrackingEvent(type, userId, EventId.random(), null, MetadataCopy.of(null), null);
    }

    /**
     * The same event under an id of yours.
     *
     * @param id any UUID; null makes the event invalid, never a fresh id
     * @return a new event
     */
    public TrackingEvent withEventId(@Nullable UUID id) {
        return new TrackingEvent(type, userId, EventId.given(id), occurredAt, metadata, action);
    }

    /**
     * The same event under an id derived from a business key, so that every process that reports it reports
     * the same event: the first 16 bytes of SHA-256 over {@code risenexa:event:{event_type}:{add|remove}:{key}} in UTF-8,
     * as a version 4 UUID (R30). One key serves a registration, a conversion and its removal: they stay three events.
     *
     * @param key such as an order number; null, blank or with an unpaired surrogate it makes the event invalid, never a
     *     fresh id
     * @return a new event
     */
    public TrackingEvent withEventIdFrom(@Nullable String key) {
        return new TrackingEvent(type, userId, EventId.derivedFrom(key), occurredAt, metadata, action);
    }

    /**
     * The same event with the moment it happened.
     *
     * @param at a year from 0001 to 9999 in UTC; null leaves it to the server's clock
     * @return a new event
     */
    public TrackingEvent withOccurredAt(@Nullable Instant at) {
        return new TrackingEvent(type, userId, id, at, metadata, action);
    }

    /**
     * The same event with these metadata and no others. They are copied deep, nulls and order kept; what is done to the
     * map later changes nothing.
     *
     * @param newMetadata values may be null, String, Boolean, a finite Number, Map with String keys, Collection, array, Enum
     *     (its name), UUID, java.time (ISO); at most 100 levels and 1 MiB. Anything else makes the event invalid. Null is
     *     no metadata.
     * @return a new event
     */
    public TrackingEvent withMetadata(@Nullable Map<String, ? extends @Nullable Object> newMetadata) {
        return new TrackingEvent(type, userId, id, occurredAt, MetadataCopy.of(newMetadata), action);
    }

    /**
     * The same event, adding or removing (R5). Another action than before draws a new random id; an id that was given or
     * derived stays as it was asked for.
     *
     * @param newAction null is the same as {@link Action#ADD}, but leaves the field out
     * @return a new event
     */
    public TrackingEvent withAction(@Nullable Action newAction) {
        boolean same = (newAction == Action.REMOVE) == (action == Action.REMOVE);
        EventId newId = same ? id : id.forAnotherAction();
        return new TrackingEvent(type, userId, newId, occurredAt, metadata, newAction);
    }

    /**
     * What happened.
     *
     * @return the type, or null if none was given
     */
    public @Nullable EventType type() {
        return type;
    }

    /**
     * The user's id.
     *
     * @return the id as it was given
     */
    public @Nullable String userId() {
        return userId;
    }

    /**
     * The id under which the server counts this event once.
     *
     * @return null if a null id, a null or blank key, or no type to derive from was given
     */
    public @Nullable UUID eventId() {
        return id.value(typeValue(), (action == null ? Action.ADD : action).value());
    }

    /**
     * The time of the event.
     *
     * @return empty if the server's clock decides
     */
    public Optional<Instant> occurredAt() {
        return Optional.ofNullable(occurredAt);
    }

    /**
     * The copied metadata as it will stand in JSON: strings, booleans, numbers, lists, maps and nulls.
     *
     * @return unmodifiable; empty if there is none, or if it was rejected
     */
    public Map<String, @Nullable Object> metadata() {
        return metadata;
    }

    /**
     * The action: add or remove.
     *
     * @return empty if none was given, which adds
     */
    public Optional<Action> action() {
        return Optional.ofNullable(action);
    }

    /**
     * For logs: never the user id or metadata.
     *
     * @return type and id
     */
    @Override
    public String toString() {
        return "TrackingEvent[" + typeValue() + ", " + eventId() + "]";
    }

    private @Nullable String typeValue() {
        return type == null ? null : type.value();
    }
}
