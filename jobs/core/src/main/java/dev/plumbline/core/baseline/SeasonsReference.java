package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;

/**
 * The seasons that a baseline names, and where they were found what they hold. A window is never
 * judged without them: a daily cycle would be drift every night.
 *
 * @param calendar how hours are told apart
 * @param sha256 {@link Seasons#digest} of the one side file that belongs to the baseline
 * @param content null where the side file could not be had
 */
public record SeasonsReference(HourOfWeek calendar, String sha256, Seasons content) {

    /** Returns the reference to seasons that are at hand. */
    public static SeasonsReference to(Seasons seasons) {
        return new SeasonsReference(seasons.calendar(), seasons.digest(), seasons);
    }

    /**
     * Whether the seasons themselves are at hand; a baseline is read without them where their file
     * is missing.
     */
    public boolean isFound() {
        return content != null;
    }

    /**
     * Returns this reference with what it refers to.
     *
     * @throws IllegalArgumentException if it refers to something else
     */
    public SeasonsReference with(Seasons found) {
        String digest = found.digest();
        if (!digest.equals(sha256)) {
            throw new IllegalArgumentException(
                    "the seasons must be those with SHA-256 %s, got %s; give the file that was built with this baseline"
                            .formatted(sha256, digest));
        }
        return new SeasonsReference(calendar, sha256, found);
    }

    /** Returns what windows of a segment are held to; as little found as of the whole. */
    SeasonsReference ofSegment(String segment) {
        if (!isFound()) {
            return this;
        }
        Seasons own = content.segments().get(segment);
        return new SeasonsReference(calendar, sha256, own == null ? Seasons.none(calendar) : own);
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(calendar.buckets());
        out.writeText(calendar.zone().getId());
        out.writeText(sha256);
    }
}
