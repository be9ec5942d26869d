package dev.plumbline.core.alert;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;

/** What an {@link EpisodeTrack} follows. */
record TrackKey(String version, String segment, String granularity, String rule)
        implements Comparable<TrackKey> {
    private static final Comparator<TrackKey> ORDER =
            Comparator.comparing(TrackKey::version)
                    .thenComparing(TrackKey::segment)
                    .thenComparing(TrackKey::granularity)
                    .thenComparing(TrackKey::rule);

    static TrackKey of(WindowReport report, String rule) {
        return new TrackKey(report.modelVersion(), report.segment(), report.granularity(), rule);
    }

    @Override
    public int compareTo(TrackKey other) {
        return ORDER.compare(this, other);
    }

    void writeTo(BinaryWriter out) {
        out.writeText(version);
        out.writeText(segment);
        out.writeText(granularity);
        out.writeText(rule);
    }

    static TrackKey readFrom(BinaryReader in) {
        return new TrackKey(in.readText(), in.readText(), in.readText(), in.readText());
    }
}
