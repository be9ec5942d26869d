package dev.plumbline.monitoring.stream;

/**
 * What the label join joins by: a prediction's id as 128 bits ({@link
 * dev.plumbline.kafka.decode.IdHash}).
 *
 * @param high first half
 * @param low the other half
 */
public record HashedId(long high, long low) {
    /** Savepoints place ids in key groups by it, so it must not change. */
    @Override
    public int hashCode() {
        return (int) high;
    }
}
