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
    private static final String MASK = "\u0002";

    /** Whether there was a baseline to hold the rows to when they came. */
    public boolean hasBaseline() {
        return !baselineId.isEmpty();
    }

    /** Whether there was a monitor that says what is judged when the rows came. */
    public boolean hasMonitor() {
        return monitorRevision != NO_MONITOR;
    }

    /** One text, by which streams are keyed; {@link #parse} reads it. */
    public String text() {
        return String.join(
                SEPARATOR,
                masked(model),
                masked(modelVersion),
                role.name(),
                masked(segment),
                masked(baselineId),
                Long.toString(monitorRevision));
    }

    /** Stands for the key where state must be small. */
    public long reference() {
        return Identity.hash(text());
    }

    /** Reads what {@link #text} wrote, and nothing else. */
    public static RollupKey parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return new RollupKey(
                unmasked(parts[0]),
                unmasked(parts[1]),
                Role.valueOf(parts[2]),
                unmasked(parts[3]),
                unmasked(parts[4]),
                Long.parseLong(parts[5]));
    }

    /** Names come from records, so a separator in one must not break the key apart. */
    private static String masked(String name) {
        return name.replace(MASK, MASK + MASK).replace(SEPARATOR, MASK + "s");
    }

    private static String unmasked(String part) {
        // after the split a mask is followed by itself or by s
        StringBuilder name = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char next = part.charAt(i);
            if (next != MASK.charAt(0)) {
                name.append(next);
                continue;
            }
            i++;
            name.append(part.charAt(i) == 's' ? SEPARATOR : MASK);
        }
        return name.toString();
    }
}
