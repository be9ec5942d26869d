package dev.plumbline.core.rollup;

import dev.plumbline.core.identity.Identity;
import dev.plumbline.core.model.Role;

/**
 * Whose rows are counted together, and what they are held to. A change of any part starts a fresh
 * window.
 *
 * @param segment slice of the traffic; empty for all of it
 * @param baselineId empty if no baseline holds
 * @param monitorRevision {@link #NO_MONITOR} if no monitor holds
 */
public record RollupKey(
        String model,
        String modelVersion,
        Role role,
        String segment,
        String baselineId,
        long monitorRevision) {
    public static final long NO_MONITOR = -1;
    private static final String SEPARATOR = "\u0001";

    public boolean hasBaseline() {
        return !baselineId.isEmpty();
    }

    public boolean hasMonitor() {
        return monitorRevision != NO_MONITOR;
    }

    /** One text, by which streams are keyed; {@link #parse} reads it. */
    public String text() {
        return String.join(
                SEPARATOR,
                model,
                modelVersion,
                role.name(),
                segment,
                baselineId,
                Long.toString(monitorRevision));
    }

    /** Stands for the key where state must be small. */
    public long reference() {
        return Identity.hash(text());
    }

    public static RollupKey parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return new RollupKey(
                parts[0],
                parts[1],
                Role.valueOf(parts[2]),
                parts[3],
                parts[4],
                Long.parseLong(parts[5]));
    }
}
