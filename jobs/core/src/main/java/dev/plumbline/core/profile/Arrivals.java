package dev.plumbline.core.profile;

/**
 * Which ids the rows of a window had and when they happened. Merges in any order to the same bytes.
 * Not thread-safe.
 */
public final class Arrivals {
    private final IdSample ids = new IdSample();
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long invalidOutputs;

    /**
     * Adds a row.
     *
     * @param idHash 64 bits of a hash of its id
     * @param eventTimeMillis when it happened
     */
    public void add(long idHash, long eventTimeMillis) {
        rows++;
        ids.add(idHash);
        if (eventTimeMillis < first) {
            first = eventTimeMillis;
        }
        if (eventTimeMillis > last) {
            last = eventTimeMillis;
        }
    }

    /** Notes that the row added last said what no model can mean. */
    public void addInvalidOutput() {
        invalidOutputs++;
    }

    /** Rows whose output was no probability, or whose predicted quantiles cross. */
    public long invalidOutputs() {
        return invalidOutputs;
    }

    /** Rows added here; fewer than the profile's where their arrival is not followed. */
    public long rows() {
        return rows;
    }

    /** Returns the sample of ids by which repeats are counted. */
    public IdSample ids() {
        return ids;
    }

    /** Event time of the earliest row; meaningless without rows. */
    public long first() {
        return first;
    }

    /** Event time of the newest row; meaningless without rows. */
    public long last() {
        return last;
    }

    void merge(Arrivals other) {
        rows += other.rows;
        ids.merge(other.ids);
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        invalidOutputs += other.invalidOutputs;
    }

    void clear() {
        rows = 0;
        ids.clear();
        first = Long.MAX_VALUE;
        last = Long.MIN_VALUE;
        invalidOutputs = 0;
    }

    /** Bytes that {@link #writeTo} appends at most. */
    int mostBytes() {
        return rows == 0 ? 1 : 2 * 10 + 2 * Long.BYTES + ids.mostBytes();
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(rows);
        if (rows > 0) {
            out.writeLong(first);
            out.writeLong(last);
            ids.writeTo(out);
            out.writeVarLong(invalidOutputs);
        }
    }

    /**
     * @param withOutputs whether invalid outputs were counted
     */
    void mergeFrom(BinaryReader in, boolean withOutputs) {
        long more = in.readVarLong();
        if (more > 0) {
            rows += more;
            first = Math.min(first, in.readLong());
            last = Math.max(last, in.readLong());
            ids.mergeFrom(in);
            invalidOutputs += withOutputs ? in.readVarLong() : 0;
        }
    }
}
