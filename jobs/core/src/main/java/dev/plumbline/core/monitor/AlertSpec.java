package dev.plumbline.core.monitor;

/**
 * How many windows in a row open and close an episode.
 *
 * @param enterAfter breached windows in a row that open it, at least 1
 * @param exitAfter clear windows in a row that close it, at least 1
 */
public record AlertSpec(int enterAfter, int exitAfter) {
    public static final AlertSpec DEFAULT = new AlertSpec(1, 1);
}
