package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.segment.UnknownSegment;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.DocumentFile;
import dev.plumbline.kafka.document.NearestName;
import java.nio.file.Path;
import java.util.List;

/** The segments that a monitor's file declares, held to what a baseline can have. */
public final class DeclaredSegments {
    /** More would bury the message. */
    private static final int MOST_NAMES = 10;

    private DeclaredSegments() {}

    /**
     * Refuses a monitor with a segment that the baseline cannot have.
     *
     * @param file what the monitor was read from
     * @throws DocumentException with the segment's line, and the nearest known name
     */
    public static void require(Path file, Monitor monitor, Baseline baseline) {
        List<UnknownSegment> unknown =
                new Segments(baseline.layout(), monitor.segments()).unknown();
        if (!unknown.isEmpty()) {
            throw new DocumentException(
                    file.toString(),
                    line(file, monitor, unknown.get(0).segment()),
                    described(unknown.get(0)) + "; " + wayOut(unknown.get(0)));
        }
    }

    /** The reader makes one segment of every item, in order. */
    private static int line(Path file, Monitor monitor, String segment) {
        int place = monitor.segments().stream().map(SegmentSpec::text).toList().indexOf(segment);
        return MonitorDocument.root(DocumentFile.text(file), file.toString(), System.getenv())
                .freeSection()
                .required("segments", "[FEATURE]")
                .list()
                .get(place)
                .node()
                .line();
    }

    /** What is wrong with a segment, with the nearest known name, in one sentence. */
    public static String described(UnknownSegment unknown) {
        return "the segment '%s' %s, got %s%s"
                .formatted(
                        unknown.segment(),
                        unknown.must(),
                        unknown.got(),
                        NearestName.offer(unknown.got(), unknown.known()));
    }

    private static String wayOut(UnknownSegment unknown) {
        List<String> known = unknown.known();
        if (known.isEmpty()) {
            return "write it as FEATURE, FEATURE=CATEGORY or {feature: FEATURE, ranges: [...]}";
        }
        String names = String.join(", ", known.subList(0, Math.min(known.size(), MOST_NAMES)));
        String more =
                known.size() > MOST_NAMES
                        ? " and %d more".formatted(known.size() - MOST_NAMES)
                        : "";
        return "the baseline has " + names + more;
    }
}
