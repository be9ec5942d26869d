package dev.plumbline.core.errorstream;

import dev.plumbline.core.detector.Signal;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.ChangePoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one detector said of one window.
 *
 * @param level what it said after the window's last row; after the last row ever if there was none
 * @param rises how often it found that errors became more
 * @param falls how often it found that they became fewer
 * @param before mean error before the last rise; NaN if there was none since the errors last fell
 * @param away whether the errors are not back at the level before that rise
 * @param changes as a report tells them, oldest first, at most {@value DetectorTrack#MOST_CHANGES}
 */
public record DetectorReading(
        Signal level,
        int rises,
        int falls,
        double before,
        boolean away,
        List<ChangePoint> changes) {

    public DetectorReading {
        changes = List.copyOf(changes);
    }

    void writeTo(BinaryWriter out) {
        out.writeByte(level.ordinal());
        out.writeVarLong(rises);
        out.writeVarLong(falls);
        out.writeDouble(before);
        out.writeByte(away ? 1 : 0);
        out.writeVarLong(changes.size());
        changes.forEach(change -> writeTo(out, change));
    }

    static DetectorReading readFrom(BinaryReader in) {
        Signal level = Signal.values()[in.readByte()];
        int rises = (int) in.readVarLong();
        int falls = (int) in.readVarLong();
        double before = in.readDouble();
        boolean away = in.readByte() == 1;
        List<ChangePoint> changes = new ArrayList<>();
        for (long left = in.readVarLong(); left > 0; left--) {
            changes.add(changeFrom(in));
        }
        return new DetectorReading(level, rises, falls, before, away, changes);
    }

    static void writeTo(BinaryWriter out, ChangePoint change) {
        out.writeSignedLong(change.eventTime().toEpochMilli());
        out.writeVarLong(change.row());
        out.writeByte(change.kind().ordinal());
    }

    static ChangePoint changeFrom(BinaryReader in) {
        return new ChangePoint(
                Instant.ofEpochMilli(in.readSignedLong()),
                in.readVarLong(),
                ChangePoint.Kind.values()[in.readByte()]);
    }
}
