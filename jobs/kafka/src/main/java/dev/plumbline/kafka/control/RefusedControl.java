package dev.plumbline.kafka.control;

/**
 * A control message that was not taken; what held before it still holds.
 *
 * @param coordinates {@code topic-partition@offset}, or where else the message came from
 * @param key the record's key as text; empty if it had none
 * @param reason what must hold, what was found, and the way out
 */
public record RefusedControl(String coordinates, String key, String reason) {}
