package dev.plumbline.core.errorstream;

import dev.plumbline.core.detector.Detector;
import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.core.detector.Signal;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.ChangePoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One detector at work: where it warned and drifted in the window that is read, and the level of
 * the errors before. Not thread-safe.
 */
final class DetectorTrack {
    /** Changes of one window that a report shows. */
    static final int MOST_CHANGES = 16;

    private final Detector detector;
    private Signal level = Signal.WARMING_UP;

    /** Rows since the detector began anew. */
    private MeanError era = MeanError.NONE;

    /** Where the warning that stands began; null without one. */
    private ChangePoint warning;

    /** Rows from the detector's beginning to that warning. */
    private MeanError beforeWarning = MeanError.NONE;

    /** Null unless errors rose and did not fall since. */
    private RaisedLevel raised;

    /** Rows of the window that is read, since its last drift. */
    private MeanError sinceDrift = MeanError.NONE;

    private final List<ChangePoint> changes = new ArrayList<>();
    private int rises;
    private int falls;

    private DetectorTrack(Detector detector) {
        this.detector = detector;
    }

    static DetectorTrack start(DetectorSettings settings) {
        return new DetectorTrack(settings.start());
    }

    /** Reads the error of the row of this number. */
    void read(long row, long eventTime, double error) {
        level = detector.step(error);
        if (level.isDrift()) {
            drifted(new ChangePoint(Instant.ofEpochMilli(eventTime), row, kind(level)), error);
            return;
        }
        if (!level.isWarning()) {
            warning = null;
        } else if (warning == null || warning.kind() != kind(level)) {
            warning = new ChangePoint(Instant.ofEpochMilli(eventTime), row, kind(level));
            beforeWarning = era;
        }
        era = era.plus(error);
        sinceDrift = sinceDrift.plus(error);
    }

    private void drifted(ChangePoint drift, double error) {
        boolean rise = level == Signal.DRIFT_RISE;
        ChangePoint.Kind warned =
                rise ? ChangePoint.Kind.WARNING_RISE : ChangePoint.Kind.WARNING_FALL;
        boolean wasWarned = warning != null && warning.kind() == warned;
        if (wasWarned) {
            note(warning);
        }
        if (rise && rises == 0) {
            makeRoom();
        }
        note(drift);
        MeanError before = wasWarned && beforeWarning.rows() > 0 ? beforeWarning : era;
        if (before.rows() == 0) {
            before = before.plus(error);
        }
        if (rise) {
            rises++;
            raised = raised == null ? RaisedLevel.after(before) : raised.again(before);
        } else {
            falls++;
            raised = null;
        }
        era = MeanError.NONE;
        sinceDrift = MeanError.NONE;
        warning = null;
    }

    /** The first rise is shown however many falls came before it: the verdict names its row. */
    private void makeRoom() {
        if (changes.size() == MOST_CHANGES) {
            changes.remove(MOST_CHANGES - 1);
        }
    }

    private void note(ChangePoint change) {
        if (changes.size() < MOST_CHANGES) {
            changes.add(change);
        }
    }

    private static ChangePoint.Kind kind(Signal signal) {
        return switch (signal) {
            case WARNING_RISE -> ChangePoint.Kind.WARNING_RISE;
            case WARNING_FALL -> ChangePoint.Kind.WARNING_FALL;
            case DRIFT_RISE -> ChangePoint.Kind.DRIFT_RISE;
            case DRIFT_FALL -> ChangePoint.Kind.DRIFT_FALL;
            case WARMING_UP, STABLE ->
                    throw new IllegalArgumentException(
                            "only a warning or a drift is a change, got " + signal);
        };
    }

    /** Says what was read since the last call, and begins the next window. */
    DetectorReading endWindow() {
        if (raised != null) {
            raised = raised.next(sinceDrift);
        }
        if (warning != null) {
            note(warning);
        }
        DetectorReading reading =
                new DetectorReading(
                        level,
                        rises,
                        falls,
                        raised == null ? Double.NaN : raised.before().mean(),
                        raised != null && raised.away(),
                        changes);
        changes.clear();
        rises = 0;
        falls = 0;
        sinceDrift = MeanError.NONE;
        return reading;
    }

    /** Writes what goes on from one window to the next. */
    void writeTo(BinaryWriter out) {
        out.writeBytes(detector.toBytes());
        out.writeByte(level.ordinal());
        era.writeTo(out);
        out.writeByte(warning == null ? 0 : 1);
        if (warning != null) {
            DetectorReading.writeTo(out, warning);
            beforeWarning.writeTo(out);
        }
        out.writeByte(raised == null ? 0 : 1);
        if (raised != null) {
            raised.writeTo(out);
        }
    }

    static DetectorTrack readFrom(BinaryReader in, DetectorSettings settings) {
        DetectorTrack track = new DetectorTrack(settings.restore(in.readBytes()));
        track.level = Signal.values()[in.readByte()];
        track.era = MeanError.readFrom(in);
        if (in.readByte() == 1) {
            track.warning = DetectorReading.changeFrom(in);
            track.beforeWarning = MeanError.readFrom(in);
        }
        if (in.readByte() == 1) {
            track.raised = RaisedLevel.readFrom(in);
        }
        return track;
    }
}
