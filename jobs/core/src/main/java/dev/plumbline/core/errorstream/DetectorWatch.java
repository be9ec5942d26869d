package dev.plumbline.core.errorstream;

import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.risk.BoundedError;
import java.util.ArrayList;
import java.util.List;

/**
 * The detectors of one model version, which read each labelled row once: windows in order of event
 * time, and within a window tick by tick. The same rows give the same readings, in whatever order
 * their labels came, and also where a watch goes on from its bytes. Not thread-safe.
 */
public final class DetectorWatch {
    private static final int FORMAT = 1;

    private final List<DetectorTrack> tracks;

    /** Null where errors are 0 or 1 already. */
    private final BoundedError bound;

    private long rows;
    private MeanError window = MeanError.NONE;

    private DetectorWatch(List<DetectorTrack> tracks, long rows, BoundedError bound) {
        this.tracks = tracks;
        this.rows = rows;
        this.bound = bound;
    }

    /**
     * Goes on from bytes, or begins.
     *
     * @param settings of each detector, the same as of the watch that wrote the bytes
     * @param bound makes an error from 0 to 1 of a regression's; null for a classifier
     * @param state what {@link #toBytes} wrote; null before the first row
     * @throws IllegalArgumentException if the bytes are of another format or of other detectors
     */
    public static DetectorWatch of(
            List<DetectorSettings> settings, BoundedError bound, byte[] state) {
        List<DetectorTrack> tracks = new ArrayList<>();
        if (state == null) {
            settings.forEach(each -> tracks.add(DetectorTrack.start(each)));
            return new DetectorWatch(tracks, 0, bound);
        }
        BinaryReader in = new BinaryReader(state);
        in.readFormat("detector state", FORMAT);
        long rows = in.readVarLong();
        settings.forEach(each -> tracks.add(DetectorTrack.readFrom(in, each)));
        return new DetectorWatch(tracks, rows, bound);
    }

    /**
     * Reads the rows of one tick.
     *
     * @param start of the tick, in milliseconds
     * @param chunks of {@link ErrorChunks}, all that came of it, in any order
     */
    public void readTick(long start, List<byte[]> chunks) {
        for (ErrorRow row : new ErrorTick(start, chunks).rows()) {
            rows++;
            double error = bound == null ? row.error() : bound.loss(row.error());
            window = window.plus(error);
            for (DetectorTrack track : tracks) {
                track.read(rows, row.eventTime(), error);
            }
        }
    }

    /** Says what was read since the last call, and begins the next window. */
    public WindowReading endWindow() {
        WindowReading reading =
                new WindowReading(
                        window.rows(),
                        window.sum(),
                        tracks.stream().map(DetectorTrack::endWindow).toList());
        window = MeanError.NONE;
        return reading;
    }

    /** Returns the state between two windows; it begins with its own version. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(256);
        out.writeByte(FORMAT);
        out.writeVarLong(rows);
        tracks.forEach(track -> track.writeTo(out));
        return out.toByteArray();
    }
}
